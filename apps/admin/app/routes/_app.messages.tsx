import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Empty, Moment, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Messages')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ messages: await api.messages.unsent.query() }))
}

const Settled = z.strictObject({ id: z.uuid(), commandId: z.uuid(), what: z.enum(['tryAgain', 'letGo']) })

export function action(args: ActionFunctionArgs) {
  return submit(args, Settled, async ({ what, ...message }, api) => {
    await api.messages[what].mutate(message)
    return {
      to: '/messages',
      said: what === 'tryAgain' ? 'It is tried again now' : 'Let go. It is not sent',
    }
  })
}

/** What was to be sent to somebody and did not leave: to whom and why, never what it says. */
export default function Messages() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Messages that did not leave"
      lead="Texts and emails are sent by themselves, in hours that are safe. What stands here needs somebody to look."
    >
      <TakeAlong list="messages" />
      {messages.length === 0 ? <Empty>Everything has left, or is on its way.</Empty> : null}
      <ul className="ad-roster">
        {messages.map(({ id, personId, name, what, channel, problem, tries, writtenAt, givenUpAt }) => (
          <li key={id} className="ad-mentor">
            <h2 className="nhsuk-heading-s ad-mentor__name">
              <Link to={`/people/${personId}`}>{name ?? 'Name not known'}</Link>
            </h2>
            <p>
              {what}, by {channel === 'text' ? 'text message' : 'email'}. <strong>{problem}</strong>
            </p>
            <p className="al-quiet">
              Written <Moment at={writtenAt} />, given up <Moment at={givenUpAt} /> after{' '}
              {tries === 1 ? 'one try' : `${tries} tries`}.
            </p>
            <div className="ad-decide">
              {(['tryAgain', 'letGo'] as const).map(each => (
                <Form key={each} id={`${each}-${id}`} className="ad-decide__form">
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="what" value={each} />
                  <CommandField form={`${each}-${id}`} />
                  <SubmitButton tone="secondary" small>
                    {each === 'tryAgain' ? 'Try again' : 'Let it go'}
                  </SubmitButton>
                </Form>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
