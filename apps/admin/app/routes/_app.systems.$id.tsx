import { CommandField, Form, SubmitButton, TextField } from '@alongside/web/form'
import { Empty, Moment, More, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { type ShownOnce, ShownOncePanel } from '../systems/shown-once.tsx'

export const meta = titled('A connected system')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { systems } = await api.integrations.list.query({})
    const system = systems.find(({ id }) => id === args.params.id)
    if (!system) throw new Response(null, { status: 404 })
    return { system }
  })
}

const Deed = z.strictObject({
  commandId: z.uuid(),
  what: z.enum(['makeKey', 'revokeKey', 'subscribe', 'unsubscribe', 'end']),
  id: z.uuid().optional(),
  url: z.string().optional(),
})

export function action(args: ActionFunctionArgs) {
  const systemId = args.params.id ?? ''
  return submit(args, Deed, async ({ what, commandId, id = '', url = '' }, api) => {
    const back = `/systems/${systemId}`
    switch (what) {
      case 'makeKey': {
        const { key } = await api.integrations.makeKey.mutate({ commandId, systemId })
        return json<ShownOnce>({ shownOnce: { what: 'key', text: key } })
      }
      case 'subscribe': {
        const { secret } = await api.integrations.subscribe.mutate({ commandId, systemId, url })
        return json<ShownOnce>({ shownOnce: { what: 'secret', text: secret } })
      }
      case 'revokeKey':
        await api.integrations.revokeKey.mutate({ commandId, id })
        return { to: back, said: 'The key opens nothing any more' }
      case 'unsubscribe':
        await api.integrations.unsubscribe.mutate({ commandId, id })
        return { to: back, said: 'Nothing is sent there any more' }
      case 'end':
        await api.integrations.end.mutate({ commandId, id: systemId })
        return { to: back, said: 'The system is not connected any more' }
    }
  })
}

/** One program of a clinic: its keys, and the addresses that hear from us. */
export default function System() {
  const { system } = useLoaderData<typeof loader>()
  const { name, clinicName, keys, addresses, endedAt, perMinute, madeAt, sandbox } = system
  const isOpen = endedAt === null
  return (
    <Page
      title={name}
      caption={clinicName}
      back={{ to: '/systems', label: 'Connected systems' }}
      tags={
        <>
          {isOpen ? <StateTag tone="green">Connected</StateTag> : <StateTag>Ended</StateTag>}
          {sandbox ? <StateTag tone="purple">For trying out</StateTag> : null}
        </>
      }
      lead={
        <>
          Added <Moment at={madeAt} />. It may ask {perMinute} times in a minute.
        </>
      }
    >
      <ShownOncePanel />
      <Panel title="Keys">
        <ul className="ad-roster">
          {keys.map(key => (
            <li key={key.id} className="ad-mentor">
              <p>
                <code className="ad-key">{key.beginsWith}…</code> made <Moment at={key.madeAt} />.{' '}
                {key.lastUsedAt === null ? (
                  'Not used yet.'
                ) : (
                  <>
                    Last used <Moment at={key.lastUsedAt} />.
                  </>
                )}
              </p>
              {key.revokedAt === null ? (
                <DeedForm what="revokeKey" id={key.id} label="Take this key away" />
              ) : (
                <p className="al-quiet">
                  Taken away <Moment at={key.revokedAt} />
                </p>
              )}
            </li>
          ))}
        </ul>
        {isOpen ? (
          <>
            <p>To change a key, make a second one, have the clinic change over, then take the first away.</p>
            <DeedForm what="makeKey" label="Make another key" />
          </>
        ) : null}
      </Panel>
      <Panel title="Addresses that are told">
        {addresses.length === 0 ? <Empty>No address is told when something changes.</Empty> : null}
        <ul className="ad-roster">
          {addresses.map(({ id, url, endedAt: addressEnded, waiting, givenUp }) => (
            <li key={id} className="ad-mentor">
              <p className="ad-address">{url}</p>
              <p className="al-quiet">
                {waiting === 0
                  ? 'Nothing waits to be sent.'
                  : waiting === 1
                    ? 'One waits to be sent.'
                    : `${waiting} wait to be sent.`}{' '}
                {givenUp === 0 ? '' : `${givenUp} did not arrive.`}
              </p>
              {addressEnded === null ? (
                <DeedForm what="unsubscribe" id={id} label="Stop telling this address" />
              ) : (
                <p className="al-quiet">
                  Ended <Moment at={addressEnded} />
                </p>
              )}
            </li>
          ))}
        </ul>
        {isOpen ? (
          <Form id="subscribe">
            <input type="hidden" name="what" value="subscribe" />
            <CommandField form="subscribe" />
            <TextField
              name="url"
              label="Add an address"
              hint="It begins with https:// and belongs to the clinic. An id and a status are sent there, never a name."
            />
            <SubmitButton tone="secondary">Tell this address</SubmitButton>
          </Form>
        ) : null}
      </Panel>
      {isOpen ? (
        <More summary="End this connection">
          <p>Every key stops working at once, and nothing is sent any more. What it brought stays.</p>
          <DeedForm what="end" label="End the connection" />
        </More>
      ) : null}
    </Page>
  )
}

function DeedForm({
  what,
  id,
  label,
}: {
  readonly what: string
  readonly id?: string
  readonly label: string
}) {
  const form = id === undefined ? what : `${what}-${id}`
  return (
    <Form id={form}>
      <input type="hidden" name="what" value={what} />
      {id === undefined ? null : <input type="hidden" name="id" value={id} />}
      <CommandField form={form} />
      <SubmitButton tone="secondary" small>
        {label}
      </SubmitButton>
    </Form>
  )
}
