import { modeWords, themeWords } from '@alongside/domain/themes'
import { Day, Empty, More, Panel, StateTag } from '@alongside/web/page'
import type { PersonPage } from '../answers.ts'
import { outcomeWords } from '../words.ts'

/** The sessions of a person, the newest first. */
export function Sessions({ sessions }: { readonly sessions: PersonPage['sessions'] }) {
  const held = sessions.filter(each => each.outcome === 'held' && each.retractedAt === null).length
  return (
    <Panel title="Sessions" aside={sessions.length > 0 ? `${held} held` : undefined}>
      {sessions.length === 0 ? (
        <Empty>No session has been written up yet.</Empty>
      ) : (
        <ul className="ad-sessions">
          {sessions.map(session => (
            <li key={session.sessionId} className="ad-session">
              <p className="ad-session__head">
                <strong>
                  <Day on={session.heldAt} />
                </strong>
                {session.retractedAt ? (
                  <StateTag>Taken back</StateTag>
                ) : (
                  <StateTag tone={session.outcome === 'held' ? 'green' : 'grey'}>
                    {outcomeWords[session.outcome]}
                  </StateTag>
                )}
              </p>
              <p className="ad-session__facts">
                {[
                  session.mode ? modeWords[session.mode] : '',
                  session.minutes ? `${session.minutes} minutes` : '',
                  session.themes.map(theme => themeWords[theme]).join(', '),
                ]
                  .filter(fact => fact !== '')
                  .join(' · ')}
              </p>
              {session.note ? (
                <More summary="What was written">
                  <p>{session.note}</p>
                </More>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
