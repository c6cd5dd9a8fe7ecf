import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('Take back')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person, mayWithdraw } = await api.people.byId.query({ personId: args.params.id ?? '' })
    return { person, mayWithdraw }
  })
}

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, z.strictObject({ commandId: z.uuid() }), async ({ commandId }, api) => {
    await api.people.withdraw.mutate({ personId, commandId })
    return { to: `/people/${personId}`, said: 'Recorded. Everything has stopped' }
  })
}

export default function Withdraw() {
  const { person, mayWithdraw } = useLoaderData<typeof loader>()
  return (
    <Page
      title="They take back their agreement"
      caption={whom({ name: person.called, clinicNumber: person.clinicNumber })}
      back={{ to: `/people/${person.id}`, label: 'Back to this person' }}
      narrow
    >
      {mayWithdraw ? (
        <>
          <p>When you save this:</p>
          <ul>
            <li>every message and every clock stops at once</li>
            <li>their name and contact leave the peer support team</li>
            <li>a coordinator looks after what was already written down</li>
          </ul>
          <p>No reason is needed, and their care here stays the same.</p>
          <Form id="withdraw">
            <CommandField form="withdraw" />
            <SubmitButton tone="warning">Take back the agreement</SubmitButton>
          </Form>
        </>
      ) : (
        <Notice title="There is nothing to take back">
          Nothing was agreed, or it was taken back before.
        </Notice>
      )}
    </Page>
  )
}
