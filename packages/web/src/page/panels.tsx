import { Link, useRevalidator } from '@remix-run/react'
import { Details } from 'nhsuk-react-components'
import { type ReactNode, useEffect } from 'react'

/** A box that holds one subject of a page together. */
export interface PanelProps {
  readonly title: string
  /** A link or a tag at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A box with a title. */
export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className="al-panel">
      <div className="al-panel__head">
        <h2 className="nhsuk-heading-m al-panel__title">{title}</h2>
        {aside ? <div className="al-panel__aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  )
}

/** Two columns on a wide screen: the subject, and what belongs beside it. On a phone one follows the other. */
export function Columns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div className="al-columns">
      <div className="al-columns__main">{main}</div>
      <div className="al-columns__side">{side}</div>
    </div>
  )
}

/** A sentence that must be seen before going on. */
export function Notice({
  title,
  tone = 'info',
  children,
}: {
  readonly title: string
  readonly tone?: 'info' | 'warning'
  readonly children: ReactNode
}) {
  return (
    <section className={`al-notice al-notice--${tone}`}>
      <h2 className="nhsuk-heading-s al-notice__title">{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </section>
  )
}

/** More of it for those who want it. */
export function More({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  return (
    <Details>
      <Details.Summary>{summary}</Details.Summary>
      <Details.Text>{children}</Details.Text>
    </Details>
  )
}

/** A link that looks like a button: it leads to a page and changes nothing. */
export function ButtonLink({
  to,
  tone = 'primary',
  small,
  children,
}: {
  readonly to: string
  readonly tone?: 'primary' | 'secondary'
  readonly small?: boolean
  readonly children: ReactNode
}) {
  const look = tone === 'primary' ? '' : ' nhsuk-button--secondary'
  return (
    <Link className={`nhsuk-button${look}${small ? ' nhsuk-button--small' : ''}`} to={to}>
      {children}
    </Link>
  )
}

/** A task that takes a while. */
export interface ProgressProps {
  readonly label: string
  readonly done: number
  readonly of: number
  /** The page looks again after so many seconds until the task has ended; without JavaScript the page loads anew. */
  readonly refreshSeconds?: number
  readonly hasEnded: boolean
}

/** How far a long task is; looks again by itself. */
export function Progress({ label, done, of, refreshSeconds = 3, hasEnded }: ProgressProps) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    // to look again before the last look came back would call that one off, and a slow page would never move
    if (hasEnded || state !== 'idle') return
    const timer = setTimeout(revalidate, refreshSeconds * 1_000)
    return () => clearTimeout(timer)
  }, [hasEnded, refreshSeconds, revalidate, state])
  const words = of > 0 ? `${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}` : 'Starting'
  return (
    <div className="al-progress">
      <label className="al-progress__label">
        <span>{label}</span>
        <span className="al-progress__words">{hasEnded ? `${words} – done` : words}</span>
        <progress className="al-progress__bar" value={done} max={Math.max(of, 1)}>
          {words}
        </progress>
      </label>
      {hasEnded ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
    </div>
  )
}
