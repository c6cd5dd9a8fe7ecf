import { RaiseConcern } from '@alongside/web/concern'
import { raiseConcern } from '@alongside/web/concern.server'
import { titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Raise a concern')

export function loader(args: LoaderFunctionArgs) {
  const personId = args.params.id ?? ''
  return load(args, async api => {
    const { person } = await api.people.byId.query({ personId })
    return { personId, called: person.called }
  })
}

export function action(args: ActionFunctionArgs) {
  return raiseConcern(args, args.params.id ?? '')
}

/** A worry about the safety of somebody whom the charity supports. */
export default function Concern() {
  const { personId, called } = useLoaderData<typeof loader>()
  return (
    <RaiseConcern
      about={called}
      back={{ to: `/people/${personId}`, label: called ?? 'Back to their page' }}
    />
  )
}
