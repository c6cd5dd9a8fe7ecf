import type { SessionOutcome } from '@alongside/domain/session'
import { Empty, StateTag, Timeline } from '@alongside/web/page'
import { Link } from '@remix-run/react'

/** One session as its mentor wrote it up. */
export interface SessionFacts {
  readonly id: string
  readonly when: string
  readonly heldAt: string
  readonly outcome: SessionOutcome
  readonly title: string
  readonly themes: readonly string[]
  readonly note: string | null
  readonly isTakenBack: boolean
}

/** What was written up, the newest first. */
export function SessionsList({
  sessions,
  takeBack,
}: {
  readonly sessions: readonly SessionFacts[]
  /** The page on which a session is taken back; absent when that is not possible now. */
  readonly takeBack?: (id: string) => string
}) {
  if (sessions.length === 0)
    return <Empty>Nothing is written up yet. Your first session together appears here.</Empty>
  return (
    <Timeline
      items={sessions.map(session => ({
        id: session.id,
        when: <time dateTime={session.heldAt}>{session.when}</time>,
        isMark: session.outcome === 'held' && !session.isTakenBack,
        title: session.isTakenBack ? (
          <>
            <s>{session.title}</s> <StateTag>taken back</StateTag>
          </>
        ) : (
          session.title
        ),
        detail: (
          <>
            {session.themes.length > 0 ? <p className="al-quiet">{session.themes.join(' · ')}</p> : null}
            {session.note ? <p className="al-note">{session.note}</p> : null}
            {takeBack && !session.isTakenBack ? (
              <p>
                <Link className="al-small-link" to={takeBack(session.id)}>
                  Take this back<span className="nhsuk-u-visually-hidden">: {session.when}</span>
                </Link>
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  )
}
