/**
 * What a person said about being reached: the rules that a lifecycle may know, and the words and numbers that only
 * those who speak to them may see. Filled in as one form, kept apart: the rules plain, everything else sealed.
 */
import * as z from 'zod'
import { Channel, type ContactRules } from './contact-rules.ts'
import { privateText } from './private-text.ts'
import { PlainTime } from './time.ts'

/** The part that is sealed. */
export const ContactDetails = z.strictObject({
  phone: z.string().max(16).nullable(),
  email: z.string().max(120).nullable(),
  /** For whom to ask when the phone is answered. */
  nameToAskFor: z.string().max(60).nullable(),
  /** What to say when it is somebody else. */
  ifSomeoneElseAnswers: z.string().max(300).nullable(),
  /** Who else sees the phone or the post. */
  whoElseSees: z.string().max(300).nullable(),
  language: z.string().max(35).nullable(),
  interpreter: z.boolean(),
  notes: z.string().max(1000).nullable(),
})
export type ContactDetails = z.infer<typeof ContactDetails>

/** What is known of somebody who has not been asked yet. */
export const detailsUntilAsked: ContactDetails = {
  phone: null,
  email: null,
  nameToAskFor: null,
  ifSomeoneElseAnswers: null,
  whoElseSees: null,
  language: null,
  interpreter: false,
  notes: null,
}

const byPhone: readonly Channel[] = ['text', 'call', 'voicemail', 'whatsapp']

/** An answer that may be left empty; an empty one is kept as none. */
function line(most: number) {
  return privateText(most).transform(text => (text === '' ? null : text))
}

/** The form: how, when and under which name it is safe to reach somebody, in their own words. */
export const ContactAnswers = z
  .strictObject({
    called: privateText(60).min(1, 'Write what they like to be called'),
    channels: z.array(Channel).min(1, 'Choose at least one way that is safe; a word at a visit is one'),
    days: z.array(z.int().min(1).max(7)).min(1, 'Choose at least one day'),
    from: PlainTime,
    until: PlainTime,
    phone: privateText(16)
      .regex(/^(\+[1-9]\d{6,14})?$/, 'Write the number with its country, like +447700900123')
      .transform(text => (text === '' ? null : text)),
    email: privateText(120)
      .regex(/^([^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+)?$/, 'Write one email address, or leave it empty')
      .transform(text => (text === '' ? null : text)),
    nameToAskFor: line(60),
    ifSomeoneElseAnswers: line(300),
    whoElseSees: line(300),
    language: line(35),
    interpreter: z.boolean(),
    notes: line(1000),
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    message: 'The end of the safe hours comes after their beginning',
  })
  .refine(({ channels, phone }) => phone !== null || !channels.some(channel => byPhone.includes(channel)), {
    path: ['phone'],
    message: 'Write the number for the ways you chose',
  })
  .refine(({ channels, email }) => email !== null || !channels.includes('email'), {
    path: ['email'],
    message: 'Write the email address, or do not choose email',
  })
export type ContactAnswers = z.infer<typeof ContactAnswers>

/** The two parts of a form that was filled in at `askedAt`: rules for the lifecycles, details to be sealed. */
export function partsOf(
  { called, channels, days, from, until, ...details }: ContactAnswers,
  askedAt: NonNullable<ContactRules['askedAt']>,
): { called: string; rules: ContactRules; details: ContactDetails } {
  return { called, rules: { askedAt, channels, days, from, until }, details }
}
