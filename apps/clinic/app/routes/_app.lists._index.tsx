import { ButtonLink, Day, Page, Pagination, StateTag, titled, Views, WorkList } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { counted, importStates, importTitle } from '../intake/import.words.ts'

export const meta = titled('Lists')

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const after = searchParams.get('after')
  return load(args, async api => {
    const { clinics } = await api.me.get.query()
    const clinic = clinics.find(({ id }) => id === searchParams.get('clinic')) ?? clinics[0]
    const page = clinic
      ? await api.intake.list.query({ clinicId: clinic.id, limit: 25, ...(after === null ? {} : { after }) })
      : { rows: [], next: null }
    return { clinics, clinicId: clinic?.id ?? null, isFirst: after === null, ...page }
  })
}

export default function Lists() {
  const { clinics, clinicId, rows, next, isFirst } = useLoaderData<typeof loader>()
  const here = clinics.length > 1 ? `clinic=${clinicId}&` : ''
  return (
    <Page title="Lists" lead="Files that your clinic sent in, and what came of each.">
      <div className="al-actions">
        <ButtonLink to="/lists/new">Import this week’s list</ButtonLink>
        <ButtonLink to="/lists/new?kind=attendance" tone="secondary">
          Import appointments
        </ButtonLink>
      </div>
      {clinics.length > 1 ? (
        <Views
          label="Clinics"
          views={clinics.map(({ id, name }) => ({
            to: `/lists?clinic=${id}`,
            label: name,
            isCurrent: id === clinicId,
          }))}
        />
      ) : null}
      <WorkList
        items={rows.map(list => ({
          id: list.id,
          to: `/lists/${list.id}`,
          title: importTitle(list),
          detail: (
            <>
              <Day on={list.madeAt} />
              {list.rows.bad > 0 ? ` · ${counted(list.rows.bad, 'row')} with a problem` : ''}
              {list.rows.known > 0 ? ` · ${counted(list.rows.known, 'row')} known already` : ''}
            </>
          ),
          tags: (
            <StateTag tone={importStates[list.state]?.tone ?? 'grey'}>
              {importStates[list.state]?.label ?? list.state}
            </StateTag>
          ),
        }))}
        empty={
          <>
            <p>No list has been imported yet.</p>
            <p>
              Look at an{' '}
              <Link to="/lists/sample/people.csv" reloadDocument>
                example file
              </Link>
              , or send the one that your system exports: you say once which column means what.
            </p>
          </>
        }
      />
      {rows.length > 0 ? <TakeAlong list="lists" clinicId={clinicId} /> : null}
      <Pagination
        {...(isFirst ? {} : { previous: `/lists?${here}` })}
        {...(next === null ? {} : { next: `/lists?${here}after=${next}` })}
      />
    </Page>
  )
}
