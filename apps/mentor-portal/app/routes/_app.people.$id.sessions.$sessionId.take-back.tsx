import { MentoringCommand } from '@alongside/domain/mentoring'
import { RadiosField } from '@alongside/web/form'
import { Panel, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sessionFactsOf } from '../person/person.server.ts'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Take a session back')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'retractSession', ({ sessions, now }) => {
    const session = sessions.find(each => each.sessionId === args.params.sessionId)
    if (!session || session.retractedAt !== null) throw new Response('', { status: 404 })
    return { session: sessionFactsOf(session, now) }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'Taken back. The history keeps a trace of it.',
    missing: { why: 'Say what happened' },
  })
}

/** A slip of the thumb put right: the session no longer counts, and nobody pretends that it was never there. */
export default function TakeBack() {
  const facts = useLoaderData<typeof loader>()
  const { session } = facts
  return (
    <StepPage
      facts={facts}
      title="Take a session back"
      lead="It no longer counts. The history still says that it was there, and that you took it back."
      button="Take it back"
      tone="warning"
      before={
        <Panel title={session.when}>
          <p>{session.title}</p>
          {session.note ? <p className="al-note">{session.note}</p> : null}
        </Panel>
      }
    >
      <input type="hidden" name="event.sessionId" value={session.id} />
      <RadiosField
        name="why"
        label="What happened?"
        labelSize="m"
        choices={[
          { value: 'loggedTwice', label: 'I wrote it up twice' },
          { value: 'wrongPerson', label: 'It was about somebody else' },
          { value: 'didNotHappen', label: 'It did not happen' },
        ]}
      />
    </StepPage>
  )
}
