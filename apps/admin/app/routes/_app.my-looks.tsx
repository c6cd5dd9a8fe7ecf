import { useAccount } from '@alongside/web/frame'
import { DataTable, Day, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { looksByDay } from '../answerable/looks-by-day.ts'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('What I looked at')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { looks } = await api.audit.own.query()
    return { count: looks.length, days: looksByDay(looks) }
  })
}

/** What somebody looked at themself, as it stands in the log. */
export default function MyLooks() {
  const { count, days } = useLoaderData<typeof loader>()
  const role = useAccount()?.role
  // the room of the records is only theirs who answer for people
  const back =
    role === 'coordinator' || role === 'safeguardingLead'
      ? { to: '/records', label: 'Records' }
      : { to: '/', label: 'My work today' }
  return (
    <Page
      title="What I looked at"
      back={back}
      lead="Every look at a record is written down. This is what stands there about you, the newest day first."
    >
      {count === 0 ? null : (
        <>
          <p>
            Your last {count} {count === 1 ? 'look' : 'looks'}, added up for each day.
          </p>
          <TakeAlong list="my-looks" label="Take every single one along" />
        </>
      )}
      <div className="ad-list">
        <DataTable
          caption="What I looked at"
          isCaptionHidden
          rows={days}
          rowKey={look => `${look.day} ${look.what} ${look.denied}`}
          empty="You have not looked at any record yet."
          columns={[
            {
              key: 'what',
              header: 'What',
              cell: look => (
                <span className="ad-cell">
                  <span className="ad-cell__name">{look.what}</span>
                  {look.denied ? <span className="ad-cell__under">Not yours to see</span> : null}
                </span>
              ),
            },
            { key: 'on', header: 'Day', cell: look => <Day on={look.day} /> },
            {
              key: 'from',
              header: 'At',
              cell: look => (look.from === look.until ? look.from : `${look.from} to ${look.until}`),
            },
            { key: 'times', header: 'Times', isNumber: true, cell: look => String(look.times) },
            { key: 'people', header: 'Records', isNumber: true, cell: look => String(look.people) },
          ]}
        />
      </div>
    </Page>
  )
}
