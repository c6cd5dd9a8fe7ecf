import { PlainDate } from '@alongside/domain/time'
import { CommandField, DateField, Form, SelectField, SubmitButton, TextField } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { Columns, Day, Empty, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Clinics')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ trusts: (await api.places.list.query()).trusts }))
}

const Name = z.string().trim().min(2, 'Write the name').max(80, 'Write a shorter name')
const PlaceForm = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('addTrust'), commandId: z.uuid(), name: Name }),
  z.strictObject({
    deed: z.literal('addClinic'),
    commandId: z.uuid(),
    trustId: z.uuid(),
    name: Name,
    openedOn: PlainDate,
  }),
])

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    PlaceForm,
    async (form, api) => {
      if (form.deed === 'addTrust') {
        await api.places.addTrust.mutate({ name: form.name, commandId: form.commandId })
        return { to: '/clinics', said: 'The trust is added.' }
      }
      const { deed: _, ...clinic } = form
      const { id } = await api.places.addClinic.mutate(clinic)
      return { to: `/clinics/${id}`, said: 'The clinic is added, with the usual settings.' }
    },
    {
      name: 'Write the name',
      trustId: 'Choose the trust it belongs to',
      openedOn: 'Write the day from which it works with us',
    },
  )
}

/** Trusts and their clinics. */
export default function Clinics() {
  const { trusts } = useLoaderData<typeof loader>()
  const mayChange = useAccount()?.role === 'administrator'
  const list =
    trusts.length === 0 ? (
      <Empty>There is no trust yet. Add the first one, then its clinic.</Empty>
    ) : (
      trusts.map(trust => (
        <Panel
          key={trust.id}
          title={trust.name}
          aside={mayChange ? <Link to={`/clinics/rename/trust/${trust.id}`}>Rename</Link> : null}
        >
          {trust.clinics.length === 0 ? <p>No clinic yet.</p> : null}
          <ul className="ad-places-list">
            {trust.clinics.map(clinic => (
              <li key={clinic.id}>
                <Link to={`/clinics/${clinic.id}`}>{clinic.name}</Link>
                <span className="ad-under">
                  {clinic.isOpen ? 'since ' : 'opens on '}
                  <Day on={clinic.openedOn} />
                </span>
                {clinic.isOpen ? null : <StateTag tone="purple">Coming</StateTag>}
              </li>
            ))}
          </ul>
        </Panel>
      ))
    )
  return (
    <Page
      title="Clinics"
      lead="What each clinic settled with the charity: when a name may leave, and how soon everything happens."
    >
      <TakeAlong list="clinics" />
      {mayChange ? <TakeAlong list="deputies" label="Take along who covers" /> : null}
      {mayChange ? (
        <Columns
          main={list}
          side={
            <>
              <Panel title="Add a clinic">
                <Form id="addClinic">
                  <input type="hidden" name="deed" value="addClinic" />
                  <CommandField form="addClinic" />
                  <SelectField
                    name="trustId"
                    label="Trust"
                    labelSize="s"
                    choices={trusts.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                  <TextField name="name" label="Name of the clinic" labelSize="s" />
                  <DateField name="openedOn" label="Works with us from" labelSize="s" />
                  <SubmitButton tone="secondary">Add the clinic</SubmitButton>
                </Form>
              </Panel>
              <Panel title="Add a trust">
                <Form id="addTrust">
                  <input type="hidden" name="deed" value="addTrust" />
                  <CommandField form="addTrust" />
                  <TextField name="name" label="Name of the trust" labelSize="s" />
                  <SubmitButton tone="secondary">Add the trust</SubmitButton>
                </Form>
              </Panel>
              <p>
                <Link to="/clinics/messages">What messages to people say</Link>
              </p>
            </>
          }
        />
      ) : (
        list
      )}
    </Page>
  )
}
