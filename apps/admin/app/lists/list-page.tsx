import { type Column, DataTable, Page, type PageProps, Pagination } from '@alongside/web/page'
import type { ReactNode } from 'react'
import { type Asked, type ListViews, neighbours } from './list-address.ts'
import { ListHead } from './list-head.tsx'

/** One page of a list, as its loader gives it. */
export interface Listing<View extends string, Row> {
  readonly asked: Asked<View>
  readonly counts: Readonly<Partial<Record<View, number>>>
  readonly rows: readonly Row[]
  readonly next: string | null
}

interface ListPageProps<View extends string, Row extends { readonly id: string }>
  extends Pick<PageProps, 'title' | 'lead' | 'back'> {
  readonly path: string
  readonly views: ListViews<View>
  readonly listing: Listing<View, Row>
  /** What they show is what the listing holds. */
  readonly columns: readonly Column<NoInfer<Row>>[]
  /** What it means that nothing stands here. */
  readonly empty: ReactNode
  /** What can be done beside the list, above it. */
  readonly deeds?: ReactNode
  /** What must be seen before the list. */
  readonly notice?: ReactNode
  /** The same rows drawn in another way than as a table. */
  readonly picture?: ReactNode
  /** What leads to the file of this list. */
  readonly takeLabel?: string
  /** Left out where the list is of no clinic. */
  readonly hasClinicChoice?: boolean
}

/**
 * A list of this app: its views with how much is behind each, the choice of a clinic, the way to the file, the rows as a
 * table (on a phone as cards), and the pages before and after.
 */
export function ListPage<View extends string, Row extends { readonly id: string }>({
  path,
  title,
  views,
  listing: { asked, counts, rows, next },
  columns,
  empty,
  deeds,
  notice,
  picture,
  takeLabel,
  hasClinicChoice = true,
  ...heading
}: ListPageProps<View, Row>) {
  return (
    <Page title={title} {...heading}>
      {deeds ? <div className="ad-deeds">{deeds}</div> : null}
      {notice}
      <ListHead
        path={path}
        label={`Views of ${title.toLowerCase()}`}
        views={views}
        counts={counts}
        view={asked.view}
        clinicId={asked.clinicId}
        hasClinicChoice={hasClinicChoice}
        {...(takeLabel ? { takeLabel } : {})}
      />
      {picture ?? (
        <div className="ad-list">
          <DataTable
            caption={title}
            isCaptionHidden
            rows={rows}
            rowKey={row => row.id}
            columns={columns}
            empty={empty}
          />
        </div>
      )}
      <Pagination {...neighbours(path, asked, next)} label={`Pages of ${title.toLowerCase()}`} />
    </Page>
  )
}
