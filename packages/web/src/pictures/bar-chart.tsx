import { ChartFrame, type ChartWords } from './chart-frame.tsx'

/** One bar, or one group of bars when there are several series. */
export interface Bar {
  readonly label: string
  /** One figure for each series; null where there is none. */
  readonly values: readonly (number | null)[]
}

/** Figures side by side. */
export interface BarChartProps extends ChartWords {
  readonly bars: readonly Bar[]
  /** Names of the series, when there is more than one. */
  readonly series?: readonly string[]
  /** Writes a figure: `12`, `34 %`. */
  format?(value: number): string
  /** The end of the scale, such as 100 for a share; absent: the largest figure. */
  readonly max?: number
}

const BAR = 18
const GAP = 4
/** Percent of the width: the rest is for the figure beside the longest bar. */
const LONGEST = 78

/** Bars from left to right, each with its words above it and its figure beside it, so that it reads on a phone. */
export function BarChart({ bars, series = ['Figure'], format = String, max, ...words }: BarChartProps) {
  const figures = bars.flatMap(bar => bar.values.filter(value => value !== null))
  const longest = Math.max(max ?? 0, ...figures, 1)
  const isGroup = series.length > 1
  const rows = bars.map(bar => ({
    label: bar.label,
    cells: bar.values.map(value => (value === null ? '–' : format(value))),
  }))
  return (
    <ChartFrame {...words} firstColumn="" series={series} showLegend={isGroup} rows={rows} mark="bar">
      <div className="al-bars" aria-hidden="true">
        {bars.map(bar => (
          <div className="al-bars__bar" key={bar.label}>
            <p className="al-bars__label">{bar.label}</p>
            <svg
              aria-hidden="true"
              className="al-bars__svg"
              width="100%"
              height={series.length * (BAR + GAP)}
              focusable="false"
            >
              <line className="al-axis" x1="0" x2="0" y1="0" y2="100%" />
              {bar.values.map((value, index) => (
                <BarLine
                  key={series[index]}
                  y={index * (BAR + GAP) + GAP / 2}
                  width={value === null ? 0 : (value / longest) * LONGEST}
                  words={value === null ? '–' : format(value)}
                  look={index + 1}
                />
              ))}
            </svg>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}

function BarLine({
  y,
  width,
  words,
  look,
}: {
  readonly y: number
  readonly width: number
  readonly words: string
  readonly look: number
}) {
  return (
    <>
      <rect className={`al-fill-${look}`} x="1" y={y} width={`${width}%`} height={BAR} rx="2" />
      <svg aria-hidden="true" x={`${width}%`} y={y + BAR / 2} overflow="visible">
        <text className="al-chart__figure" x="8" dy="0.35em">
          {words}
        </text>
      </svg>
    </>
  )
}
