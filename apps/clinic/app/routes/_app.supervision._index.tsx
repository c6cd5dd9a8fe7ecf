import { Page, titled } from '@alongside/web/page'
import { SupervisionList } from '@alongside/web/supervision'
import type { supervisionsLoader } from '@alongside/web/supervision.server'
import { TakeAlong } from '@alongside/web/take-along'
import { useLoaderData } from '@remix-run/react'

export { supervisionsLoader as loader } from '@alongside/web/supervision.server'

export const meta = titled('Supervision')

/** The joint supervision from the clinic's side of the table. */
export default function Supervision() {
  const { coming, open, ended } = useLoaderData<typeof supervisionsLoader>()
  return (
    <Page
      title="Supervision"
      lead="Once a month with the team. Everybody is spoken of by an alias, unless they agreed to be named."
    >
      <h2 className="nhsuk-heading-m">Coming</h2>
      <SupervisionList rows={coming} empty="Nothing is arranged. The coordinator arranges it with you." />
      {open.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Held, with something open</h2>
          <SupervisionList rows={open} empty="" />
        </>
      ) : null}
      {ended.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-m">Before</h2>
          <SupervisionList rows={ended} empty="" />
        </>
      ) : null}
      <TakeAlong list="supervision" />
    </Page>
  )
}
