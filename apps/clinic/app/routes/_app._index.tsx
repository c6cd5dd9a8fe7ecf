import {
  ButtonLink,
  besideSupport,
  Columns,
  Day,
  Empty,
  Page,
  Panel,
  StateTag,
  titled,
  WorkList,
} from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { NoticeList } from '@alongside/web/work'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { importStates, importTitle } from '../intake/import.words.ts'
import { receiptTones } from '../person/receipt.tones.ts'
import { dueOn } from '../referral/due.server.ts'
import { Due } from '../referral/due.tsx'

export const meta = titled('My work today')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { work, receipts, lastList } = await api.work.atTheDesk.query()
    const shown = new Set([...work.overdue, ...work.due, ...work.soon].map(({ id }) => id))
    const counted = <Item extends { dueAt: string | null; overdue: boolean }>(items: Item[]) =>
      items.map(item => ({ ...item, due: dueOn(item) }))
    return {
      overdue: counted(work.overdue),
      today: counted(work.due),
      soon: counted(work.soon),
      // what is on the list already needs no second line
      notices: work.notices.filter(({ lifecycleId }) => lifecycleId === null || !shown.has(lifecycleId)),
      receipts: receipts.rows.filter(({ seenAt }) => seenAt === null),
      unseen: receipts.unseen,
      latest: lastList,
    }
  })
}

export { noticeDone as action } from '@alongside/web/work.server'

type Work = ReturnType<typeof useLoaderData<typeof loader>>

export default function Home() {
  const { overdue, today, soon, notices, receipts, unseen, latest } = useLoaderData<typeof loader>()
  const isEmpty = overdue.length + today.length + soon.length === 0
  return (
    <Page title="My work today">
      <div className="al-actions">
        <ButtonLink to="/lists/new">Import this week’s list</ButtonLink>
        <ButtonLink to="/people/add" tone="secondary">
          Add one person
        </ButtonLink>
        <Link to="/find">Find by clinic number</Link>
      </div>
      <Columns
        main={
          <>
            {isEmpty ? (
              <Empty>
                <p>
                  <strong>Nothing is due in the next seven days.</strong>
                </p>
                <p>
                  Import this week’s list, and everybody on it appears here with the day by which they are to
                  be told.
                </p>
              </Empty>
            ) : null}
            <Part title="Overdue" items={overdue} />
            <Part title="Today" items={today} />
            <Part title="In the next seven days" items={soon} />
            <NoticeList
              title="Also"
              notices={notices.map(({ id, sentence, at, ...notice }) => ({
                id,
                sentence,
                when: <Day on={at} />,
                to:
                  besideSupport(notice) ??
                  (notice.personId === null ? undefined : `/people/${notice.personId}`),
              }))}
            />
          </>
        }
        side={
          <>
            <Panel title="What happened" aside={<Link to="/receipts">All</Link>}>
              {receipts.length === 0 ? (
                <p>
                  Nothing new. When the team accepts somebody, or support starts or ends, you hear of it here.
                </p>
              ) : (
                <>
                  <ul className="nhsuk-list al-news">
                    {receipts.map(({ id, personId, name, label, status, at }) => (
                      <li key={id}>
                        <Link to={`/people/${personId}`}>{name ?? 'Name not known'}</Link>
                        <span className="al-quiet">
                          <Day on={at} />
                        </span>
                        <StateTag tone={receiptTones[status]}>{label}</StateTag>
                      </li>
                    ))}
                  </ul>
                  {unseen > receipts.length ? (
                    <p>
                      <Link to="/receipts">{unseen - receipts.length} more</Link>
                    </p>
                  ) : null}
                </>
              )}
            </Panel>
            <Panel title="Last list" aside={<Link to="/lists">All</Link>}>
              {latest === null ? (
                <p>No list has been imported yet.</p>
              ) : (
                <p>
                  <Link to={`/lists/${latest.id}`}>{importTitle(latest)}</Link>
                  <br />
                  <span className="al-quiet">
                    <Day on={latest.madeAt} />
                  </span>{' '}
                  {latest.state === 'done' ? null : (
                    <StateTag tone={importStates[latest.state]?.tone ?? 'grey'}>
                      {importStates[latest.state]?.label ?? latest.state}
                    </StateTag>
                  )}
                </p>
              )}
            </Panel>
          </>
        }
      />
    </Page>
  )
}

/** What there is to do, by what the state is called. */
const toDo: Readonly<Record<string, string>> = {
  'To be told': 'Tell them about the offer',
  Told: 'Record what they say',
  'Offer open': 'Make the offer again',
  Agreed: 'Release to the team',
  'Question to the clinic': 'Answer the coordinator’s question',
}

function Part({ title, items }: { readonly title: string; readonly items: Work['overdue'] }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2 className="nhsuk-heading-m">
        {title} <span className="al-quiet">({items.length})</span>
      </h2>
      <WorkList
        items={items.map(({ id, personId, name, label, waitsFor, due }) => ({
          id,
          to: `/people/${personId}`,
          title: name ?? 'Name not known',
          detail: toDo[label] ?? `${label}: waits for ${waitsFor}`,
          tags: <Due due={due} />,
        }))}
        empty=""
      />
    </section>
  )
}
