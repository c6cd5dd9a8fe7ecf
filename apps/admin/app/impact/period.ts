/** The months that a report is about: a few that people ask for, or any two that they name. */
import { ImpactQuery, Month, month, plusMonth } from '@alongside/domain/impact'
import { monthInWords } from '@alongside/web/page'

/** How far back everything reaches: well before the programme began, and within what one report may hold. */
const ALL_MONTHS = 108

/** The programme's first published figures end here, and people compare with them. */
const published = month('2025-03')

const periods = ['all', 'published', 'year', 'quarter', 'own'] as const
export type Period = (typeof periods)[number]

export interface Chosen {
  readonly period: Period
  readonly from: Month
  readonly to: Month
  readonly clinicId: string | null
  /** Two months were named that make no period. */
  readonly problem: string | null
}

/** What the address asks for; anything that makes no sense falls back to everything. */
export function chosenFrom(request: Request, today: Month): Chosen {
  const query = new URL(request.url).searchParams
  const clinic = query.get('clinic')
  const clinicId = clinic !== null && /^[0-9a-f-]{36}$/.test(clinic) ? clinic : null
  const period = periods.find(name => name === query.get('period')) ?? 'all'
  if (period !== 'own') return { period, ...monthsOf(period, today), clinicId, problem: null }
  const [from, to] = [Month.safeParse(query.get('from')), Month.safeParse(query.get('to'))]
  if (!from.success || !to.success) return own(today, clinicId, 'Give both months, like 2024-04 and 2025-03.')
  const asked = ImpactQuery.safeParse({ from: from.data, to: to.data })
  if (!asked.success) return own(today, clinicId, `${asked.error.issues[0]?.message}.`)
  return { period, from: from.data, to: to.data, clinicId, problem: null }
}

function own(today: Month, clinicId: string | null, problem: string): Chosen {
  return { period: 'own', ...monthsOf('all', today), clinicId, problem }
}

function monthsOf(period: Exclude<Period, 'own'>, today: Month): Pick<ImpactQuery, 'from' | 'to'> {
  const until = (to: Month, count: number) => ({ from: plusMonth(to, 1 - count), to })
  switch (period) {
    case 'all':
      return until(today, ALL_MONTHS)
    case 'published':
      return until(published, ALL_MONTHS)
    case 'year':
      return until(plusMonth(today, -1), 12)
    case 'quarter':
      return until(lastQuarterEnd(today), 3)
  }
}

/** The last month of the last whole quarter, as calendars count them. */
function lastQuarterEnd(today: Month): Month {
  const ahead = Number(today.slice(5)) % 3
  return plusMonth(today, -(ahead === 0 ? 3 : ahead))
}

/** The address of a choice. */
export function impactAddress(period: Period, clinicId: string | null): string {
  const query = new URLSearchParams({ period, ...(clinicId === null ? {} : { clinic: clinicId }) })
  return `/impact?${query}`
}

/** The period in words. Before anything was counted there is no need to name years of nothing. */
export function periodInWords({ period, from, to }: Chosen): string {
  if (period === 'all') return 'From the beginning until today'
  if (period === 'published') return `From the beginning to the end of ${monthInWords(to)}`
  return `${monthInWords(from)} to ${monthInWords(to)}`
}
