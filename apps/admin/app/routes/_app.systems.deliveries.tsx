import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Empty, Moment, Page, Pagination, titled, Views } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { problemInWords } from '../systems/problems.ts'

export const meta = titled('What was sent')

const State = z.enum(['givenUp', 'waiting', 'arrived']).catch('givenUp')

export function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams
  const state = State.parse(asked.get('view'))
  const after = asked.get('after')
  return load(args, async api => ({
    state,
    page: await api.integrations.deliveries.query({ state, ...(after === null ? {} : { after }) }),
  }))
}

const Again = z.strictObject({ id: z.uuid(), commandId: z.uuid() })

export function action(args: ActionFunctionArgs) {
  return submit(args, Again, async ({ id, commandId }, api) => {
    await api.integrations.sendAgain.mutate({ ids: [id], commandId })
    return { to: '/systems/deliveries', said: 'It is sent again now' }
  })
}

const views = [
  ['givenUp', 'Did not arrive'],
  ['waiting', 'Waiting'],
  ['arrived', 'Arrived'],
] as const

const nothing = {
  givenUp: 'Everything has arrived, or is on its way.',
  waiting: 'Nothing waits to be sent.',
  arrived: 'Nothing was sent yet.',
} as const

/** What the addresses of clinics were told: whether it arrived, never what it was about. */
export default function Deliveries() {
  const { state, page } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What was sent to connected systems"
      lead="Each change is sent once it happens, and again later when nobody answers. After a day and a half it waits here for somebody to look."
      back={{ to: '/systems', label: 'Connected systems' }}
    >
      <TakeAlong list="deliveries" view={state} />
      <Views
        label="What to look at"
        views={views.map(([key, label]) => ({
          to: `/systems/deliveries?view=${key}`,
          label,
          isCurrent: key === state,
        }))}
      />
      {page.rows.length === 0 ? <Empty>{nothing[state]}</Empty> : null}
      <ul className="ad-roster">
        {page.rows.map(row => (
          <li key={row.id} className="ad-mentor">
            <h2 className="nhsuk-heading-s ad-mentor__name">
              {row.systemName}, {row.clinicName}
            </h2>
            <p>
              {row.deliveredAt === null ? (
                <strong>{problemInWords(row.problem)}</strong>
              ) : (
                <>
                  Arrived <Moment at={row.deliveredAt} />
                </>
              )}
            </p>
            <p className="al-quiet">
              Happened <Moment at={row.at} />.{' '}
              {row.attempts === 1 ? 'Tried once.' : `Tried ${row.attempts} times.`}
            </p>
            {row.givenUpAt === null ? null : (
              <Form id={`again-${row.id}`}>
                <input type="hidden" name="id" value={row.id} />
                <CommandField form={`again-${row.id}`} />
                <SubmitButton tone="secondary" small>
                  Send it again
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {page.next === null ? null : (
        <Pagination next={`/systems/deliveries?view=${state}&after=${encodeURIComponent(page.next)}`} />
      )}
    </Page>
  )
}
