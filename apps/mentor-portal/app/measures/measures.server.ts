/** Measures as the pages show them: what was asked when, and somebody's own change. */
import {
  askAgainFrom,
  changeOf,
  type Instrument,
  Instrument as Instruments,
  instrumentWords,
  pozqolDomainWords,
} from '@alongside/domain/measures'
import { londonDateOf, type PlainDate, plainDate } from '@alongside/domain/time'
import { dayInWords } from '@alongside/web/page'
import type { Filled, Support } from '../person/support.server.ts'
import { measureAddress } from './addresses.ts'

export interface MeasureLine {
  readonly address: string
  readonly name: string
  readonly scale: string
  readonly times: number
  readonly latest: string | null
  /** Their own change in words; null while there is nothing to compare. */
  readonly change: string | null
}

function overallOf({ scores }: Filled): number | null {
  return scores.overall ?? null
}

function scoredOf(filled: readonly Filled[]) {
  return filled.map(each => ({ askedOn: plainDate(each.askedOn), overall: overallOf(each) }))
}

export function measureLines(measures: readonly Filled[]): MeasureLine[] {
  return Instruments.options.map(instrument => {
    const filled = measures.filter(each => each.instrument === instrument)
    const last = filled.at(-1)
    const { name, scale } = instrumentWords[instrument]
    return {
      address: measureAddress[instrument],
      name,
      scale,
      times: filled.length,
      latest: last ? dayInWords(last.askedOn) : null,
      change: changeInWords(instrument, filled),
    }
  })
}

function changeInWords(instrument: Instrument, filled: readonly Filled[]): string | null {
  const change = changeOf(scoredOf(filled))
  if (!change) return null
  const { best } = instrumentWords[instrument]
  if (change.by === 0) return `The same as at first: ${change.latest}.`
  const better = change.by > 0 === (best === 'high')
  return `${better ? 'Better' : 'Harder'} than at first: ${change.first} then, ${change.latest} now.`
}

/** The page of one measure: each time it was asked, as a picture and a table. */
export function measurePage(support: Pick<Support, 'measures' | 'now'>, instrument: Instrument) {
  const filled = support.measures.filter(each => each.instrument === instrument)
  const words = instrumentWords[instrument]
  const today = londonDateOf(support.now)
  const from = askAgainFrom(
    instrument,
    filled.map(({ askedOn }) => plainDate(askedOn)),
  )
  return {
    instrument,
    ...words,
    from: words.from,
    today,
    askAgainFrom: from !== null && from > today ? dayInWords(from) : null,
    isFirst: filled.length === 0,
    change: changeInWords(instrument, filled),
    times: filled.map(each => ({
      id: each.id,
      on: dayInWords(each.askedOn),
      point: shortDay(plainDate(each.askedOn)),
      overall: overallOf(each),
      parts: partsOf(each),
    })),
  }
}

function partsOf({ instrument, scores }: Filled): { label: string; value: number | null }[] {
  if (instrument === 'loneliness') return [{ label: 'Asked directly', value: scores.direct ?? null }]
  if (instrument !== 'pozqol') return []
  return Object.entries(pozqolDomainWords).map(([domain, label]) => ({
    label,
    value: scores[domain] ?? null,
  }))
}

/** `27 Mar 26`: short enough to stand under a line. */
function shortDay(on: PlainDate): string {
  const [day = '', month = '', year = ''] = dayInWords(on).split(' ')
  return `${day} ${month.slice(0, 3)} ${year.slice(2)}`
}
