import type { ReactNode } from 'react'

/** One stage on a person's way. */
export interface Stage {
  readonly key: string
  readonly label: string
  /** Where the person stands to it: was there, is there, may come there, or went past it. */
  readonly standing: 'visited' | 'current' | 'ahead' | 'skipped'
  /** When it was reached, or by when it should be. */
  readonly when?: ReactNode
}

/** A way, and where somebody is on it. */
export interface JourneyProps {
  /** Names the picture: `The way of this referral`. */
  readonly title: string
  readonly stages: readonly Stage[]
  /** Ways in which it may also end, in words. */
  readonly exits?: readonly string[]
  /** How it ended, when it ended before the last stage. */
  readonly ended?: string
}

const spoken = { visited: 'done', current: 'now', ahead: 'may come', skipped: 'left out' } as const

/** Where somebody is, what was, and what may come. A list that is drawn as a line: across on a desk, down on a phone. */
export function Journey({ title, stages, exits = [], ended }: JourneyProps) {
  return (
    <figure className="al-journey">
      <figcaption className="nhsuk-u-visually-hidden">{title}</figcaption>
      <ol className="al-journey__stages">
        {stages.map((stage, index) => {
          const next = stages[index + 1]
          const before = index === 0 ? 'none' : lineTo(stage.standing)
          const after = next === undefined ? 'none' : lineTo(next.standing)
          return (
            <li
              key={stage.key}
              className={`al-journey__stage al-journey__stage--${stage.standing}`}
              aria-current={stage.standing === 'current' ? 'step' : undefined}
            >
              <Marker standing={stage.standing} before={before} after={after} />
              <div className="al-journey__words">
                <span className="al-journey__label">{stage.label}</span>
                <span className="al-journey__when">
                  <span className={stage.when ? 'nhsuk-u-visually-hidden' : undefined}>
                    {spoken[stage.standing]}
                  </span>
                  {stage.when ? <> {stage.when}</> : null}
                </span>
              </div>
            </li>
          )
        })}
      </ol>
      {ended ? <p className="al-journey__ended">Ended: {ended}</p> : null}
      {exits.length > 0 && !ended ? (
        <p className="al-journey__exits">From here it may also come to: {exits.join(', ')}.</p>
      ) : null}
    </figure>
  )
}

type Line = 'walked' | 'open' | 'none'

function lineTo(standing: Stage['standing']): Line {
  return standing === 'visited' || standing === 'current' ? 'walked' : 'open'
}

function Marker({
  standing,
  before,
  after,
}: {
  readonly standing: Stage['standing']
  readonly before: Line
  readonly after: Line
}) {
  return (
    <>
      <svg
        className="al-journey__marker al-journey__marker--across"
        width="100%"
        height="32"
        aria-hidden="true"
        focusable="false"
      >
        <line className={`al-line al-line--${before}`} x1="0" x2="50%" y1="16" y2="16" />
        <line className={`al-line al-line--${after}`} x1="50%" x2="100%" y1="16" y2="16" />
        <svg aria-hidden="true" x="50%" y="16" overflow="visible">
          <Dot standing={standing} />
        </svg>
      </svg>
      <svg
        className="al-journey__marker al-journey__marker--down"
        width="32"
        height="100%"
        aria-hidden="true"
        focusable="false"
      >
        <line className={`al-line al-line--${before}`} x1="16" x2="16" y1="0" y2="16" />
        <line className={`al-line al-line--${after}`} x1="16" x2="16" y1="16" y2="100%" />
        <svg aria-hidden="true" x="16" y="16" overflow="visible">
          <Dot standing={standing} />
        </svg>
      </svg>
    </>
  )
}

function Dot({ standing }: { readonly standing: Stage['standing'] }) {
  return (
    <g className={`al-dot al-dot--${standing}`}>
      <circle className="al-dot__ring" r="11" />
      {standing === 'visited' ? (
        <path
          className="al-dot__tick"
          d="M-4.8 0.4l3.2 3.2L4.9 -3.4"
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
      {standing === 'current' ? <circle className="al-dot__core" r="5" /> : null}
      {standing === 'skipped' ? <path className="al-dot__dash" d="M-4 0h8" strokeLinecap="round" /> : null}
    </g>
  )
}
