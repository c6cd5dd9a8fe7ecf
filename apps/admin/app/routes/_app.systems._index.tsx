import { CommandField, Form, SelectField, SubmitButton, TextField } from '@alongside/web/form'
import { ButtonLink, Empty, Moment, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { type ShownOnce, ShownOncePanel } from '../systems/shown-once.tsx'

export const meta = titled('Connected systems')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => api.integrations.list.query({}))
}

const Adding = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid(),
  name: z.string().trim().min(1).max(60),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Adding,
    async (adding, api) => {
      const { key } = await api.integrations.add.mutate(adding)
      // no redirect: a key travels in no address and in no cookie
      return json<ShownOnce>({ shownOnce: { what: 'key', text: key } })
    },
    { clinicId: 'Choose a clinic', name: 'Write what the system is called' },
  )
}

/** The programs of clinics that may come in by themselves. */
export default function Systems() {
  const { systems, clinics } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Connected systems"
      lead="Programs of clinics that send referrals by themselves and hear how far each has come. Each has keys of its own, for one clinic."
    >
      <TakeAlong list="systems" />
      <ShownOncePanel />
      <p>
        <ButtonLink to="/systems/deliveries" tone="secondary" small>
          What was sent to them
        </ButtonLink>
      </p>
      {systems.length === 0 ? <Empty>No system is connected yet. Add the first one below.</Empty> : null}
      <ul className="ad-roster">
        {systems.map(({ id, name, clinicName, sandbox, endedAt, keys, addresses }) => {
          const inForce = keys.filter(({ revokedAt }) => revokedAt === null)
          const used =
            keys
              .map(({ lastUsedAt }) => lastUsedAt ?? '')
              .sort()
              .at(-1) ?? ''
          const givenUp = addresses.reduce((sum, each) => sum + each.givenUp, 0)
          return (
            <li key={id} className="ad-mentor">
              <h2 className="nhsuk-heading-s ad-mentor__name">
                <Link to={`/systems/${id}`}>{name}</Link>
              </h2>
              <p>
                {clinicName}. {inForce.length === 1 ? 'One key' : `${inForce.length} keys`}.{' '}
                {used === '' ? (
                  'Not used yet.'
                ) : (
                  <>
                    Last used <Moment at={used} />.
                  </>
                )}
              </p>
              <p className="ad-tags">
                {endedAt === null ? <StateTag tone="green">Connected</StateTag> : <StateTag>Ended</StateTag>}
                {sandbox ? <StateTag tone="purple">For trying out</StateTag> : null}
                {givenUp > 0 ? <StateTag tone="red">{`${givenUp} did not arrive`}</StateTag> : null}
              </p>
            </li>
          )
        })}
      </ul>
      <Panel title="Add a system">
        <Form id="add">
          <CommandField form="add" />
          <TextField
            name="name"
            label="What is it called?"
            hint="The name of the program, such as the one on its screen. No names of people."
          />
          <SelectField
            name="clinicId"
            label="Which clinic does it belong to?"
            none="Choose a clinic"
            choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton busy="Making a key">Add it and make a key</SubmitButton>
        </Form>
      </Panel>
    </Page>
  )
}
