/**
 * Whether a clinic may settle these words for a message. Read before they are kept; as each message leaves, the lint
 * reads it once more.
 */
import type { Language } from './language.ts'
import { type Gap, gapsOf, type TemplatePurpose } from './message.templates.ts'
import { exampleParts, filledIn, leavesAsText, tidied } from './message.wording.ts'
import { mayBeSent } from './reveal.lint.ts'
import { textParts } from './text.parts.ts'

/** What stands for each gap, in words. */
export const gapWords = {
  name: 'what they like to be called',
  from: 'the first name of whoever writes',
  when: 'the day and the time',
  link: 'the address of the page',
  until: 'the last day on which the page works',
} as const satisfies Record<Gap, string>

/** A gap as it is written. */
export function gapSign(gap: Gap): string {
  return `{${gap}}`
}

/** As many text messages as one message may take. */
const mostParts = 4
/** As long as an email may be. */
const mostSigns = 600

export interface NewWords {
  readonly purpose: TemplatePurpose
  readonly language: Language
  readonly text: string
  /** The names of places, which no message may say. */
  readonly names?: readonly string[]
}

/** What is wrong with new words, a sentence for each with its mend; nothing when they may be settled. */
export function wrongWith(given: NewWords): string[] {
  const words = { ...given, text: tidied(given.text) }
  if (words.text === '') return ['Write the message']
  return [...wrongGaps(words), ...wrongLength(words), ...tellsTooMuch(words), ...leadsElsewhere(words)]
}

function wrongGaps({ purpose, text }: NewWords): string[] {
  const wanted: readonly Gap[] = gapsOf[purpose]
  const list = wanted.map(gapSign).join(', ')
  const found = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, gap = '']) => gap)
  const strange = [...new Set(found)].filter(gap => !(wanted as readonly string[]).includes(gap))
  const missing = wanted.filter(gap => gap !== 'name' && !found.includes(gap))
  const twice = wanted.filter(gap => found.filter(each => each === gap).length > 1)
  const isTornOff = /[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))
  const isGlued = /\S\{link\}|\{link\}\S/.test(text)
  return [
    ...missing.map(gap => `Write ${gapSign(gap)} where ${gapWords[gap]} belongs`),
    ...strange.map(gap => `Take out “{${gap}}”: this message has ${list} and nothing else to fill in`),
    ...twice.map(gap => `Write ${gapSign(gap)} only once`),
    ...(isTornOff ? ['Write each gap with both its brackets, like {name}'] : []),
    ...(isGlued ? ['Leave a space before and after {link}, or nobody can open the page'] : []),
  ]
}

function wrongLength({ purpose, language, text }: NewWords): string[] {
  const whole = filledIn(text, exampleParts(language))
  if (!leavesAsText(purpose))
    return whole.length > mostSigns
      ? [`Make it shorter: it has ${whole.length} signs, and an email may have ${mostSigns}`]
      : []
  const { parts } = textParts(whole)
  return parts > mostParts ? [`Make it shorter: it takes ${parts} texts, and may take ${mostParts}`] : []
}

/** Read as it leaves, and with nothing in its gaps: what stands around an empty gap is read as one word. */
function tellsTooMuch({ language, text, names = [] }: NewWords): string[] {
  const readings = [filledIn(text, exampleParts(language)), text.replace(/\{[^{}]*\}/g, '')]
  const wrong = readings.map(reading => mayBeSent(reading, names)).filter(verdict => verdict !== true)
  return [...new Set(wrong)].slice(0, 1).map(sentence => sentence.replace(/\.$/, ''))
}

/** Each looks once at every word, however long somebody makes it. */
const addresses = [
  /\b(?:https?:|www\.)\S*/giu,
  /(?<![^\s@])[^\s@]+@\S+/giu,
  /(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|uk|london|eu|me|ly|co|io|app|link|page)\b\S*/giu,
]
/** Digits of any alphabet, however they are put apart. Short ones, such as a house number or 999, may stand. */
const aNumber = /\+?\p{Nd}(?:[\s().\-/]*\p{Nd}){4,}/gu
function leadsElsewhere({ text }: NewWords): string[] {
  const found: string[] = []
  let rest = text
  for (const address of addresses) {
    found.push(...(rest.match(address) ?? []))
    rest = rest.replace(address, '')
  }
  const numbers = rest.match(aNumber) ?? []
  return [
    ...found.map(each => `Take out “${each}”: the only address in a message is the private one`),
    ...numbers.map(each => `Take out “${each.trim()}”: a message holds no phone number`),
  ]
}
