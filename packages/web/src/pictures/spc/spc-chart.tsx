import { useId } from 'react'
import { ChartFrame, type ChartWords } from '../chart-frame.tsx'
import { GridLines } from '../grid-lines.tsx'
import { SpcIcons } from './spc-icons.tsx'
import { looks, PointMark } from './spc-marks.tsx'
import type { SpcPicture } from './spc-picture.ts'
import { placesOf } from './spc-places.ts'

/** A measure over time with its middle, its limits and its aim, and each point as what it is: chance, or more. */
export function SpcChart({
  chart,
  format = String,
  measure,
  top,
  ...words
}: ChartWords & {
  readonly chart: SpcPicture
  /** Writes a value: `12`, `34%`. */
  format?(value: number): string
  /** What one value is called in the table. */
  readonly measure: string
  /** The end of the scale where there is one by nature, such as 100 for a share. */
  readonly top?: number
}) {
  const id = useId()
  const places = placesOf(chart, top)
  return (
    <ChartFrame
      {...words}
      inWords={chart.sentence}
      firstColumn="When"
      series={[measure, 'Middle', 'Limits', 'More than chance']}
      showLegend={false}
      rows={chart.points.map((point, at) => {
        const phase = chart.phases.findLast(({ from }) => from <= at)
        return {
          label: point.label,
          cells: [
            format(point.value),
            phase ? format(phase.mean) : '–',
            phase?.limits
              ? `${format(Math.max(0, phase.limits.lower))} to ${format(phase.limits.upper)}`
              : '–',
            point.says.join(' ') || 'no',
          ],
        }
      })}
      mark="line"
    >
      <SpcIcons chart={chart} />
      <div className="al-lines al-spc">
        <svg
          className="al-lines__svg"
          role="img"
          aria-labelledby={`${id}-title ${id}-words`}
          width="100%"
          height="100%"
          overflow="visible"
          focusable="false"
        >
          <title id={`${id}-title`}>{words.title}</title>
          <desc id={`${id}-words`}>{chart.sentence}</desc>
          <GridLines ticks={places.ticks} y={places.y} format={format} />
          {places.phases.map(phase => (
            <g key={phase.from}>
              {phase.limits ? (
                <rect
                  className={`al-spc__band${phase.limits.isTrial ? ' al-spc__band--trial' : ''}`}
                  x={`${phase.x1}%`}
                  width={`${phase.x2 - phase.x1}%`}
                  y={`${phase.limits.top}%`}
                  height={`${phase.limits.bottom - phase.limits.top}%`}
                />
              ) : null}
              {phase.limits
                ? [phase.limits.top, phase.limits.bottom].map((y, side) => (
                    <line
                      key={side === 0 ? 'upper' : 'lower'}
                      className="al-spc__limit"
                      x1={`${phase.x1}%`}
                      x2={`${phase.x2}%`}
                      y1={`${y}%`}
                      y2={`${y}%`}
                    />
                  ))
                : null}
              <line
                className="al-spc__mean"
                x1={`${phase.x1}%`}
                x2={`${phase.x2}%`}
                y1={`${phase.mean}%`}
                y2={`${phase.mean}%`}
              />
            </g>
          ))}
          {places.phases.slice(1).map(phase => (
            <line
              key={phase.from}
              className="al-spc__step"
              x1={`${phase.x1}%`}
              x2={`${phase.x1}%`}
              y1="0"
              y2="100%"
            />
          ))}
          {places.aims.map(aim => (
            <line
              key={aim.from}
              className="al-spc__aim"
              x1={`${aim.x1}%`}
              x2={`${aim.x2}%`}
              y1={`${aim.y}%`}
              y2={`${aim.y}%`}
            />
          ))}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            width="100%"
            height="100%"
            overflow="visible"
          >
            <path className="al-spc__line" d={places.line} fill="none" vectorEffect="non-scaling-stroke" />
          </svg>
          {places.points.map((point, at) => (
            <PointMark key={point.label} x={point.x} y={point.y} type={chart.points[at]?.type} />
          ))}
          {places.dates.map(date => (
            <text
              key={date.label}
              className={`al-chart__tick${date.isWide ? ' al-chart__tick--wide' : ''}`}
              x={`${date.x}%`}
              y="100%"
              dy="22"
              textAnchor={date.anchor}
            >
              {date.label}
            </text>
          ))}
        </svg>
      </div>
      <Legend chart={chart} format={format} />
    </ChartFrame>
  )
}

function Legend({
  chart: { kind, points, phases, target },
  format,
}: {
  readonly chart: SpcPicture
  readonly format: (value: number) => string
}) {
  const latest = phases.at(-1)
  const present = looks.filter(({ types }) => points.some(({ type }) => types.includes(type)))
  return (
    <ul className="al-legend" aria-hidden="true">
      {latest ? (
        <li className="al-legend__item">
          <svg aria-hidden="true" width="26" height="14" focusable="false">
            <line className="al-spc__mean" x1="0" x2="24" y1="7" y2="7" />
          </svg>
          {kind === 'xmr' ? 'Mean' : 'Median'} {format(latest.mean)}
        </li>
      ) : null}
      {latest?.limits ? (
        <li className="al-legend__item">
          <svg aria-hidden="true" width="26" height="14" focusable="false">
            <rect className="al-spc__band" width="24" height="14" />
            <line className="al-spc__limit" x1="0" x2="24" y1="1" y2="1" />
            <line className="al-spc__limit" x1="0" x2="24" y1="13" y2="13" />
          </svg>
          {latest.limits.isTrial ? 'Trial limits' : 'Limits'}
        </li>
      ) : null}
      {target === null ? null : (
        <li className="al-legend__item">
          <svg aria-hidden="true" width="26" height="14" focusable="false">
            <line className="al-spc__aim" x1="0" x2="24" y1="7" y2="7" />
          </svg>
          Aim {format(target)}
        </li>
      )}
      {phases.length > 1 ? (
        <li className="al-legend__item">
          <svg aria-hidden="true" width="12" height="14" focusable="false">
            <line className="al-spc__step" x1="6" x2="6" y1="0" y2="14" />
          </svg>
          Step: limits begin afresh
        </li>
      ) : null}
      {present.map(({ words, types: [type] }) => (
        <li className="al-legend__item" key={words}>
          <svg aria-hidden="true" width="18" height="14" focusable="false" overflow="visible">
            <PointMark x={50} y={50} type={type} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}
