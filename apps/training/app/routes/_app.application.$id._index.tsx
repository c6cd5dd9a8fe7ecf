import { applicationSteps } from '@alongside/domain/recruitment'
import { CommandField, Form, SubmitButton, TickField } from '@alongside/web/form'
import { Page, StateTag, titled, WorkList } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { loadDraft, steps } from '../joining/application.server.ts'

export const meta = titled('Your application')

export async function loader(args: LoaderFunctionArgs) {
  const { draftId, done, seq, recruitmentId } = await loadDraft(args)
  const list = steps.map(step => ({ step, title: applicationSteps[step].title, isDone: done.includes(step) }))
  return { draftId, seq, recruitmentId, list }
}

const Sending = z.strictObject({
  commandId: z.uuid(),
  id: z.uuid(),
  seq: z.coerce.number().int(),
  confirmsTrue: z.boolean().refine(yes => yes, 'Confirm that what you wrote is true'),
})

export function action(args: ActionFunctionArgs) {
  return submit(args, Sending, async (value, api) => {
    await api.recruitment.sendApplication.mutate(value)
    return { to: '/equality', said: 'Your application has been sent' }
  })
}

/** The steps of the form, each done or still to do; when all are done it can be sent. */
export default function Application() {
  const { draftId, seq, recruitmentId, list } = useLoaderData<typeof loader>()
  const left = list.filter(({ isDone }) => !isDone).length
  return (
    <Page
      narrow
      title="Your application"
      lead={left === 0 ? 'Everything is filled in.' : 'Take your time. What you save stays here for 90 days.'}
      back={{ to: '/', label: 'Your way' }}
    >
      <WorkList
        empty=""
        items={list.map(({ step, title, isDone }) => ({
          id: step,
          to: `/application/${draftId}/${step}`,
          title,
          tags: <StateTag tone={isDone ? 'green' : 'grey'}>{isDone ? 'Done' : 'To do'}</StateTag>,
        }))}
      />
      {left === 0 ? (
        <Form id="send">
          <CommandField form="send" />
          <input type="hidden" name="id" value={recruitmentId} />
          <input type="hidden" name="seq" value={seq} />
          <TickField name="confirmsTrue" label="What I wrote is true" />
          <SubmitButton>Send my application</SubmitButton>
        </Form>
      ) : null}
    </Page>
  )
}
