import { EventForm } from '@alongside/web/form'
import { ButtonLink, Page, titled } from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { whatGoesOn } from '../mine/what-goes-on.server.ts'

export const meta = titled('Withdraw')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const on = await whatGoesOn(api)
    if (!on) throw redirect('/')
    return { seq: on.seq }
  })
}

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    eventForm(z.strictObject({ type: z.literal('withdraw') })),
    async ({ event, version, commandId }, api) => {
      const on = await whatGoesOn(api)
      const sent = { seq: version, commandId, event }
      if (on?.kind === 'recruitment') await api.recruitment.send.mutate({ id: on.id, ...sent })
      if (on?.kind === 'training') await api.training.send.mutate({ id: on.id, ...sent })
      return { to: '/', said: 'You have withdrawn' }
    },
  )
}

/** One step out, without a reason. */
export default function Withdraw() {
  const { seq } = useLoaderData<typeof loader>()
  return (
    <Page narrow title="Withdraw" back={{ to: '/', label: 'Your way' }}>
      <p>Everything stops at once. You do not have to say why.</p>
      <p>What you have learned stays on your record, and you may ask for a new invitation later.</p>
      <EventForm event="withdraw" version={seq} label="Yes, withdraw" tone="warning" />
      <ButtonLink to="/" tone="secondary">
        No, stay
      </ButtonLink>
    </Page>
  )
}
