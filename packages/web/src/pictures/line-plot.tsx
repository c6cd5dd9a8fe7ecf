import type { ReactNode } from 'react'
import { GridLines } from './grid-lines.tsx'

/** A date under the lines, so many hundredths of the width from the left. */
interface Label {
  readonly id: string
  readonly text: string
  readonly at: number
  /** Only a wide screen has room for it. */
  readonly isWide?: boolean
}

/** Where lines are drawn. Positions are shares of the width, so that text keeps its size on every screen. */
export function LinePlot({
  labels,
  behind,
  paths,
  children,
  ...grid
}: Parameters<typeof GridLines>[0] & {
  readonly labels: readonly Label[]
  /** What lies behind the lines. */
  readonly behind?: ReactNode
  /** The lines themselves, on a square of a hundred by a hundred that is stretched to the picture. */
  readonly paths: ReactNode
  /** What lies before the lines. */
  readonly children?: ReactNode
}) {
  return (
    <div className="al-lines" aria-hidden="true">
      <svg
        aria-hidden="true"
        className="al-lines__svg"
        width="100%"
        height="100%"
        overflow="visible"
        focusable="false"
      >
        <GridLines {...grid} />
        {behind}
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          width="100%"
          height="100%"
          overflow="visible"
        >
          {paths}
        </svg>
        {children}
        {labels.map(({ id, text, at, isWide }) => (
          <text
            key={id}
            className={`al-chart__tick${isWide ? ' al-chart__tick--wide' : ''}`}
            x={`${at}%`}
            y="100%"
            dy="22"
            textAnchor={at <= 0 ? 'start' : at >= 100 ? 'end' : 'middle'}
          >
            {text}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** At most six dates fit under the lines on a desk, half of them on a phone. */
export function sixOf(points: readonly string[], at: (index: number) => number): Label[] {
  const every = Math.ceil(points.length / 6)
  return points.flatMap((text, index) =>
    index % every === 0 ? [{ id: text, text, at: at(index), isWide: (index / every) % 2 === 1 }] : [],
  )
}
