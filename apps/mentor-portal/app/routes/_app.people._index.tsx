import { instant } from '@alongside/domain/time'
import { Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { peopleOf } from '../people/people.server.ts'
import { PeopleList } from '../people/people-list.tsx'

export const meta = titled('My people')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ people: await peopleOf(api, instant(new Date().toISOString())) }))
}

/** Everybody whom this mentor walks with now. Whoever has left is not here any more. */
export default function People() {
  const { people } = useLoaderData<typeof loader>()
  return (
    <Page title="My people" lead="Whom you support now. When a record is closed, they are not here any more.">
      <PeopleList people={people} />
    </Page>
  )
}
