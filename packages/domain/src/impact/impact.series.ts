/** The figures that are charted over time, from the months of a report as it is shown: what is masked is not drawn. */
import { type Charted, chartOf, type Direction } from '../spc/index.ts'
import { type ChartMark, marksInWords } from './chart-mark.ts'
import { COVERAGE_AIM, type MeasureName, NO_SHOW_AIM, WAIT_AIM_DAYS } from './impact.measures.ts'
import { type Figure, type ImpactReport, type Rate, SeriesName } from './impact.schema.ts'
import { type Month, plusMonth } from './month.ts'

interface Series {
  readonly title: string
  /** The same by quarters, where it does not go for any span. */
  readonly titleOfQuarters?: string
  /** The measure whose definition stands beside it. */
  readonly measure: MeasureName
  readonly better: Direction
  readonly unit: '' | '%' | ' days'
  readonly target?: number
  /** A count of a month, or a share of which both parts are known. */
  of(
    month: Months[number],
  ): { readonly count: Figure } | Rate | { readonly median: Figure; readonly of: Figure }
}

type Months = ImpactReport['months']

export const series = {
  interactions: {
    title: 'Interactions in each month',
    titleOfQuarters: 'Interactions in each quarter',
    measure: 'months',
    better: 'up',
    unit: '',
    of: month => ({ count: month.interactions }),
  },
  people: {
    title: 'People who met a mentor in each month',
    measure: 'months',
    better: 'up',
    unit: '',
    of: month => ({ count: month.people }),
  },
  coverage: {
    title: 'Offer coverage: told, of those put on the list',
    measure: 'offers',
    better: 'up',
    unit: '%',
    target: COVERAGE_AIM,
    of: month => month.coverage,
  },
  daysToFirst: {
    title: 'Days from referral to first session, median',
    measure: 'waiting',
    better: 'down',
    unit: ' days',
    target: WAIT_AIM_DAYS,
    of: month => ({ median: month.daysToFirst, of: month.firstSessions }),
  },
  noShow: {
    title: 'Mentor sessions that the person missed',
    measure: 'sessionNoShow',
    better: 'down',
    unit: '%',
    target: NO_SHOW_AIM,
    of: month => month.noShow,
  },
  clinicDna: {
    title: 'Clinic appointments missed by people who are supported',
    measure: 'clinicDnaMonths',
    better: 'down',
    unit: '%',
    of: month => month.clinicDna,
  },
} as const satisfies Record<SeriesName, Series>

export interface ImpactChart {
  readonly name: SeriesName
  readonly title: string
  readonly unit: Series['unit']
  /** Months are put together by threes where a month has too few in it for a share, or to be shown. */
  readonly by: 'month' | 'quarter'
  readonly chart: Charted | null
  /** How many months or quarters have no point, because their numbers are too small. */
  readonly notDrawn: number
  /** The aims and steps that somebody set, each in a sentence with its reason. */
  readonly notes: readonly string[]
}

/** A mean count below this has a run chart; limits of so few would say more than there is to know. */
const FEW_A_MONTH = 8
/** A share of fewer than this is no share. */
const LEAST_FOR_A_SHARE = 5

interface Point {
  /** The month, or the first of three. */
  readonly month: Month
  readonly label: string
  readonly value: number | null
}

/**
 * Every chart of a report. Months before the first one with anything in it are left out, and so is the month that is
 * not over yet: half a month would look like a fall.
 */
export function chartsOf(
  { months, quarters = [] }: Pick<ImpactReport, 'months'> & Partial<Pick<ImpactReport, 'quarters'>>,
  running: Month,
  label: (month: string) => string,
  marks: readonly ChartMark[] = [],
): ImpactChart[] {
  const over = months.filter(({ month }) => month < running)
  return SeriesName.options.map(name => {
    const shown: Series = series[name]
    const values = over.map(month => ({
      month: month.month,
      label: label(month.month),
      value: shown.of(month),
    }))
    const begin = values.findIndex(({ value }) => !isEmpty(value))
    const begun = begin === -1 ? [] : values.slice(begin)
    const monthly = shown.unit === '%' ? shares(begun) : plain(begun)
    const { points, by, isFew } = isWhole(monthly.points)
      ? monthly
      : (byQuarters(name, quarters, begun[0]?.month ?? running, running, label) ?? monthly)
    const known = points.flatMap(point => (point.value === null ? [] : [{ ...point, value: point.value }]))
    const format = (value: number) => `${Math.round(value * 10) / 10}${shown.unit}`
    const own = marks
      .filter(mark => mark.series === name)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    const firstOf = (from: Month) => {
      const at = known.findIndex(({ month }) => month >= from)
      return at === -1 ? known.length : at
    }
    const aims = own.flatMap(mark =>
      mark.kind === 'aim' ? [{ from: firstOf(mark.from), value: mark.value }] : [],
    )
    const usual = shown.target === undefined ? [] : [{ from: 0, value: shown.target }]
    return {
      name,
      title: by === 'quarter' ? (shown.titleOfQuarters ?? shown.title) : shown.title,
      unit: shown.unit,
      by,
      chart: isWhole(points)
        ? chartOf({
            points: known,
            better: shown.better,
            isFew,
            format,
            aims: [...usual, ...aims],
            phasesFrom: own.flatMap(mark => (mark.kind === 'phase' ? [firstOf(mark.from)] : [])),
          })
        : null,
      notDrawn: points.length - known.length,
      notes: own.map(mark => marksInWords(mark, format, label)),
    }
  })
}

