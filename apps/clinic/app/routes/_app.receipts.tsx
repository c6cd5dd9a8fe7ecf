import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Day, Page, Pagination, StateTag, titled, WorkList } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { receiptTones } from '../person/receipt.tones.ts'

export const meta = titled('What happened')

export function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get('after')
  return load(args, async api => ({
    isFirst: after === null,
    ...(await api.receipts.list.query({ limit: 25, ...(after === null ? {} : { after }) })),
  }))
}

const SeenForm = z.strictObject({ commandId: z.uuid(), receiptIds: z.array(z.uuid()) })

export function action(args: ActionFunctionArgs) {
  return submit(args, SeenForm, async (seen, api) => {
    await api.receipts.seen.mutate(seen)
    return { to: '/receipts', said: 'Marked as read' }
  })
}

export default function Receipts() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const fresh = rows.filter(({ seenAt }) => seenAt === null)
  return (
    <Page
      title="What happened"
      lead="With the people you referred. You hear how things stand, as far as each of them agreed, and never what was talked about."
    >
      {fresh.length > 0 ? (
        <Form id="seen">
          <CommandField form="seen" />
          {fresh.map(({ id }) => (
            <input key={id} type="hidden" name="receiptIds" value={id} />
          ))}
          <SubmitButton tone="secondary" small>
            {fresh.length === 1 ? 'Mark as read' : `Mark these ${fresh.length} as read`}
          </SubmitButton>
        </Form>
      ) : null}
      <WorkList
        items={rows.map(({ id, personId, name, clinicNumber, label, status, at, seenAt }) => ({
          id,
          to: `/people/${personId}`,
          title: name ?? 'Name not known',
          detail: (
            <>
              {clinicNumber ? `${clinicNumber} · ` : ''}
              <Day on={at} />
            </>
          ),
          tags: (
            <>
              {seenAt === null ? <StateTag tone="purple">New</StateTag> : null}
              <StateTag tone={receiptTones[status]}>{label}</StateTag>
            </>
          ),
        }))}
        empty="Nothing yet. When the team accepts somebody, or support starts or ends, you hear of it here."
      />
      {rows.length > 0 ? <TakeAlong list="receipts" /> : null}
      <Pagination
        {...(isFirst ? {} : { previous: '/receipts' })}
        {...(next === null ? {} : { next: `/receipts?after=${next}` })}
      />
    </Page>
  )
}
