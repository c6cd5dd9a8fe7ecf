import { DataTable, Empty, Moment, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('What I looked at')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.audit.own.query())
}

/** What somebody looked at themself, as it stands in the log. */
export default function MyLooks() {
  const { looks } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What I looked at"
      back={{ to: '/records', label: 'Records' }}
      lead="Every look at a record is written down. This is what stands there about you, the newest first."
    >
      {looks.length === 0 ? null : <TakeAlong list="my-looks" />}
      {looks.length === 0 ? (
        <Empty>You have not looked at any record yet.</Empty>
      ) : (
        <DataTable
          caption="What I looked at"
          isCaptionHidden
          rows={looks}
          rowKey={look => String(look.id)}
          columns={[
            { key: 'at', header: 'When', cell: look => <Moment at={look.at} /> },
            { key: 'what', header: 'What', cell: look => look.what },
            {
              key: 'people',
              header: 'People',
              isNumber: true,
              cell: look => (look.denied ? 'Not yours to see' : String(look.people)),
            },
          ]}
        />
      )}
    </Page>
  )
}
