/** The pictures of figures on paper: the same bars, ranges and bands as on the page, in ink, with their figures beside them. */
import { scaleLinear } from 'd3-scale'
import { type RGB, rgb } from 'pdf-lib'
import type { BandChartProps, Range } from '../pictures/band-chart.tsx'
import type { BarChartProps } from '../pictures/bar-chart.tsx'
import type { RangeChartProps } from '../pictures/range-chart.tsx'
import type { OnPaper } from './spc-on-paper.server.ts'

/** A picture that knows how much room it takes. */
export interface Drawing {
  readonly title: string
  readonly height: number
  /** What it shows, in sentences, for below it. */
  readonly sentences: readonly string[]
  /** Draws it below the upper edge. */
  draw(on: OnPaper): void
}

const INK = rgb(0.07, 0.16, 0.24)
const QUIET = rgb(0.39, 0.46, 0.48)
const GRID = rgb(0.88, 0.9, 0.91)
/** Dark, middle and pale: a copy in black and white tells them apart. */
const looks: readonly RGB[] = [rgb(0.02, 0.33, 0.36), rgb(0.72, 0.42, 0.12), rgb(0.62, 0.55, 0.76)]
const SMALL = 8
const LEGEND = 16
const LABEL = 13
const LINE = 13
const PLOT = 120
/** No picture is higher: with its title and its sentences it fits a sheet. */
const MOST_HIGH = 600
/** The share of the width that the longest bar takes: the rest is for the figure beside it. */
const LONGEST = 0.8

function lookOf(index: number): RGB {
  return looks[index] ?? INK
}

/** Bars from left to right, each with its words above it and its figure beside it. */
export function barsOnPaper(chart: BarChartProps): Drawing[] {
  const { bars, series = ['Figure'], format = String, max } = chart
  const figures = bars.flatMap(bar => bar.values.filter(value => value !== null))
  const longest = Math.max(max ?? 0, ...figures, 1)
  return labelled(chart, series, bars, (on, value: number | null, look, y) => {
    const width = value === null ? 0 : (value / longest) * LONGEST * on.width
    if (value !== null)
      on.page.drawRectangle({ x: on.x, y: y - 8, width: Math.max(1, width), height: 8, color: lookOf(look) })
    words(on, value === null ? '–' : format(value), on.x + width + 5, y - 7)
  })
}

/** For each figure a bar as long as its range and a mark where its middle lies. */
export function rangesOnPaper(chart: RangeChartProps): Drawing[] {
  const { rows, series, format = String, max } = chart
  const highest = rows.flatMap(({ ranges }) => ranges.flatMap(range => (range ? [range.high] : [])))
  const longest = Math.max(max ?? 0, ...highest, 1)
  const bars = rows.map(({ label, ranges }) => ({ label, values: ranges }))
  return labelled(chart, series, bars, (on, range: Range | null, look, y) => {
    if (range === null) {
      words(on, '–', on.x + 5, y - 7)
      return
    }
    const at = (value: number) => on.x + (value / longest) * LONGEST * on.width
    const color = lookOf(look)
    on.page.drawRectangle({
      x: at(range.low),
      y: y - 7,
      width: Math.max(1, at(range.high) - at(range.low)),
      height: 6,
      color,
      opacity: 0.35,
    })
    on.page.drawCircle({ x: at(range.middle), y: y - 4, size: 3.4, color })
    words(on, format(range.middle), at(range.high) + 8, y - 7)
  })
}

/** Groups of lines, each group below its label; more of them than a sheet holds go on on the next. */
function labelled<Value>(
  { title, inWords, note }: Pick<BarChartProps, 'title' | 'inWords' | 'note'>,
  series: readonly string[],
  groups: readonly { readonly label: string; readonly values: readonly Value[] }[],
  drawOne: (on: OnPaper, value: Value, look: number, y: number) => void,
): Drawing[] {
  const legend = series.length > 1 ? LEGEND : 0
  const one = LABEL + series.length * LINE + 3
  const most = Math.max(1, Math.floor((MOST_HIGH - legend) / one))
  return Array.from({ length: Math.max(1, Math.ceil(groups.length / most)) }, (_, sheet) => {
    const some = groups.slice(sheet * most, (sheet + 1) * most)
    return {
      title: sheet === 0 ? title : `${title} (continued)`,
      height: legend + some.length * one + 6,
      sentences: (sheet + 1) * most >= groups.length ? sentencesOf(inWords, note) : [],
      draw(on) {
        if (legend > 0) drawLegend(on, series)
        for (const [at, { label, values }] of some.entries()) {
          const top = on.y - legend - at * one - 4
          words(on, label, on.x, top - 8, INK)
          for (const [look, value] of values.entries()) drawOne(on, value, look, top - LABEL - look * LINE)
        }
      },
    }
  })
}

