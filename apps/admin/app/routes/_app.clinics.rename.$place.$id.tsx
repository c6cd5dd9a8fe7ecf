import { CommandField, Form, SubmitButton, TextField } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('A new name')

function placeIn(args: Pick<LoaderFunctionArgs, 'params'>) {
  const place = z.enum(['trust', 'clinic']).safeParse(args.params.place)
  if (!place.success) throw new Response('', { status: 404 })
  return { place: place.data, id: args.params.id ?? '' }
}

export function loader(args: LoaderFunctionArgs) {
  const { place, id } = placeIn(args)
  return load(args, async api => {
    const { trusts } = await api.places.list.query()
    const found =
      place === 'trust'
        ? trusts.find(trust => trust.id === id)
        : trusts.flatMap(({ clinics }) => clinics).find(clinic => clinic.id === id)
    if (!found) throw new Response('', { status: 404 })
    return { place, id, name: found.name }
  })
}

export function action(args: ActionFunctionArgs) {
  const { place, id } = placeIn(args)
  return submit(
    args,
    z.strictObject({ name: z.string().trim().min(2, 'Write the name').max(80), commandId: z.uuid() }),
    async (form, api) => {
      await api.places.rename.mutate({ place, id, ...form })
      return { to: place === 'clinic' ? `/clinics/${id}` : '/clinics', said: 'It has its new name.' }
    },
    { name: 'Write the name' },
  )
}

/** A place gets another name; everything that belongs to it stays. */
export default function Rename() {
  const { place, id, name } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`A new name for this ${place}`}
      caption={name}
      lead="It is shown everywhere from now on. The old name stays in the history."
      back={place === 'clinic' ? { to: `/clinics/${id}`, label: name } : { to: '/clinics', label: 'Clinics' }}
      narrow
    >
      <Form id="rename" values={{ name }}>
        <CommandField form="rename" />
        <TextField name="name" label="Name" />
        <SubmitButton>Save</SubmitButton>
      </Form>
    </Page>
  )
}
