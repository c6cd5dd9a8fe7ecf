/** What a clinic and the charity settled about messages to people. */
import * as z from 'zod'
import { PlainTime, plainTime } from '../time.ts'
import { Language } from './language.ts'
import { mayBeSent } from './reveal.lint.ts'

export const MessageSettings = z
  .strictObject({
    /** For how many days a private link works. */
    linkDays: z.int().min(1).max(60).default(14),
    /** No message leaves before or after these hours in London, whatever somebody said. */
    from: PlainTime.default(plainTime('08:00')),
    until: PlainTime.default(plainTime('20:00')),
    /** How many hours before a meeting somebody is reminded who said that we may write; 0 for never. */
    remindHoursBefore: z.int().min(0).max(96).default(24),
    /** The name under which every message comes; empty for the first name of whoever writes. */
    sender: z.string().max(40).default(''),
    /** In which languages people are written to, and the private page and the leaflet are offered. */
    languages: z
      .array(Language)
      .refine(list => list.includes('en'), 'English stays: it is what everybody gets who asked for no other')
      .default([...Language.options]),
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    message: 'The end comes after the beginning',
  })
export type MessageSettings = z.infer<typeof MessageSettings>

/** As much of a name as a phone shows above a text. */
const MOST_LETTERS = 11

/** A name that may stand on anybody's phone: one that a person could have, and that tells a stranger nothing. */
const SafeSender = z
  .string()
  .trim()
  .max(MOST_LETTERS, `Write ${MOST_LETTERS} letters or fewer: a phone shows no more`)
  .regex(/^(\p{L}[\p{L}\p{M} '’-]*)?$/u, 'Write a name of letters only')
  .superRefine((name, context) => {
    const allowed = mayBeSent(name)
    if (allowed !== true) context.addIssue({ code: 'custom', message: allowed })
  })

/** The same as it is settled: the words of a sender are read then, and a list of words that grew makes no settings unreadable. */
export const MessageSettingsToSettle = MessageSettings.safeExtend({ sender: SafeSender })

/** Who signs: the name that the clinic settled, else the first name of whoever writes. */
export function signedAs({ sender }: Pick<MessageSettings, 'sender'>, firstName: string): string {
  return sender === '' ? firstName : sender
}

/** The language in which somebody is written to: English where the clinic has settled without theirs. */
export function writtenIn({ languages }: Pick<MessageSettings, 'languages'>, language: Language): Language {
  return languages.includes(language) ? language : 'en'
}

/** The languages of several clinics, in their usual order. */
export function languagesOf(settled: readonly Pick<MessageSettings, 'languages'>[]): Language[] {
  return Language.options.filter(language => settled.some(({ languages }) => languages.includes(language)))
}
