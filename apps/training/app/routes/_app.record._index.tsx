import { DataTable, dayInWords, Page, titled } from '@alongside/web/page'
import { Figure, Figures } from '@alongside/web/pictures'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { partWords } from '../mine/part-words.ts'

export const meta = titled('My record')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.training.record.query())
}

/** Everything on one's own record, and ways to take it along. */
export default function MyRecord() {
  const { hours, hoursAltogether, readyOn, lines } = useLoaderData<typeof loader>()
  return (
    <Page title="My record" lead="It is yours. Take it along whenever you like.">
      <Figures>
        <Figure value={String(hours)} label="hours learned" definition={`Of ${hoursAltogether} in all.`} />
      </Figures>
      <p className="al-take">
        <TakeAlong file="file.csv">As a table (CSV)</TakeAlong>{' '}
        <TakeAlong file="file.json">As data (JSON)</TakeAlong>{' '}
        <TakeAlong file="file.pdf">On paper (PDF)</TakeAlong>{' '}
        {readyOn ? <TakeAlong file="certificate.pdf">My certificate (PDF)</TakeAlong> : null}
      </p>
      <DataTable
        caption="What is on it"
        columns={[
          {
            key: 'what',
            header: 'What',
            cell: line => (
              <>
                {line.what}
                <br />
                <span className="al-quiet">
                  {[partWords[line.part], line.detail].filter(words => words !== '').join(' · ')}
                </span>
              </>
            ),
          },
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

/** A plain link: the browser fetches the file by itself, with and without a script. */
function TakeAlong({ file, children }: { readonly file: string; readonly children: string }) {
  return (
    <a className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href={`/record/${file}`}>
      {children}
    </a>
  )
}
