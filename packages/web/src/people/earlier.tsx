import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { RadiosField } from '../form/choice-fields.tsx'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { Day } from '../page/days.tsx'
import { Page } from '../page/page.tsx'
import { Notice, Panel } from '../page/panels.tsx'
import type { earlierLoader, OpenedEpisode } from './people.server.ts'
import { whyOpenedWords } from './why-opened.words.ts'

interface Times {
  readonly openedAt: string
  readonly endedAt: string | null
}

function Span({ openedAt, endedAt }: Times) {
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

interface OpenEarlierProps {
  /** Whom the page is about, in the app's own words. */
  whom(person: { readonly name: string | null; readonly clinicNumber: string | null }): string
  /** What the app shows of it. */
  children(opened: OpenedEpisode): ReactNode
}

/** The page of an episode that is over: first why, then what. */
export function OpenEarlier({ whom, children }: OpenEarlierProps) {
  const { person, episode } = useLoaderData<typeof earlierLoader>()
  const answer = useActionData() as { readonly opened?: OpenedEpisode } | undefined
  return (
    <Page
      title="Before this"
      caption={whom(person)}
      lead={<Span {...episode} />}
      back={{ to: `/people/${person.id}`, label: 'Back to this person' }}
      narrow
    >
      {answer?.opened ? (
        children(answer.opened)
      ) : (
        <>
          <Notice title="This is over">
            What they said then was for then. Open it only if you need it now. Your name and your reason are
            kept.
          </Notice>
          <Form id="open">
            <RadiosField
              name="why"
              label="Why do you open it?"
              labelSize="s"
              choices={Object.entries(whyOpenedWords).map(([value, label]) => ({ value, label }))}
            />
            <SubmitButton busy="Opening…">Open it</SubmitButton>
          </Form>
        </>
      )}
    </Page>
  )
}
