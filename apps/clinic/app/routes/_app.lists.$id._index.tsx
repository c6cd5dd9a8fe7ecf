import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { ButtonLink, DataTable, Day, Notice, Page, Panel, Progress, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { counted, kindWords } from '../intake/import.words.ts'

export const meta = titled('A list')

export function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? ''
  return load(args, async api => {
    const { import: list, running } = await api.intake.progress.query({ id })
    if (list.state === 'reading') throw redirect(`/lists/${id}/columns`)
    if (list.state === 'preview') throw redirect(`/lists/${id}/check`)
    const leftOut =
      list.state === 'done' && list.rows.bad > 0
        ? (await api.intake.preview.query({ id, state: 'bad', limit: 50 })).rows
        : []
    return { list, running, leftOut }
  })
}

/** An import that was cut short is confirmed once more; nothing of the first try was kept. */
export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(args, z.strictObject({ commandId: z.uuid() }), async ({ commandId }, api) => {
    await api.intake.confirm.mutate({ id, commandId, leaveOutBadRows: true })
    return { to: `/lists/${id}` }
  })
}

export default function OneList() {
  const { list, running, leftOut } = useLoaderData<typeof loader>()
  const { rows, kind, state } = list
  const back = { to: '/lists', label: 'Lists' }
  if (state === 'dropped')
    return (
      <Page title="This list was let go" caption={kindWords[kind]} back={back} narrow>
        <p>Nothing of it was added, and nothing of the file was kept.</p>
        <ButtonLink to="/lists/new">Import a list</ButtonLink>
      </Page>
    )
  if (state === 'importing')
    return (
      <Page title="The list is being added" caption={kindWords[kind]} back={back} narrow>
        {running ? (
          <>
            <Progress label="Rows written" done={rows.done} of={rows.good} hasEnded={false} />
            <p>You may leave this page: it goes on by itself. All of it is added, or nothing.</p>
          </>
        ) : (
          <>
            <Notice title="It was cut short" tone="warning">
              Nothing of it was kept, so nothing is there twice when you begin again.
            </Notice>
            <Form id="again">
              <CommandField form="again" />
              <SubmitButton>Begin again</SubmitButton>
            </Form>
          </>
        )}
      </Page>
    )
  const isPeople = kind === 'people'
  return (
    <Page
      title={
        isPeople
          ? `${rows.done === 1 ? '1 person' : `${rows.done.toLocaleString('en-GB')} people`} added`
          : `${counted(rows.done, 'appointment')} added`
      }
      caption={kindWords[kind]}
      back={back}
    >
      <Panel title="What happened">
        <ul className="al-tally">
          <li>
            <strong>{rows.done.toLocaleString('en-GB')}</strong>{' '}
            {isPeople
              ? 'are on the worklist now, each with the day by which they are to be told'
              : 'are kept'}
          </li>
          <li>
            <strong>{rows.known.toLocaleString('en-GB')}</strong> were known already: nothing changed for them
          </li>
          <li>
            <strong>{rows.bad.toLocaleString('en-GB')}</strong> had a problem and stayed out
          </li>
        </ul>
        <p className="al-quiet">
          <Day on={list.endedAt ?? list.changedAt} />. The file itself is not kept.
        </p>
      </Panel>
      {isPeople ? (
        <ButtonLink to="/worklist">Go to the worklist</ButtonLink>
      ) : (
        <ButtonLink to="/figures">Go to our figures</ButtonLink>
      )}
      {leftOut.length > 0 ? (
        <>
          <DataTable
            caption="Rows that stayed out"
            rows={leftOut}
            rowKey={({ rowNumber }) => String(rowNumber)}
            columns={[
              { key: 'row', header: 'Row in your file', cell: ({ rowNumber }) => rowNumber },
              {
                key: 'why',
                header: 'What is wrong',
                cell: ({ problems }) => (
                  <span>
                    {problems.map(({ column, problem }) => (
                      <span className="al-problem" key={`${column} ${problem}`}>
                        {column ? <strong>{column}: </strong> : null}
                        {problem}
                      </span>
                    ))}
                  </span>
                ),
              },
            ]}
          />
          <p>
            Mend these rows in your file and <Link to={`/lists/new?kind=${kind}`}>send it again</Link>.
            Whoever is on the list by then is not added twice.
          </p>
        </>
      ) : null}
    </Page>
  )
}
