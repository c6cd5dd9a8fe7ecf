import { ChartFrame, type ChartWords } from './chart-frame.tsx'

/** One person's own change. */
export interface ChangeChartProps extends ChartWords {
  readonly label: string
  /** A handful of times, in order, as they are written under the line. */
  readonly points: readonly { readonly id: string; readonly point: string; readonly value: number }[]
  /** The ends of the scale, which never move: a small change must not look like a great one. */
  readonly from: number
  readonly to: number
}

/** A few points on a scale that stands still. It needs no library, so that it is small enough for an old phone. */
export function ChangeChart({ label, points, from, to, ...words }: ChangeChartProps) {
  const y = (value: number) => 100 - ((value - from) / (to - from)) * 100
  const x = (index: number) => (points.length < 2 ? 50 : (index / (points.length - 1)) * 100)
  const ticks = [from, from + (to - from) / 2, to]
  return (
    <ChartFrame
      {...words}
      firstColumn="When"
      series={[label]}
      showLegend={false}
      rows={points.map(({ point, value }) => ({ label: point, cells: [String(value)] }))}
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
          {ticks.map(tick => (
            <g key={tick}>
              <line className="al-grid" x1="0" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
              <text className="al-chart__tick" x="0" y={`${y(tick)}%`} dx="-8" dy="0.35em" textAnchor="end">
                {tick}
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
            <path
              className="al-line-path al-stroke-1"
              d={points
                .map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${x(index)},${y(value)}`)
                .join(' ')}
              fill="none"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {points.map(({ id, value }, index) => (
            <circle key={id} className="al-point al-fill-1" cx={`${x(index)}%`} cy={`${y(value)}%`} r="4.5" />
          ))}
          {points.map(({ id, point }, index) =>
            index === 0 || index === points.length - 1 ? (
              <text
                key={id}
                className="al-chart__tick"
                x={`${x(index)}%`}
                y="100%"
                dy="22"
                textAnchor={index === 0 ? 'start' : 'end'}
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
