import type { FormValues } from '@alongside/web/form'
import type { FieldWords } from '@alongside/web/request.server'
import type { ReactNode } from 'react'
import type { AnyView, Candidate, PersonPage } from '../answers.ts'

/** What the form of a step may know of the record it belongs to. */
export interface Given {
  readonly record: AnyView
  readonly person: PersonPage['person']
  /** The session that the address names, for a step about one session. */
  readonly sessions: PersonPage['sessions']
  /** Mentors who might meet this person; empty unless the step asks for them. */
  readonly candidates: readonly Candidate[]
  readonly now: string
}

/** The page of one event: its question, its fields, and what is said when it is done. */
export interface StepPage {
  /** The heading; absent: what the button is called. */
  readonly title?: string
  readonly lead?: string
  /** Absent: there is nothing to fill in, and the page asks once more before anything happens. */
  fields?(given: Given): ReactNode
  values?(given: Given): FormValues
  /** What the button says; absent: the label of the event. */
  readonly button?: string
  readonly tone?: 'primary' | 'warning'
  /** Shows how to reach them safely above the form. */
  readonly showsContact?: boolean
  /** Asks the API for the mentors who might meet this person. */
  readonly needsCandidates?: boolean
  /** The button on the person's page is enough. */
  readonly isAtOnce?: boolean
  /** Sentences for fields that were left open. */
  readonly words?: FieldWords
  /** Names nobody. */
  readonly said: string
}

export type StepPages<Type extends string> = { readonly [T in Type]?: StepPage }
