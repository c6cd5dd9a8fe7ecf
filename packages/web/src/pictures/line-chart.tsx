import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame, type ChartWords } from './chart-frame.tsx'

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

/** One line for each series. Positions are shares of the width, so that text keeps its size on every screen. */
export function LineChart({ points, series, format = String, max, mark, ...words }: LineChartProps) {
  const figures = series.flatMap(one => one.values.filter(value => value !== null))
  const y = scaleLinear([0, Math.max(max ?? 0, ...figures, 1)], [100, 0]).nice(4)
  const x = scalePoint([...points], [0, 100])
  const draw = line<number | null>()
    .defined(value => value !== null)
    .x((_, index) => x(points[index] ?? '') ?? 0)
    .y(value => y(value ?? 0))
  // At most six dates fit under the line on a desk, half of them on a phone.
  const every = Math.ceil(points.length / 6)
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
      <div className="al-lines" aria-hidden="true">
        <svg
          aria-hidden="true"
          className="al-lines__svg"
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
          {mark && x(mark.point) !== undefined ? (
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
          ) : null}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            width="100%"
            height="100%"
            overflow="visible"
          >
            {series.map((one, index) => (
              <path
                key={one.label}
                className={`al-line-path al-stroke-${index + 1}`}
                d={draw([...one.values]) ?? ''}
                fill="none"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {series.map((one, index) =>
            one.values.map((value, at) =>
              value === null ? null : (
                <circle
                  key={`${one.label} ${points[at]}`}
                  className={`al-point al-fill-${index + 1}`}
                  cx={`${x(points[at] ?? '') ?? 0}%`}
                  cy={`${y(value)}%`}
                  r="4.5"
                />
              ),
            ),
          )}
          {points.map((point, index) =>
            index % every === 0 ? (
              <text
                key={point}
                className={`al-chart__tick${(index / every) % 2 === 1 ? ' al-chart__tick--wide' : ''}`}
                x={`${x(point) ?? 0}%`}
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
