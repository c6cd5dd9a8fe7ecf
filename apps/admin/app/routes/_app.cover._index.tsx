import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { ButtonLink, DataTable, Day, Page, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Cover')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.caseload.covers.query())
}

export function action(args: ActionFunctionArgs) {
  return submit(args, z.strictObject({ id: z.uuid(), commandId: z.uuid() }), async (value, api) => {
    await api.caseload.endCover.mutate(value)
    return { to: '/cover', said: 'Ended. Whoever covered sees nobody of theirs any more.' }
  })
}

const standings = {
  now: { tone: 'green', label: 'Now' },
  coming: { tone: 'purple', label: 'Coming' },
  over: { tone: 'grey', label: 'Over' },
} as const

/** Who covers for which mentor, until when. */
export default function Cover() {
  const { covers } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Cover while a mentor is away"
      lead="A named mentor sees whom the other supports, how it is safe to reach them and when they meet, and nothing that was said. It ends by itself."
      back={{ to: '/mentors', label: 'Mentors' }}
    >
      <ButtonLink to="/cover/new">Arrange cover</ButtonLink>
      <DataTable
        caption="Cover"
        isCaptionHidden
        rows={covers}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'away',
            header: 'Away',
            cell: ({ awayId, away }) => <Link to={`/mentors/${awayId}`}>{away ?? 'A mentor'}</Link>,
          },
          {
            key: 'covering',
            header: 'Covers',
            cell: ({ coveringId, covering }) => (
              <Link to={`/mentors/${coveringId}`}>{covering ?? 'A mentor'}</Link>
            ),
          },
          { key: 'clinic', header: 'Clinic', cell: ({ clinicName }) => clinicName },
          { key: 'from', header: 'First day', cell: ({ fromOn }) => <Day on={fromOn} /> },
          { key: 'until', header: 'Last day', cell: ({ untilOn }) => <Day on={untilOn} /> },
          {
            key: 'standing',
            header: 'Now',
            cell: ({ standing }) => (
              <StateTag tone={standings[standing].tone}>{standings[standing].label}</StateTag>
            ),
          },
          {
            key: 'end',
            header: 'End it',
            cell: ({ id, standing, covering }) =>
              standing === 'over' ? (
                '–'
              ) : (
                <Form id={`end-${id}`} className="ad-inline">
                  <CommandField form={`end-${id}`} />
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton tone="secondary" small>
                    End<span className="nhsuk-u-visually-hidden"> the cover by {covering ?? 'a mentor'}</span>
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
        empty="Nobody is away. When a mentor tells you of a holiday or an illness, name somebody who covers."
      />
      {covers.length > 0 ? <TakeAlong list="cover" /> : null}
    </Page>
  )
}