/** A line with holes where numbers are hidden would be read as one without. */
function isWhole(points: readonly Point[]): boolean {
  return points.filter(({ value }) => value !== null).length * 4 >= points.length * 3
}

/**
 * The quarters of a report in which single months are hidden, from the first that was begun with its first month. Null for
 * what has none, and where they hide too much themselves.
 */
function byQuarters(
  name: SeriesName,
  quarters: ImpactReport['quarters'],
  begin: Month,
  running: Month,
  label: (month: string) => string,
) {
  if (name === 'people') return null
  const over = quarters.filter(({ month }) => month >= begin && plusMonth(month, 2) < running)
  const points = over.flatMap((quarter): Point[] => {
    const said = quarter[name]
    const value = typeof said === 'object' ? said.percent : said
    if (value === 'none') return []
    const span = spanOf(label(quarter.month), label(plusMonth(quarter.month, 2)))
    return [{ month: quarter.month, label: span, value: numberOf(value) }]
  })
  return isWhole(points) ? { points, by: 'quarter' as const, isFew: true } : null
}

type Value = ReturnType<Series['of']>

function isEmpty(value: Value): boolean {
  if ('count' in value && !('outOf' in value)) return value.count === 0
  return 'outOf' in value ? value.outOf === 0 : value.of === 0
}

function numberOf(figure: Figure): number | null {
  return typeof figure === 'number' ? figure : null
}

/** Counts as they are; medians of the months in which there was anybody. */
function plain(values: readonly { month: Month; label: string; value: Value }[]) {
  const isMedian = values.some(({ value }) => 'median' in value)
  const points = values
    .filter(({ value }) => !('median' in value) || value.median !== 'none')
    .map(({ month, label, value }): Point => {
      if ('median' in value) return { month, label, value: numberOf(value.median) }
      return { month, label, value: 'count' in value ? numberOf(value.count) : null }
    })
  const behind = values.map(({ value }) =>
    'median' in value ? (numberOf(value.of) ?? 0) : 'count' in value ? (numberOf(value.count) ?? 0) : 0,
  )
  const mean = behind.reduce((sum, many) => sum + many, 0) / Math.max(1, behind.length)
  return { points, by: 'month' as const, isFew: mean < (isMedian ? LEAST_FOR_A_SHARE : FEW_A_MONTH) }
}

/** Shares by month, or by three months where a month alone would be a share of a few. */
function shares(values: readonly { month: Month; label: string; value: Value }[]) {
  const rates = values.map(({ month, label, value }) => ({ month, label, ...(value as Rate) }))
  const enough = (rate: Rate) => rate.outOf === 'hidden' || Number(rate.outOf) >= LEAST_FOR_A_SHARE
  const isFew = rates.filter(rate => !enough(rate)).length * 4 > rates.length
  const point = (month: Month, label: string, parts: readonly Rate[]): Point => {
    const [count, outOf] = [parts.map(each => numberOf(each.count)), parts.map(each => numberOf(each.outOf))]
    if (count.includes(null) || outOf.includes(null)) return { month, label, value: null }
    const [of, all] = [sum(count), sum(outOf)]
    return { month, label, value: all < LEAST_FOR_A_SHARE ? null : (100 * of) / all }
  }
  if (!isFew)
    return {
      points: rates.map(rate => point(rate.month, rate.label, [rate])),
      by: 'month' as const,
      isFew: false,
    }
  const threes = Array.from({ length: Math.floor(rates.length / 3) }, (_, at) =>
    rates.slice(at * 3, at * 3 + 3),
  )
  return {
    points: threes.flatMap(three => {
      const [first, , last] = three
      return first && last ? [point(first.month, spanOf(first.label, last.label), three)] : []
    }),
    by: 'quarter' as const,
    isFew: true,
  }
}

/** `May to Jul 24`, and `Nov 24 to Jan 25` over a new year. */
function spanOf(first: string, last: string): string {
  const year = last.slice(-3)
  return `${first.endsWith(year) ? first.slice(0, -year.length) : first} to ${last}`
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce((total: number, value) => total + (value ?? 0), 0)
}
