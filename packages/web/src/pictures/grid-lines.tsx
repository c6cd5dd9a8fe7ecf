/** The lines across a picture, each with its figure at the left. */
export function GridLines({
  ticks,
  y,
  format,
}: {
  readonly ticks: readonly number[]
  /** Where a figure stands, in hundredths of the height from the top. */
  y(value: number): number
  format(value: number): string
}) {
  return ticks.map(tick => (
    <g key={tick}>
      <line className="al-grid" x1="0" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
      <text className="al-chart__tick" x="0" y={`${y(tick)}%`} dx="-8" dy="0.35em" textAnchor="end">
        {format(tick)}
      </text>
    </g>
  ))
}
