import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import { ChartFrame, type ChartWords } from './chart-frame.tsx'
import { LinePlot, sixOf } from './line-plot.tsx'

/** A figure with the range in which it usually lies. */
export interface Range {
  readonly middle: number
  readonly low: number
  readonly high: number
}

/** Figures over time that nobody knows for certain. */
export interface BandChartProps extends ChartWords {
  /** The points in time, in order, as they are written under the lines. */
  readonly points: readonly string[]
  readonly series: readonly { readonly label: string; readonly values: readonly (Range | null)[] }[]
  /** Writes a figure: `12`, `34 %`. */
  format?(value: number): string
  /** Every how many points one stands in the table; absent: each. */
  readonly tableEvery?: number
}

/** A line for each series, and round it a band for what chance does. */
export function BandChart({ points, series, format = String, tableEvery = 1, ...words }: BandChartProps) {
  const all = series.flatMap(({ values }) => values.flatMap(value => (value ? [value.high] : [])))
  const y = scaleLinear([0, Math.max(...all, 1)], [100, 0]).nice(4)
  const x = scalePoint([...points], [0, 100])
  const at = (index: number) => x(points[index] ?? '') ?? 0
  const drawLine = line<Range | null>()
    .defined(value => value !== null)
    .x((_, index) => at(index))
    .y(value => y(value?.middle ?? 0))
  const drawBand = area<Range | null>()
    .defined(value => value !== null)
    .x((_, index) => at(index))
    .y0(value => y(value?.low ?? 0))
    .y1(value => y(value?.high ?? 0))
  const rows = points.flatMap((point, index) =>
    index % tableEvery === 0 || index === points.length - 1
      ? [{ label: point, cells: series.map(({ values }) => rangeInWords(values[index] ?? null, format)) }]
      : [],
  )
  return (
    <ChartFrame
      {...words}
      firstColumn="When"
      series={series.map(({ label }) => label)}
      showLegend
      rows={rows}
      mark="line"
    >
      <LinePlot
        ticks={y.ticks(4)}
        y={y}
        format={format}
        labels={sixOf(points, at)}
        paths={
          <>
            {series.map(({ label, values }, index) => (
              <path key={label} className={`al-band al-fill-${index + 1}`} d={drawBand([...values]) ?? ''} />
            ))}
            {series.map(({ label, values }, index) => (
              <path
                key={label}
                className={`al-line-path al-stroke-${index + 1}`}
                d={drawLine([...values]) ?? ''}
                fill="none"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </>
        }
      />
    </ChartFrame>
  )
}

/** `12 (8 to 20)`: the figure and where it usually lies. */
export function rangeInWords(
  range: Range | null,
  format: (value: number) => string,
  plain: (value: number) => string = format,
): string {
  if (range === null) return '–'
  const [low, high] = [plain(range.low), plain(range.high)]
  return low === high ? format(range.middle) : `${format(range.middle)} (${low} to ${high})`
}
