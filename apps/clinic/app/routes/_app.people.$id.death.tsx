import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('Record')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person, mayRecordDeath } = await api.people.byId.query({ personId: args.params.id ?? '' })
    return { person, mayRecordDeath }
  })
}

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, z.strictObject({ commandId: z.uuid() }), async ({ commandId }, api) => {
    await api.people.recordDeath.mutate({ personId, commandId })
    return { to: `/people/${personId}`, said: 'Recorded. Nothing is sent any more' }
  })
}

export default function Death() {
  const { person, mayRecordDeath } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Record a death"
      caption={whom({ name: person.called, clinicNumber: person.clinicNumber })}
      back={{ to: `/people/${person.id}`, label: 'Back to this person' }}
      narrow
    >
      {mayRecordDeath && !person.diedOn ? (
        <>
          <p>
            Every message and every clock stops at once, so that nobody calls or writes to their phone. If a
            mentor was meeting them, the coordinator tells the mentor in person.
          </p>
          <Form id="death">
            <CommandField form="death" />
            <SubmitButton tone="warning">Record that they have died</SubmitButton>
          </Form>
        </>
      ) : (
        <Notice title="This cannot be recorded here now">
          {person.diedOn ? 'It was recorded before.' : 'Nothing is open for this person.'}
        </Notice>
      )}
    </Page>
  )
}
