/** Loading and sending for the pages of single steps. The API decides what is offered; a page never does. */

import type { DischargeCommand } from '@alongside/domain/discharge'
import type { MentoringCommand } from '@alongside/domain/mentoring'
import type { OnboardingCommand } from '@alongside/domain/onboarding'
import { nearInWords } from '@alongside/web/page'
import { eventForm, type FieldWords, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { byWords } from '../words.ts'
import type { StepFacts } from './step-page.tsx'
import { loadSupport, type Support } from './support.server.ts'

/** A form of one event on one record of the person. */
export function recordForm<E extends z.ZodType>(event: E) {
  return eventForm(event).extend({ recordId: z.uuid() })
}

/**
 * Loads the page of one step: the step as it is offered, the record it belongs to, what the page needs beside, and what
 * others did lately, for whoever opened the page before that.
 */
export function loadStep<T>(
  args: LoaderFunctionArgs,
  type: string,
  more: (support: Support) => T,
): Promise<StepFacts & T> {
  return loadSupport(args, support => {
    const { record, person, now } = support
    return {
      ...more(support),
      step: record.options.find(each => each.type === type) ?? null,
      version: record.seq,
      recordId: record.id,
      personId: person.id,
      called: calledOf(support),
      state: record.label,
      waitsFor: record.waitsFor,
      lately: support.lately.map(({ recordId, seq, at, label, by }) => ({
        recordId,
        seq,
        words: `${label}, by ${byWords[by]}, ${nearInWords(at, now)}`,
      })),
    }
  })
}

/** What to call somebody on a page of their own. */
export function calledOf({ person }: Pick<Support, 'person'>): string {
  return person.called ?? 'This person'
}

/** What a page adds to the sending of its step. */
interface Sending {
  /** What was done, in a sentence that names nobody. */
  readonly said: string
  /** Where the way leads; absent: back to the person. */
  readonly to?: string
  /** What to say where an answer is missing, by the field of the event. */
  readonly missing?: FieldWords
}

export function inEvent(words: FieldWords = {}): FieldWords {
  return Object.fromEntries(Object.entries(words).map(([field, sentence]) => [`event.${field}`, sentence]))
}

/** Sends an event of mentoring from the page of its step. */
export function sendMentoring(
  args: ActionFunctionArgs,
  event: z.ZodType<MentoringCommand>,
  { said, to = `/people/${args.params.id}`, missing }: Sending,
) {
  return submit(
    args,
    recordForm(event),
    async ({ event: sent, version, commandId, recordId }, api) => {
      await api.mentoring.send.mutate({ id: recordId, seq: version, commandId, event: sent })
      return { to, said }
    },
    inEvent(missing),
  )
}

/** Sends an event of an ending. */
export function sendDischarge(
  args: ActionFunctionArgs,
  event: z.ZodType<DischargeCommand>,
  { said, to = `/people/${args.params.id}`, missing }: Sending,
) {
  return submit(
    args,
    recordForm(event),
    async ({ event: sent, version, commandId, recordId }, api) => {
      await api.discharge.send.mutate({ id: recordId, seq: version, commandId, event: sent })
      return { to, said }
    },
    inEvent(missing),
  )
}

/** Sends an answer to a match. */
export function sendOnboarding(
  args: ActionFunctionArgs,
  event: z.ZodType<OnboardingCommand>,
  went: (sent: OnboardingCommand) => { readonly to: string; readonly said: string },
) {
  return submit(args, recordForm(event), async ({ event: sent, version, commandId, recordId }, api) => {
    await api.onboarding.send.mutate({ id: recordId, seq: version, commandId, event: sent })
    return went(sent)
  })
}
