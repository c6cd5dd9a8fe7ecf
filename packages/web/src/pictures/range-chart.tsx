import { scaleLinear } from 'd3-scale'
import { type Range, rangeInWords } from './band-chart.tsx'
import { ChartFrame, type ChartWords } from './chart-frame.tsx'

/** Figures beside each other, each with the range in which it usually lies. */
export interface RangeChartProps extends ChartWords {
  readonly rows: readonly { readonly label: string; readonly ranges: readonly (Range | null)[] }[]
  readonly series: readonly string[]
  /** Writes a figure: `12`, `34 %`. */
  format?(value: number): string
  /** Writes the two ends of a range in the table, such as `12` where `format` writes `12 days`. */
  plain?(value: number): string
  /** The end of the scale, such as 100 for a share; absent: the largest figure. */
  readonly max?: number
}

const ROW = 26

/** For each figure a bar as long as its range and a mark where its middle lies, with the words beside it. */
export function RangeChart({
  rows,
  series,
  format = String,
  plain = format,
  max,
  ...words
}: RangeChartProps) {
  const highest = rows.flatMap(({ ranges }) => ranges.flatMap(range => (range ? [range.high] : [])))
  const scale = scaleLinear([0, Math.max(max ?? 0, ...highest, 1)], [0, 62])
  return (
    <ChartFrame
      {...words}
      firstColumn=""
      series={series}
      showLegend
      rows={rows.map(({ label, ranges }) => ({
        label,
        cells: ranges.map(range => rangeInWords(range, format, plain)),
      }))}
      mark="bar"
    >
      <div className="al-bars" aria-hidden="true">
        {rows.map(({ label, ranges }) => (
          <div className="al-bars__bar" key={label}>
            <p className="al-bars__label">{label}</p>
            <svg
              aria-hidden="true"
              className="al-bars__svg"
              width="100%"
              height={ranges.length * ROW}
              focusable="false"
            >
              <line className="al-axis" x1="0" x2="0" y1="0" y2="100%" />
              {ranges.map((range, index) => (
                <RangeLine
                  key={series[index]}
                  y={index * ROW + ROW / 2}
                  look={index + 1}
                  from={scale(range?.low ?? 0)}
                  middle={scale(range?.middle ?? 0)}
                  to={scale(range?.high ?? 0)}
                  words={range === null ? '–' : format(range.middle)}
                />
              ))}
            </svg>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}

function RangeLine({
  y,
  look,
  from,
  middle,
  to,
  words,
}: {
  readonly y: number
  readonly look: number
  readonly from: number
  readonly middle: number
  readonly to: number
  readonly words: string
}) {
  return (
    <>
      <rect
        className={`al-band al-fill-${look}`}
        x={`${from}%`}
        y={y - 6}
        width={`${to - from}%`}
        height="12"
        rx="6"
      />
      <circle className={`al-point al-fill-${look}`} cx={`${middle}%`} cy={y} r="6.5" />
      <svg aria-hidden="true" x={`${to}%`} y={y} overflow="visible">
        <text className="al-chart__figure" x="14" dy="0.35em">
          {words}
        </text>
      </svg>
    </>
  )
}
