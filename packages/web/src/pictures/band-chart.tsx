import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import { ChartFrame, type ChartWords } from './chart-frame.tsx'

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

/** A line for each series, and round it a band for what chance does. Positions are shares of the width, as in `LineChart`. */
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
  const every = Math.ceil(points.length / 6)
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
      <div className="al-lines" aria-hidden="true">
        <svg
          className="al-lines__svg"
          aria-hidden="true"
          width="100%"
          height="100%"
          overflow="visible"
          focusable="false"
        >
          {y.ticks(4).map(tick => (
            <g key={tick}>
              <line className="al-grid" x1="0" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
              <text className="al-chart__tick" x="0" y={`${y(tick)}%`} dx="-8" dy="0.35em" textAnchor="end">
                {format(tick)}
              </text>
            </g>
          ))}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            width="100%"
            height="100%"
            overflow="visible"
          >
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
          </svg>
          {points.map((point, index) =>
            index % every === 0 ? (
              <text
                key={point}
                className={`al-chart__tick${(index / every) % 2 === 1 ? ' al-chart__tick--wide' : ''}`}
                x={`${at(index)}%`}
                y="100%"
                dy="22"
                textAnchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
              >
                {point}
              </text>
            ) : null,
          )}
        </svg>
      </div>
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
