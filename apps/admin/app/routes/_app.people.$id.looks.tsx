import { Moment, Page, Pagination, Timeline, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { roleWords } from '../words.ts'

export const meta = titled('Who looked')

export function loader(args: LoaderFunctionArgs) {
  const personId = args.params.id ?? ''
  const before = Number(new URL(args.request.url).searchParams.get('before'))
  return load(args, async api => ({
    ...(await api.audit.person.query({
      personId,
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    })),
  }))
}

/** Who looked at a record and why, for the person to have. */
export default function Looks() {
  const { personId, clinicName, looks, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Who looked at this record"
      caption={clinicName}
      lead="Everybody may ask for this. It says when, from which organisation, in which role and why; no worker is named on it."
      back={{ to: `/people/${personId}`, label: 'Back to this person' }}
    >
      <p className="ad-take">
        <Link reloadDocument to={`/people/${personId}/looks-file?as=pdf`}>
          On paper (PDF)
        </Link>{' '}
        <Link reloadDocument to={`/people/${personId}/looks-file?as=csv`}>
          As a table (CSV)
        </Link>
      </p>
      <Timeline
        items={looks.map(look => ({
          id: String(look.id),
          when: <Moment at={look.at} />,
          title: look.what,
          who: [look.organisation, roleWords[look.role].toLowerCase(), look.by].filter(Boolean).join(', '),
        }))}
      />
      <Pagination {...(next === null ? {} : { next: `/people/${personId}/looks?before=${next}` })} />
    </Page>
  )
}
