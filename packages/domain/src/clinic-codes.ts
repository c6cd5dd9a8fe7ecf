/**
 * A clinic's own codes, and what each of them means here: settled with the clinic, from a day on. What stands in no list
 * of theirs and in none of ours is not understood, and nobody guesses.
 */
import * as z from 'zod'
import type { AttendanceCode } from './attendance/index.ts'
import type { ReferralReason, TracingOutcome } from './referral/index.ts'
import type { PlainDate } from './time.ts'

/** What a code of a clinic may mean, and the word for each. */
export const codeMeanings = {
  reason: {
    newlyDiagnosed: 'newly diagnosed',
    reEngaging: 're-engaging',
    clinicianFlag: 'clinician flag',
  },
  tracing: {
    reEngaged: 're-engaged',
    unableToContact: 'unable to contact',
    unknown: 'unknown',
    transferred: 'transferred',
    leftCountry: 'left the country',
    inCareElsewhere: 'in care elsewhere',
    declined: 'declined',
    died: 'died',
  },
  attended: { '5': '5', '6': '6', '7': '7', '3': '3', '2': '2', '4': '4', '0': '0' },
} as const satisfies {
  readonly reason: Record<ReferralReason, string>
  readonly tracing: Record<TracingOutcome, string>
  readonly attended: Record<AttendanceCode, string>
}

export type CodeList = keyof typeof codeMeanings
export type Meaning<List extends CodeList> = keyof (typeof codeMeanings)[List] & string
/** One code of a clinic. */
export interface OwnCode<List extends CodeList = CodeList> {
  readonly theirs: string
  readonly means: Meaning<List>
}

/** As many codes as a clinic may have for one thing. */
const MOST = 200
const LONGEST = 120

function listOf<List extends CodeList>(list: List) {
  const means = z.enum(Object.keys(codeMeanings[list]) as [Meaning<List>, ...Meaning<List>[]])
  return z
    .array(z.strictObject({ theirs: z.string().trim().min(1).max(LONGEST), means }))
    .max(MOST)
    .refine(codes => new Set(codes.map(({ theirs }) => sameCode(theirs))).size === codes.length, {
      error: 'A code means one thing',
    })
    .default([])
}

export const ClinicCodes = z.strictObject({
  reason: listOf('reason'),
  tracing: listOf('tracing'),
  attended: listOf('attended'),
})
export type ClinicCodes = z.infer<typeof ClinicCodes>

/** Small letters and single spaces; every other sign counts, because a clinic may tell `+` from `-`. */
function sameCode(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
}

/** The meaning of a code, where the clinic has settled one. */
export function meaningOf<List extends CodeList>(
  codes: ClinicCodes | undefined,
  list: List,
  code: string,
): Meaning<List> | undefined {
  const wanted = sameCode(code)
  const found = codes?.[list].find(({ theirs }) => sameCode(theirs) === wanted)
  return found?.means as Meaning<List> | undefined
}

/** Codes and the day from which they hold. */
export interface DatedCodes {
  readonly from: PlainDate
  readonly codes: ClinicCodes
}

/**
 * The codes of a day. A clinic that changes its codes leaves what it coded before as it was; days before the first codes
 * that were settled are read by those, because a clinic begins with a list of the years behind it.
 */
export function codesOn(history: readonly DatedCodes[], day: PlainDate): ClinicCodes | undefined {
  const settled = history.slice(history.findIndex(({ codes }) => !isEmpty(codes)))
  return (settled.findLast(({ from }) => from <= day) ?? settled[0])?.codes
}

function isEmpty(codes: ClinicCodes): boolean {
  return codeLists.every(list => codes[list].length === 0)
}

export const codeLists = Object.keys(codeMeanings) as CodeList[]

type ReadCodes =
  | { readonly ok: true; readonly codes: OwnCode[] }
  | { readonly ok: false; readonly problem: string }

/** Reads what somebody wrote: one code in a line, an equals sign, and what it means. */
export function readCodes(list: CodeList, text: string): ReadCodes {
  const codes: OwnCode[] = []
  const seen = new Map<string, number>()
  const meanings = Object.entries(codeMeanings[list]) as [Meaning<CodeList>, string][]
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const wrong = (problem: string) => ({ ok: false, problem: `Line ${at + 1}: ${problem}` }) as const
    // an address in front of a code may hold an equals sign itself
    const [, theirs = '', word = ''] = /^(.*)=([^=]*)$/s.exec(line) ?? []
    if (theirs.trim() === '' || word.trim() === '')
      return wrong('write a code, an equals sign and what it means.')
    if (theirs.trim().length > LONGEST) return wrong(`a code has at most ${LONGEST} letters.`)
    const meant = meanings.find(([means, said]) => sameCode(said) === sameCode(word) || means === word.trim())
    if (!meant) return wrong(`a code means one of: ${meanings.map(([, said]) => said).join(', ')}.`)
    const before = seen.get(sameCode(theirs))
    if (before !== undefined) return wrong(`the same code is in line ${before}. A code means one thing.`)
    seen.set(sameCode(theirs), at + 1)
    codes.push({ theirs: theirs.replace(/\s+/gu, ' ').trim(), means: meant[0] })
  }
  return codes.length > MOST ? { ok: false, problem: `Write at most ${MOST} codes.` } : { ok: true, codes }
}

/** The same codes as lines to be read again. */
export function codesInLines(
  list: CodeList,
  codes: readonly { readonly theirs: string; readonly means: string }[],
): string[] {
  const words: Readonly<Record<string, string>> = codeMeanings[list]
  return codes.map(({ theirs, means }) => `${theirs} = ${words[means] ?? means}`)
}
