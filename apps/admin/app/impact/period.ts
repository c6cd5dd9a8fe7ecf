/** What the report is about: the months, the clinic, the day as of which, and for whom; all of it stands in the address. */
import { ImpactQuery, londonMonthOf, Month, usualSpan } from '@alongside/domain/impact'
import { type Instant, londonDateOf, londonInstant, PlainDate } from '@alongside/domain/time'
import { dayInWords, monthInWords } from '@alongside/web/page'

const periods = ['all', 'published', 'year', 'quarter', 'own'] as const
export type Period = (typeof periods)[number]

export interface Chosen {
  readonly period: Period
  readonly from: Month
  readonly to: Month
  readonly clinicId: string | null
  /** As it was known at the end of this day; null for now. */
  readonly asOf: PlainDate | null
  /** Small numbers are hidden, so that the report can be handed out. */
  readonly forHandingOut: boolean
  /** What was asked makes no sense. */
  readonly problem: string | null
}

/** What the address asks for; anything that makes no sense falls back to everything, and is told. */
export function chosenFrom(request: Request, now: Instant): Chosen {
  const query = new URL(request.url).searchParams
  const clinic = query.get('clinic')
  const clinicId = clinic !== null && /^[0-9a-f-]{36}$/.test(clinic) ? clinic : null
  const { asOf, problem: noDay } = asOfFrom(query.get('asof'), now)
  const today = asOf === null ? londonMonthOf(now) : londonMonthOf(londonInstant(asOf))
  const rest = { clinicId, asOf, forHandingOut: query.get('small') === 'hidden', problem: noDay }
  const period = periods.find(name => name === query.get('period')) ?? 'all'
  if (period !== 'own') return { period, ...usualSpan(period, today), ...rest }
  const no = (problem: string): Chosen => ({ period, ...usualSpan('all', today), ...rest, problem })
  const [from, to] = [Month.safeParse(query.get('from')), Month.safeParse(query.get('to'))]
  if (!from.success || !to.success) return no('Give both months, like 2024-04 and 2025-03.')
  const asked = ImpactQuery.safeParse({ from: from.data, to: to.data })
  if (!asked.success) return no(`${asked.error.issues[0]?.message}.`)
  return { period, from: from.data, to: to.data, ...rest }
}

function asOfFrom(text: string | null, now: Instant): { asOf: PlainDate | null; problem: string | null } {
  if (text === null || text === '') return { asOf: null, problem: null }
  const day = PlainDate.safeParse(text)
  if (!day.success) return { asOf: null, problem: 'Give a day like 2025-03-31.' }
  if (day.data >= londonDateOf(now))
    return { asOf: null, problem: 'Choose a day that has passed: today’s report is the one without a day.' }
  return { asOf: day.data, problem: null }
}

/** What the API is asked. */
export function queryOf({ from, to, clinicId, asOf, forHandingOut }: Chosen): ImpactQuery {
  return {
    from,
    to,
    ...(clinicId === null ? {} : { clinicId }),
    ...(asOf === null ? {} : { asOf }),
    ...(forHandingOut ? { forHandingOut: true as const } : {}),
  }
}

/** A choice as it stands in an address; what is not chosen is not there. */
function wordsOf({ period, from, to, clinicId, asOf, forHandingOut }: Chosen): URLSearchParams {
  return new URLSearchParams({
    period,
    ...(period === 'own' ? { from, to } : {}),
    ...(clinicId === null ? {} : { clinic: clinicId }),
    ...(asOf === null ? {} : { asof: asOf }),
    ...(forHandingOut ? { small: 'hidden' } : {}),
  })
}

/** The address of the same report about another period. */
export function impactAddress(chosen: Chosen, differently: Partial<Chosen>): string {
  return `/impact?${wordsOf({ ...chosen, ...differently })}`
}

/** The period in words. Before anything was counted there is no need to name years of nothing. */
export function periodInWords({ period, from, to, asOf }: Chosen): string {
  if (period === 'all')
    return asOf === null ? 'From the beginning until today' : `From the beginning until ${dayInWords(asOf)}`
  if (period === 'published') return `From the beginning to the end of ${monthInWords(to)}`
  return `${monthInWords(from)} to ${monthInWords(to)}`
}

/** The address of this report, or of the return about the same months, as a file. */
export function fileAddress(chosen: Chosen, of: 'report' | 'return', as: 'pdf' | 'csv'): string {
  return `/impact/file?${new URLSearchParams([...wordsOf(chosen), ['of', of], ['as', as]])}`
}
