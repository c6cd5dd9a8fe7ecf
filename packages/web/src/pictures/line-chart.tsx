import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame, type ChartWords } from './chart-frame.tsx'
import { LinePlot, sixOf } from './line-plot.tsx'
import { ticksOf } from './ticks.ts'

/** Figures over time. */
export interface LineChartProps extends ChartWords {
  /** The points in time, in order, as they are written under the line. */
  readonly points: readonly string[]
  readonly series: readonly {
    readonly label: string
    /** One figure for each point; null leaves a gap. */
    readonly values: readonly (number | null)[]
  }[]
  /** Writes a figure: `12`, `34 %`. */
  format?(value: number): string
  /** The end of the scale, such as 100 for a share; absent: the largest figure. */
  readonly max?: number
  /** A moment worth seeing, such as the start of the programme. */
  readonly mark?: { readonly point: string; readonly label: string }
}

/** One line for each series. */
export function LineChart({ points, series, format = String, max, mark, ...words }: LineChartProps) {
  const figures = series.flatMap(one => one.values.filter(value => value !== null))
  const y = scaleLinear([0, Math.max(max ?? 0, ...figures, 1)], [100, 0]).nice(4)
  const x = scalePoint([...points], [0, 100])
  const at = (index: number) => x(points[index] ?? '') ?? 0
  const draw = line<number | null>()
    .defined(value => value !== null)
    .x((_, index) => at(index))
    .y(value => y(value ?? 0))
  const rows = points.map((point, index) => ({
    label: point,
    cells: series.map(({ values }) => {
      const value = values[index]
      return value === null || value === undefined ? '–' : format(value)
    }),
  }))
  return (
    <ChartFrame
      {...words}
      firstColumn="When"
      series={series.map(one => one.label)}
      showLegend
      rows={rows}
      mark="line"
    >
      <LinePlot
        ticks={ticksOf(y, figures)}
        y={y}
        format={format}
        labels={sixOf(points, at)}
        behind={
          mark && x(mark.point) !== undefined ? (
            <g>
              <line
                className="al-mark-line"
                x1={`${x(mark.point)}%`}
                x2={`${x(mark.point)}%`}
                y1="0"
                y2="100%"
              />
              <text
                className="al-chart__mark"
                x={`${x(mark.point)}%`}
                y="0"
                dy="-6"
                textAnchor={(x(mark.point) ?? 0) > 60 ? 'end' : 'start'}
              >
                {mark.label}
              </text>
            </g>
          ) : null
        }
        paths={series.map((one, index) => (
          <path
            key={one.label}
            className={`al-line-path al-stroke-${index + 1}`}
            d={draw([...one.values]) ?? ''}
            fill="none"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      >
        {series.map((one, index) =>
          one.values.map((value, nth) =>
            value === null ? null : (
              <circle
                key={`${one.label} ${points[nth]}`}
                className={`al-point al-fill-${index + 1}`}
                cx={`${at(nth)}%`}
                cy={`${y(value)}%`}
                r="4.5"
              />
            ),
          ),
        )}
      </LinePlot>
    </ChartFrame>
  )
}
