import { instant } from '@alongside/domain/time'
import { Page, Pagination, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { peopleOf } from '../people/people.server.ts'
import { PeopleList } from '../people/people-list.tsx'

export const meta = titled('My people')

export function loader(args: LoaderFunctionArgs) {
  const asked = z.uuid().safeParse(new URL(args.request.url).searchParams.get('from'))
  return load(args, api => peopleOf(api, asked.data, instant(new Date().toISOString())))
}

/** Everybody whom this mentor walks with now. Whoever has left is not here any more. */
export default function People() {
  const { people, inAll, next, previous } = useLoaderData<typeof loader>()
  return (
    <Page
      title="My people"
      lead={`${inAll > 50 ? `${inAll} people, by name. ` : ''}Whom you support now. When a record is closed, they are not here any more.`}
    >
      <PeopleList people={people} />
      {people.length > 0 ? <TakeAlong list="people" /> : null}
      <Pagination
        label="More people"
        {...(next === undefined ? {} : { next })}
        {...(previous === undefined ? {} : { previous })}
      />
    </Page>
  )
}
