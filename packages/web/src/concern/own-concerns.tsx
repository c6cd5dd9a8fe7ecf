import { concernCategoryWords } from '@alongside/domain/concern'
import type { ReactNode } from 'react'
import { momentInWords, Page, StateTag, WorkList } from '../page/index.ts'
import type { Api } from '../request/api.server.ts'

type Row = Awaited<ReturnType<Api['concern']['list']['query']>>['rows'][number]

/** The concerns that somebody raised. */
export function OwnConcerns({
  open,
  ended,
  lead,
  children,
}: {
  readonly open: readonly Row[]
  readonly ended: readonly Row[]
  readonly lead: string
  /** What else an app offers here. */
  readonly children?: ReactNode
}) {
  return (
    <Page title="Concerns" lead={lead}>
      <WorkList items={open.map(itemOf)} empty="No concern is open." />
      {ended.length === 0 ? null : (
        <section aria-labelledby="ended">
          <h2 className="nhsuk-heading-m" id="ended">
            Looked after
          </h2>
          <WorkList items={ended.map(itemOf)} empty="" />
        </section>
      )}
      {children}
    </Page>
  )
}

function itemOf(row: Row) {
  const owes = row.accountDueAt !== null
  return {
    id: row.id,
    to: `/concerns/${row.id}`,
    title: row.name ?? 'Somebody',
    detail: `${concernCategoryWords[row.category]} · raised ${momentInWords(row.openedAt)}`,
    tags: (
      <>
        {owes ? <StateTag tone="amber">Account owed</StateTag> : null}
        <StateTag tone={row.status === 'done' ? 'green' : 'teal'}>
          {row.status === 'done' ? 'Ended' : row.label}
        </StateTag>
      </>
    ),
  }
}
