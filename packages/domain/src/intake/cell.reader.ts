/**
 * Reading one cell of a clinic's file. A reader gives a value or says what is wrong, in words for the person who made
 * the file. No sentence ever repeats what stood in the cell: it may be somebody's name, and sentences are kept longer
 * and shown wider than cells.
 */

/** What came of reading a cell. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: string }

export function value<T>(read: T): Read<T> {
  return { ok: true, value: read }
}

export function problem(words: string): Read<never> {
  return { ok: false, problem: words }
}

/** Marks without width or meaning of their own, which copying from a web page brings along. */
const invisible = /[\u00AD\u200B\u200E\u200F\u2060]/gu
/** Control and direction marks, halves of characters, and the sign a program leaves where it lost a letter. */
const unkeepable = /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u202A-\u202E\u2061-\u2069\uFFF9-\uFFFD]/u

/** The text of a cell: white space made plain, characters composed. Too long or unkeepable text is a problem. */
export function readText(cell: string, most: number): Read<string> {
  // line breaks and tabs inside a cell are layout; everything else of their kind is not
  const text = cell.replace(invisible, '').replace(/\s+/gu, ' ').trim().normalize('NFC')
  if (text.length > most) return problem(`This is too long: at most ${most} characters can be kept.`)
  if (unkeepable.test(text))
    return problem(
      'This has characters that cannot be kept. Save the file as "CSV UTF-8" and type the cell again.',
    )
  return value(text)
}

/** What a spreadsheet makes of a long number: `1.23E+11`. The digits behind it are lost. */
function isShortened(text: string): boolean {
  return /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i.test(text)
}

const shortened =
  'The spreadsheet has shortened this number. Format the column as text, put the whole number in and save again.'

/** A clinic number as it is kept and compared: capitals, no spaces. */
export function clinicNumberOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
}

export function readClinicNumber(cell: string): Read<string> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  if (text.value === '') return problem('The clinic number is missing.')
  if (isShortened(text.value)) return problem(shortened)
  const number = clinicNumberOf(text.value)
  if (number.length > 30)
    return problem('This is too long for a clinic number: at most 30 characters can be kept.')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}/._-]*$/u.test(number))
    return problem('A clinic number has letters, digits, and / . - or _ between them.')
  if (!/\p{N}/u.test(number)) return problem('A clinic number has at least one digit.')
  return value(number)
}

/** The name a person goes by: one name, an alias as good as any. */
export function readCalledName(cell: string): Read<string> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  if (text.value === '') return problem('The name to use is missing. A first name or an alias will do.')
  if (!/\p{L}/u.test(text.value)) return problem('A name has at least one letter.')
  if (text.value.includes(','))
    return problem('This looks like a family name with a first name. Give only the name to use.')
  return value(text.value)
}

export function readFamilyName(cell: string): Read<string | null> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  if (text.value === '') return value(null)
  return /\p{L}/u.test(text.value) ? text : problem('A name has at least one letter.')
}

/** An optional line of text. */
export function readOptionalText(cell: string, most: number): Read<string | null> {
  const text = readText(cell, most)
  return text.ok && text.value === '' ? value(null) : text
}

/** A phone number as it is dialled from anywhere: `+447700900123`. */
export function readPhone(cell: string): Read<string | null> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  if (text.value === '') return value(null)
  if (isShortened(text.value)) return problem(shortened)
  const dialled = text.value
    .replace(/^'/, '')
    .replace(/\(0\)/, '')
    .replace(/[\s().\-/]/g, '')
  const international = dialled.replace(/^00/, '+')
  if (/^\+[1-9]\d{6,14}$/.test(international)) return value(international)
  if (/^0[1-9]\d{8,9}$/.test(dialled)) return value(`+44${dialled.slice(1)}`)
  // a spreadsheet takes the nought off a mobile number, and nothing else in this country looks like the rest
  if (/^7\d{9}$/.test(dialled)) return value(`+44${dialled}`)
  return problem(
    'This is not a phone number. Write it like 07700 900123 or +44 7700 900123, one number only.',
  )
}

/** Yes or no; an empty cell is a no. */
export function readYesNo(cell: string): Read<boolean> {
  const word = wordKey(cell)
  if (['', 'no', 'n', 'false', '0'].includes(word)) return value(false)
  if (['yes', 'y', 'true', '1'].includes(word)) return value(true)
  return problem('Write yes or no. An empty cell means no.')
}

/** Letters and digits only, in small letters: `Re-engaging ` and `reengaging` are one word. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** One of some meanings, each under several words. The first word of each meaning is the one that is documented. */
export function readChoice<T extends string>(
  cell: string,
  words: Readonly<Record<T, readonly string[]>>,
): Read<T | null> {
  const key = wordKey(cell)
  if (key === '') return value(null)
  const meanings = Object.keys(words) as T[]
  const meant = meanings.find(meaning => words[meaning].some(word => wordKey(word) === key))
  if (meant !== undefined) return value(meant)
  return problem(`Write one of: ${meanings.map(meaning => words[meaning][0]).join(', ')}.`)
}
