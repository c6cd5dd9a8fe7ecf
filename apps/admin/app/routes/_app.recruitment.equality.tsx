import { DataTable, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Equality figures')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.equality.counts.query())
}

/** How those who apply describe themselves. Small numbers are left out, so that nobody can be found in them. */
export default function EqualityFigures() {
  const { forms, counts } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Equality figures"
      lead={`${forms} forms. Every question may be skipped. Numbers below five are left out.`}
      back={{ to: '/recruitment', label: 'Recruitment' }}
    >
      {counts.map(({ question, asked, answers }) => (
        <DataTable
          key={question}
          caption={asked}
          columns={[
            { key: 'label', header: 'Answer', cell: row => row.label },
            { key: 'count', header: 'How many', isNumber: true, cell: row => row.count ?? 'fewer than 5' },
          ]}
          rows={answers}
          rowKey={row => row.label}
        />
      ))}
    </Page>
  )
}
