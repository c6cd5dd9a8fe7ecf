import { Link } from '@remix-run/react'
import { Day } from '../page/days.tsx'
import { Panel } from '../page/panels.tsx'

interface Times {
  readonly openedAt: string
  readonly endedAt: string | null
}

/** From when to when it was. */
export function Span({ openedAt, endedAt }: Times) {
  return (
    <>
      From <Day on={openedAt} />
      {endedAt ? (
        <>
          {' '}
          to <Day on={endedAt} />
        </>
      ) : null}
    </>
  )
}

interface EarlierEpisodesProps {
  readonly personId: string
  readonly episodes: readonly (Times & { readonly episodeId: string })[]
}

/** That somebody was here before, and when. What it was about is a page further, behind a reason. */
export function EarlierEpisodes({ personId, episodes }: EarlierEpisodesProps) {
  if (episodes.length === 0) return null
  return (
    <Panel title="Before this">
      <p>They were here before. What they said then was for then, and they are asked everything again.</p>
      <ul className="nhsuk-list">
        {episodes.map(({ episodeId, openedAt, endedAt }) => (
          <li key={episodeId}>
            <Link to={`/people/${personId}/earlier/${episodeId}`}>
              <Span openedAt={openedAt} endedAt={endedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
