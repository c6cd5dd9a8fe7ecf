import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { DataTable, Notice, Page, Pagination, Panel, StateTag, titled, Views } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { counted, kindWords } from '../intake/import.words.ts'

export const meta = titled('Check the list')

const RowView = z.enum(['bad', 'good', 'known', 'all'])
type RowView = z.infer<typeof RowView>

export function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const id = args.params.id ?? ''
  const after = Number(searchParams.get('after') ?? 0)
  return load(args, async api => {
    const { import: list } = await api.intake.progress.query({ id })
    if (list.state !== 'preview')
      throw redirect(list.state === 'reading' ? `/lists/${id}/columns` : `/lists/${id}`)
    const wanted = RowView.safeParse(searchParams.get('rows'))
    const view: RowView = wanted.success ? wanted.data : list.rows.bad > 0 ? 'bad' : 'all'
    const page = await api.intake.preview.query({
      id,
      limit: 25,
      ...(view === 'all' ? {} : { state: view }),
      ...(Number.isInteger(after) && after > 0 ? { after } : {}),
    })
    return { ...page, view, isFirst: !(after > 0) }
  })
}

const CheckForm = z.strictObject({ commandId: z.uuid(), decision: z.enum(['import', 'discard']) })

export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(args, CheckForm, async ({ commandId, decision }, api) => {
    if (decision === 'discard') {
      await api.intake.discard.mutate({ id, commandId })
      return { to: '/lists', said: 'The list was let go. Nothing of it was kept' }
    }
    await api.intake.confirm.mutate({ id, commandId, leaveOutBadRows: true })
    return { to: `/lists/${id}` }
  })
}

const looks = {
  bad: { label: 'Needs mending', tone: 'amber' },
  good: { label: 'New', tone: 'green' },
  known: { label: 'Known already', tone: 'grey' },
  done: { label: 'Done', tone: 'green' },
} as const

export default function CheckList() {
  const { import: list, headings, rows, next, view, isFirst } = useLoaderData<typeof loader>()
  const { good, known, bad, total } = list.rows
  const noun = list.kind === 'people' ? 'person' : 'appointment'
  const shown = Object.entries(headings).filter(([field]) => rows.some(({ cells }) => cells[field]))
  const here = `/lists/${list.id}/check?rows=${view}`
  return (
    <Page
      title="Check the list"
      caption={kindWords[list.kind]}
      lead="Nothing is kept before you say so below."
      back={{ to: `/lists/${list.id}/columns`, label: 'Columns' }}
    >
      {list.problem ? (
        <Notice title="The last try stopped" tone="warning">
          {list.problem}
        </Notice>
      ) : null}
      {list.notices.map(notice => (
        <Notice key={notice} title="Good to know">
          {notice}
        </Notice>
      ))}
      <Panel title={bad > 0 ? `${counted(bad, 'row')} cannot be taken` : 'Every row can be taken'}>
        <ul className="al-tally">
          <li>
            <strong>{good.toLocaleString('en-GB')}</strong> new: {good === 1 ? 'it is' : 'they are'} added
          </li>
          <li>
            <strong>{known.toLocaleString('en-GB')}</strong> known already: nothing changes for them
          </li>
          <li>
            <strong>{bad.toLocaleString('en-GB')}</strong> with a problem:{' '}
            {bad === 1 ? 'it stays' : 'they stay'} out
          </li>
        </ul>
        {good === 0 ? <p>There is nothing new to add from this file.</p> : null}
        <div className="al-decide">
          {good > 0 ? (
            <Form id="import" className="al-decide__form">
              <CommandField form="import" />
              <input type="hidden" name="decision" value="import" />
              <SubmitButton busy="Adding…">
                {bad > 0
                  ? `Leave ${bad === 1 ? 'that row' : `those ${bad}`} out and add ${good.toLocaleString('en-GB')}`
                  : `Add ${good === 1 ? `this ${noun}` : `these ${good.toLocaleString('en-GB')}`}`}
              </SubmitButton>
            </Form>
          ) : null}
          <Form id="discard" className="al-decide__form">
            <CommandField form="discard" />
            <input type="hidden" name="decision" value="discard" />
            <SubmitButton tone="secondary">
              {bad > 0 ? 'Let it go, and mend the file first' : 'Let it go'}
            </SubmitButton>
          </Form>
        </div>
        {bad > 0 ? (
          <p>
            <Link to={`/lists/${list.id}/mend.csv`} reloadDocument>
              Download the rows with a problem
            </Link>{' '}
            with what is wrong beside each, to mend and send again. Whoever is on the list by then is not
            added twice.
          </p>
        ) : null}
      </Panel>
      <Views
        label="Rows of the file"
        views={(
          [
            ['bad', 'Needs mending', bad],
            ['good', 'New', good],
            ['known', 'Known already', known],
            ['all', 'All rows', total],
          ] as const
        ).map(([name, label, count]) => ({
          to: `/lists/${list.id}/check?rows=${name}`,
          label,
          count,
          isCurrent: name === view,
        }))}
      />
      <div className="al-file-rows">
        <DataTable
          caption="Rows of your file"
          isCaptionHidden
          rows={rows}
          rowKey={({ rowNumber }) => String(rowNumber)}
          empty="No rows here."
          columns={[
            { key: 'row', header: 'Row', cell: ({ rowNumber }) => rowNumber },
            {
              key: 'state',
              header: 'What happens',
              cell: ({ state, problems }) => (
                <span>
                  <StateTag tone={looks[state].tone}>{looks[state].label}</StateTag>
                  {problems.map(({ column, problem }) => (
                    <span className="al-problem" key={`${column} ${problem}`}>
                      {column ? <strong>{column}: </strong> : null}
                      {problem}
                    </span>
                  ))}
                </span>
              ),
            },
            ...shown.map(([field, heading]) => ({
              key: field,
              header: heading,
              cell: ({ cells }: (typeof rows)[number]) => cells[field] || '–',
            })),
          ]}
        />
      </div>
      <Pagination
        {...(isFirst ? {} : { previous: here })}
        {...(next === null ? {} : { next: `${here}&after=${next}` })}
      />
    </Page>
  )
}
