/** Whose words a message has: the programme's own, or those that a clinic settled for it, per purpose and language. */
import * as z from 'zod'
import { instant } from '../time.ts'
import { refereeTemplates } from './joining.templates.ts'
import { Language, languages } from './language.ts'
import {
  type Gap,
  type gapsOf,
  type MessageParts,
  messageTemplates,
  momentInLanguage,
  purposeWords,
  TemplatePurpose,
} from './message.templates.ts'

/** A clinic's own words for one message in one language. */
export const Wording = z.strictObject({
  text: z.string().min(1).max(1000),
  /** Who grew up with the language and read it; empty for English. */
  readBy: z.string().max(80).default(''),
})
export type Wording = z.infer<typeof Wording>

/** All of a clinic's own words. A message that is not here has the programme's. */
export const ClinicWords = z.partialRecord(TemplatePurpose, z.partialRecord(Language, Wording))
export type ClinicWords = z.infer<typeof ClinicWords>

/** Words as they are kept: in one line, without signs that nobody sees and behind which a word could hide. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
    .trim()
}

/** A clinic's words with one message changed; null goes back to the programme's. */
export function withWords(
  words: ClinicWords,
  purpose: TemplatePurpose,
  language: Language,
  own: Wording | null,
): ClinicWords {
  const { [language]: _, ...others } = words[purpose] ?? {}
  const isOwn = own !== null && own.text !== programmeWords(purpose, language)
  const changed = isOwn ? { ...others, [language]: own } : others
  const { [purpose]: __, ...rest } = words
  return Object.keys(changed).length === 0 ? rest : { ...rest, [purpose]: changed }
}

/** One message in one language. */
export interface MessageKey {
  readonly purpose: TemplatePurpose
  readonly language: Language
}

/** Every message that has words, in each of its languages. */
export const messageKeys: readonly MessageKey[] = TemplatePurpose.options.flatMap(purpose =>
  languagesFor(purpose).map(language => ({ purpose, language })),
)

/** What one message is called: `A last word, in Polish`. */
export function messageName({ purpose, language }: MessageKey): string {
  return `${purposeWords[purpose]}, in ${languages[language].inEnglish}`
}

/** The messages that read otherwise, each with a sentence that says how. */
export function wordsChanged(
  before: ClinicWords,
  after: ClinicWords,
): (MessageKey & { readonly sentence: string })[] {
  return messageKeys.flatMap(key => {
    const [was, is] = [ownWordsOf(before, key), ownWordsOf(after, key)]
    if (was === is) return []
    const name = messageName(key)
    return [{ ...key, sentence: `${name.charAt(0).toLowerCase()}${name.slice(1)}: ${is}, before: ${was}` }]
  })
}

/** The clinic's own words for a message in quotes, or that it has none. */
function ownWordsOf(words: ClinicWords, { purpose, language }: MessageKey): string {
  const own = words[purpose]?.[language]
  if (!own) return 'the programme’s words'
  const text = languages[language].runs === 'rtl' ? `\u2067${own.text}\u2069` : own.text
  return `“${text}”${own.readBy === '' ? '' : `, read by ${own.readBy}`}`
}

/** A clinic's own messages, each with its words. */
export function ownWords(words: ClinicWords): { readonly label: string; readonly value: string }[] {
  return messageKeys.flatMap(key =>
    words[key.purpose]?.[key.language] ? [{ label: messageName(key), value: ownWordsOf(words, key) }] : [],
  )
}

/** In which languages a message is written. Nobody asks a referee which they like. */
export function languagesFor(purpose: TemplatePurpose): readonly Language[] {
  return purpose in refereeTemplates ? ['en'] : Language.options
}

/** Letters to referees go by email alone, and may be longer than a text. */
export function leavesAsText(purpose: TemplatePurpose): boolean {
  return !(purpose in refereeTemplates)
}

/** The programme's own words, with their gaps. */
export function programmeWords(purpose: TemplatePurpose, language: Language): string {
  switch (purpose) {
    case 'referenceLink':
    case 'referenceReminder':
      return refereeTemplates[purpose]
    case 'joinLink':
      return messageTemplates[language].offerLink
    default:
      return messageTemplates[language][purpose]
  }
}

/** The words that hold, with their gaps: the clinic's where it has its own. */
export function wordsThatHold(words: ClinicWords, purpose: TemplatePurpose, language: Language): string {
  return words[purpose]?.[language]?.text ?? programmeWords(purpose, language)
}

/** What has to be filled in for a message. */
export type Filled<P extends TemplatePurpose> = Pick<MessageParts, (typeof gapsOf)[P][number]>

/** The text of a message as it leaves: the words that hold at its clinic, with every gap filled. */
export function messageText<P extends TemplatePurpose>(
  words: ClinicWords,
  language: Language,
  purpose: P,
  parts: Filled<P>,
): string {
  return filledIn(wordsThatHold(words, purpose, language), parts)
}

/** What says who writes, as far as the next stop. */
const saysWhoWrites = /(?:[,.،]|(?<![^,.،!?؟{}]))[^,.،!?؟{}]*\{from\}/u

/** Every gap filled. A name that we do not know leaves no hole. */
export function filledIn(template: string, parts: Partial<MessageParts>): string {
  const words = parts.from === '' ? template.replace(saysWhoWrites, '') : template
  return words
    .replace(/\{(\w+)\}/g, (_, gap: string) => parts[gap as Gap] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,،.])/g, '$1')
    .replace(/[,،]\./g, '.')
    .replace(/^[\s,،.]+/, '')
    .trim()
}

const anAfternoon = instant('2026-12-03T14:00:00.000Z')

/** Somebody who does not exist, so that a message can be looked at before it is settled. */
export function exampleParts(language: Language): MessageParts {
  return {
    name: 'Sam',
    from: 'Jo',
    when: momentInLanguage(language, anAfternoon, 'dayAndTime'),
    link: 'https://pages.example/a/bcd234fgh567jkm89npqrstvwxz2',
    until: momentInLanguage(language, anAfternoon, 'day'),
  }
}
