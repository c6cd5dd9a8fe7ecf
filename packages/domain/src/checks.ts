/** The checks before anybody begins. A record says what was asked, seen and decided, when and by whom: never what it said. */
import * as z from 'zod'
import { PlainDate } from './time.ts'

export const Check = z.enum([
  'identity',
  'rightToWork',
  'firstReference',
  'secondReference',
  'dbs',
  'occupationalHealth',
  'contract',
  'confidentiality',
])
export type Check = z.infer<typeof Check>

/** The levels of a DBS check, from the lowest to the highest. */
export const DbsLevel = z.enum(['basic', 'standard', 'enhanced', 'enhancedWithBarredList'])
export type DbsLevel = z.infer<typeof DbsLevel>

/** Whether a level is no higher than another: to ask for a higher one than the role allows is against the law. */
export function isWithin(level: DbsLevel, eligible: DbsLevel): boolean {
  return DbsLevel.options.indexOf(level) <= DbsLevel.options.indexOf(eligible)
}

export const CheckRecord = z.strictObject({
  askedOn: PlainDate.nullable(),
  /** How often it was chased, and when last. */
  chases: z.int().min(0),
  chasedOn: PlainDate.nullable(),
  receivedOn: PlainDate.nullable(),
  /** Who has seen the original; null when an answer came by a link. */
  seenBy: z.uuid().nullable(),
  level: DbsLevel.nullable(),
  expiresOn: PlainDate.nullable(),
  decidedOn: PlainDate.nullable(),
  decidedBy: z.uuid().nullable(),
  accepted: z.boolean().nullable(),
})
export type CheckRecord = z.infer<typeof CheckRecord>

/** A check that nobody has asked for yet. */
export const noCheckYet: CheckRecord = {
  askedOn: null,
  chases: 0,
  chasedOn: null,
  receivedOn: null,
  seenBy: null,
  level: null,
  expiresOn: null,
  decidedOn: null,
  decidedBy: null,
  accepted: null,
}

export const CheckStage = z.enum(['notAsked', 'asked', 'received', 'accepted', 'notAccepted', 'ranOut'])
export type CheckStage = z.infer<typeof CheckStage>

/** Where one check stands on a day. */
export function stageOfCheck(record: CheckRecord | undefined, on: PlainDate): CheckStage {
  if (!record) return 'notAsked'
  if (record.accepted === true) {
    return record.expiresOn !== null && record.expiresOn < on ? 'ranOut' : 'accepted'
  }
  if (record.accepted === false) return 'notAccepted'
  if (record.receivedOn !== null) return 'received'
  return record.askedOn === null ? 'notAsked' : 'asked'
}

/** What each check is called, and why it is asked for, to the person who is asked. */
export const checkWords = {
  identity: { label: 'Who you are', why: 'We look at a passport or another proof. We keep no copy.' },
  rightToWork: { label: 'Right to work or volunteer', why: 'We look at one document. We keep no copy.' },
  firstReference: { label: 'First reference', why: 'Somebody who knows you writes a few lines.' },
  secondReference: { label: 'Second reference', why: 'A second view, so that it never hangs on one person.' },
  dbs: {
    label: 'DBS check',
    why: 'At the level that the role allows and no higher. An old conviction is talked about, not ruled out.',
  },
  occupationalHealth: {
    label: 'Occupational health',
    why: 'The clinic asks what you need to do this well. We hear only that it is done.',
  },
  contract: {
    label: 'Agreement of the clinic',
    why: 'Each place you work in gives you a letter or an honorary contract of its own.',
  },
  confidentiality: { label: 'Confidentiality agreement', why: 'You sign that what you hear stays here.' },
} as const satisfies Record<Check, { label: string; why: string }>

/** What each stage is called on a screen. */
export const checkStageWords = {
  notAsked: 'Not asked for yet',
  asked: 'Asked for',
  received: 'Here, waiting for a decision',
  accepted: 'Done',
  notAccepted: 'Not accepted',
  ranOut: 'Ran out',
} as const satisfies Record<CheckStage, string>
