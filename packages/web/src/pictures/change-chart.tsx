import { ChartFrame, type ChartWords } from './chart-frame.tsx'
import { LinePlot } from './line-plot.tsx'

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
  return (
    <ChartFrame
      {...words}
      firstColumn="When"
      series={[label]}
      showLegend={false}
      rows={points.map(({ point, value }) => ({ label: point, cells: [String(value)] }))}
      mark="line"
    >
      <LinePlot
        ticks={[from, from + (to - from) / 2, to]}
        y={y}
        format={String}
        labels={points.flatMap(({ id, point: text }, index) =>
          index === 0 || index === points.length - 1 ? [{ id, text, at: x(index) }] : [],
        )}
        paths={
          <path
            className="al-line-path al-stroke-1"
            d={points
              .map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${x(index)},${y(value)}`)
              .join(' ')}
            fill="none"
            vectorEffect="non-scaling-stroke"
          />
        }
      >
        {points.map(({ id, value }, index) => (
          <circle key={id} className="al-point al-fill-1" cx={`${x(index)}%`} cy={`${y(value)}%`} r="4.5" />
        ))}
      </LinePlot>
    </ChartFrame>
  )
}
