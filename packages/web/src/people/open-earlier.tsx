import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { RadiosField } from '../form/choice-fields.tsx'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { useAnswer } from '../form/use-answer.ts'
import { Page } from '../page/page.tsx'
import { Notice } from '../page/panels.tsx'
import { Span } from './earlier-episodes.tsx'
import type { earlierLoader, OpenedEpisode } from './people.server.ts'
import { whyOpenedWords } from './why-opened.words.ts'

interface OpenEarlierProps {
  /** Whom the page is about, in the app's own words. */
  whom(person: { readonly name: string | null; readonly clinicNumber: string | null }): string
  /** What the app shows of it. */
  children(opened: OpenedEpisode): ReactNode
}

/** The page of an episode that is over: first why, then what. */
export function OpenEarlier({ whom, children }: OpenEarlierProps) {
  const { person, episode } = useLoaderData<typeof earlierLoader>()
  const answer = useAnswer<{ readonly opened?: OpenedEpisode }>()
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