/** A line for each series, and round it a band for what chance does. */
export function bandsOnPaper({
  title,
  inWords,
  note,
  points,
  series,
  format = String,
}: BandChartProps): Drawing {
  const all = series.flatMap(({ values }) => values.flatMap(value => (value ? [value.high] : [])))
  const scale = scaleLinear([0, Math.max(...all, 1)], [0, PLOT]).nice(4)
  return {
    title,
    height: LEGEND + PLOT + 26,
    sentences: sentencesOf(inWords, note),
    draw(on) {
      drawLegend(
        on,
        series.map(({ label }) => label),
      )
      const left = on.x + 34
      const right = on.x + on.width - 6
      const bottom = on.y - LEGEND - PLOT - 8
      const x = (at: number) => left + (points.length < 2 ? 0.5 : at / (points.length - 1)) * (right - left)
      for (const tick of scale.ticks(4)) {
        const y = bottom + scale(tick)
        on.page.drawLine({ start: { x: left, y }, end: { x: right, y }, color: GRID, thickness: 0.6 })
        const text = format(tick)
        words(on, text, left - 5 - on.font.widthOfTextAtSize(text, SMALL), y - 2.5)
      }
      for (const [look, { values }] of series.entries()) {
        for (const { from, some } of unbroken(values)) {
          const upper = some.map(({ high }, at) => [x(from + at), scale(high)] as const)
          const lower = some.map(({ low }, at) => [x(from + at), scale(low)] as const).toReversed()
          on.page.drawSvgPath(pathOf([...upper, ...lower], true), {
            x: 0,
            y: bottom,
            color: lookOf(look),
            opacity: 0.2,
          })
          on.page.drawSvgPath(pathOf(some.map(({ middle }, at) => [x(from + at), scale(middle)] as const)), {
            x: 0,
            y: bottom,
            borderColor: lookOf(look),
            borderWidth: 1.6,
            ...(look > 0 ? { borderDashArray: [4, 2] } : {}),
          })
        }
      }
      const every = Math.ceil(points.length / 6)
      for (const [at, point] of points.entries())
        if (at % every === 0) words(on, point, Math.min(x(at), right - 42), bottom - 12)
    },
  }
}

/** Stretches without a gap, with where each begins. */
function unbroken(values: readonly (Range | null)[]): { from: number; some: Range[] }[] {
  const stretches: { from: number; some: Range[] }[] = []
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    const last = stretches.at(-1)
    if (last && last.from + last.some.length === at) last.some.push(value)
    else stretches.push({ from: at, some: [value] })
  }
  return stretches
}

/** In a path down is more, on paper it is less. */
function pathOf(places: readonly (readonly [x: number, up: number])[], isClosed = false): string {
  const path = places.map(([x, up], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(2)},${(-up).toFixed(2)}`)
  return `${path.join(' ')}${isClosed ? ' Z' : ''}`
}

function drawLegend(on: OnPaper, series: readonly string[]): void {
  let x = on.x
  for (const [look, label] of series.entries()) {
    on.page.drawRectangle({ x, y: on.y - 10, width: 9, height: 7, color: lookOf(look) })
    words(on, label, x + 13, on.y - 10, INK)
    x += 28 + on.font.widthOfTextAtSize(label, SMALL)
  }
}

function words({ page, font }: OnPaper, text: string, x: number, y: number, color = QUIET): void {
  page.drawText(text, { x, y, size: SMALL, font, color })
}

function sentencesOf(...some: readonly unknown[]): string[] {
  return some.filter(each => typeof each === 'string')
}
