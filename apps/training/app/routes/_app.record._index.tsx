import { ButtonLink, DataTable, dayInWords, Page, titled } from '@alongside/web/page'
import { Figure, Figures } from '@alongside/web/pictures'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordOf } from '../mine/record.server.ts'

export const meta = titled('My record')

export function loader(args: LoaderFunctionArgs) {
  return load(args, recordOf)
}

/** Everything on one's own record, and ways to take it along. */
export default function MyRecord() {
  const { hours, hoursAltogether, isReady, lines } = useLoaderData<typeof loader>()
  return (
    <Page title="My record" lead="It is yours. Take it along whenever you like.">
      <Figures>
        <Figure value={String(hours)} label="hours learned" definition={`Of ${hoursAltogether} in all.`} />
      </Figures>
      <p className="al-take">
        <ButtonLink to="/record/file.csv" tone="secondary" small>
          As a table (CSV)
        </ButtonLink>{' '}
        <ButtonLink to="/record/file.json" tone="secondary" small>
          As data (JSON)
        </ButtonLink>{' '}
        {isReady ? (
          <ButtonLink to="/record/file.pdf" small>
            My certificate (PDF)
          </ButtonLink>
        ) : null}
      </p>
      <DataTable
        caption="What is on it"
        columns={[
          { key: 'what', header: 'What', cell: line => line.what },
          { key: 'detail', header: 'More', cell: line => line.detail || '–' },
          { key: 'on', header: 'On', cell: line => (line.on ? dayInWords(line.on) : '–') },
          { key: 'until', header: 'Good until', cell: line => (line.until ? dayInWords(line.until) : '–') },
        ]}
        rows={lines.map((line, nth) => ({ ...line, nth }))}
        rowKey={line => String(line.nth)}
        empty="Nothing is on it yet. It fills as you learn."
      />
    </Page>
  )
}
