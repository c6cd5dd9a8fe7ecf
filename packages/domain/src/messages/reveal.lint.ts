/**
 * Refuses words that would tell a stranger something. Every language is read at once, because a message in one may hold
 * a word of another, and whoever looks over a shoulder may know both.
 */
import { Language } from './language.ts'
import { everywhere, type Reveals, revealing } from './revealing.words.ts'

export interface Finding {
  /** The word as it was written. */
  readonly word: string
  readonly reveals: Reveals
}

const arabicLetter = /[\u0600-\u06ff]/
/** Short words that Arabic writes as one with the next: and, with, for, as, so, the. */
const joined = '(?:[وفبكل]?(?:ال)?|لل)'
const joinedAfter = '(?:ها|هم|ك|ي|نا|ات|ه)?'

interface Pattern {
  readonly pattern: RegExp
  readonly reveals: Reveals
}

interface Word {
  readonly word: string
  readonly reveals: Reveals
}

const words: readonly Word[] = [everywhere, ...Language.options.map(language => revealing[language])].flatMap(
  of =>
    (Object.entries(of) as [Reveals, readonly string[]][]).flatMap(([reveals, list]) =>
      list.map(word => ({ reveals, word })),
    ),
)

const notALetterBefore = '(?<![\\p{L}\\p{N}])'
const notALetterAfter = '(?![\\p{L}\\p{N}])'

function patternOf(word: string): RegExp {
  return new RegExp(`${notALetterBefore}${bodyOf(word)}${notALetterAfter}`, 'u')
}

function bodyOf(word: string): string {
  const isStem = word.endsWith('*')
  const plain = simplified(isStem ? word.slice(0, -1) : word)
  const escaped = plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')
  const isArabic = arabicLetter.test(plain)
  const after = isStem ? '[\\p{L}\\p{N}]*' : isArabic ? joinedAfter : ''
  return `${isArabic ? joined : ''}${escaped}${after}`
}

// A thousand patterns take a second to make, and hardly any text needs them: one of all words says whether there is
// anything to find. They are made when the first text is read, because a program that sends nothing reads none.
let anyWord: RegExp | undefined
let eachWord: readonly Pattern[] | undefined

function patternOfAll(): RegExp {
  const bodies = words.map(({ word }) => bodyOf(word))
  return new RegExp(`${notALetterBefore}(?:${bodies.join('|')})${notALetterAfter}`, 'u')
}

function patternsFor(readings: readonly string[]): readonly Pattern[] {
  const any = anyWord ?? patternOfAll()
  anyWord = any
  if (!readings.some(reading => any.test(reading))) return []
  eachWord ??= words.map(({ word, reveals }) => ({ reveals, pattern: patternOf(word) }))
  return eachWord
}

/** Without accents, vowel signs and stretched letters, in small letters; letters that Arabic writes in two ways in one. */
function simplified(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى(?=$|[^\p{L}])/gu, 'ي')
    .replace(/ة/g, 'ه')
}

/** Letters that were put apart so as not to be read as a word: `H.I.V`, `h i v`, `H-I-V`, `H*I*V`. */
function drawnTogether(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?:\p{L}[\s.\-_*·]{1,2}){2,}\p{L}(?![\p{L}\p{N}])/gu,
    run => ` ${run.replace(/[^\p{L}]/gu, '')} `,
  )
}

/** Digits that stand for letters. */
function spelledOut(text: string): string {
  return text.replace(/(?<=\p{L})[013!](?=\p{L})|(?<=\p{L})1(?=\p{L})/gu, sign =>
    sign === '0' ? 'o' : sign === '3' ? 'e' : 'i',
  )
}

/**
 * What a text gives away. `names` are the names of places that must not stand in it either: each name as a whole, and
 * each longer word of it by itself.
 */
export function revealedBy(text: string, names: readonly string[] = []): Finding[] {
  const plain = simplified(text)
  const readings = [...new Set([plain, spelledOut(plain), drawnTogether(plain)])]
  const places = names
    .flatMap(wordsOfName)
    .map((word): Pattern => ({ reveals: 'place', pattern: patternOf(word) }))
  const found = new Map<string, Finding>()
  for (const { pattern, reveals } of [...patternsFor(readings), ...places])
    for (const reading of readings) {
      const word = pattern.exec(reading)?.[0]
      if (word && !found.has(word)) found.set(word, { word, reveals })
    }
  return [...found.values()]
}

/** Words of names that are also ordinary words are left out: nobody learns anything from "north". */
const ordinary = [
  'north',
  'south',
  'east',
  'west',
  'the',
  'and',
  'for',
  'street',
  'road',
  'house',
  'centre',
  'wing',
]

function wordsOfName(name: string): string[] {
  const words = simplified(name)
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 4 && !ordinary.includes(word))
  return [name, ...words].filter(word => word.trim() !== '')
}

/** `true`, or why a text may not be sent, in a sentence that names the words. */
export function mayBeSent(text: string, names: readonly string[] = []): true | string {
  const words = revealedBy(text, names).map(({ word }) => `“${word}”`)
  if (words.length === 0) return true
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]
  return `This could tell a stranger something: ${list}. Write it without ${words.length > 1 ? 'these words' : 'this word'}.`
}
