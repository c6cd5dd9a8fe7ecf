import { EventForm } from '@alongside/web/form'
import {
  DataTable,
  dayInWords,
  Empty,
  More,
  Notice,
  Page,
  Panel,
  StateTag,
  titled,
} from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import { TakeAlong } from '@alongside/web/take-along'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Signatures')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ waiting: (await api.training.list.query({ view: 'signOff' })).rows }))
}

const Signing = eventForm(z.strictObject({ type: z.literal('signForClinic') }))

export function action(args: ActionFunctionArgs) {
  const id = new URL(args.request.url).searchParams.get('who') ?? ''
  return submit(args, Signing, async ({ event, version, commandId }, api) => {
    await api.training.send.mutate({ id, seq: version, commandId, event })
    return { to: '/signatures', said: 'Signed. The team signs next' }
  })
}

const tones = { notYet: 'grey', withSupport: 'teal', ready: 'green' } as const
const words = { notYet: 'Not yet', withSupport: 'With support', ready: 'Ready' } as const

/** People who have learned and practised, and whom the clinic agrees to have: the clinic signs first, the team last. */
export default function Signatures() {
  const { waiting } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Signatures"
      lead="People who want to support others here have learned and practised. You sign for the clinic, before the team does."
    >
      {waiting.length === 0 ? <Empty>No signature waits for you.</Empty> : <TakeAlong list="signatures" />}
      {waiting.map(each => {
        const sign = each.options.find(({ type }) => type === 'signForClinic')
        return (
          <Panel key={each.id} title={each.name ?? 'Somebody'}>
            <p>
              {each.modulesDone} modules, {each.hoursLearned} hours, {each.watchedOn.length} sessions watched
              and {each.ledOn.length} led.
            </p>
            <More summary="Thirteen things to be able to do">
              <DataTable
                caption="Where they are"
                isCaptionHidden
                columns={[
                  { key: 'label', header: 'What', cell: row => row.label },
                  {
                    key: 'rating',
                    header: 'Where they are',
                    cell: row =>
                      row.rating ? (
                        <StateTag tone={tones[row.rating]}>{words[row.rating]}</StateTag>
                      ) : (
                        'Not looked at yet'
                      ),
                  },
                ]}
                rows={each.grid}
                rowKey={row => row.competency}
              />
            </More>
            {each.clinicSigned ? (
              <p>Signed for the clinic on {dayInWords(each.clinicSigned.on)}. It waits for the team.</p>
            ) : sign?.open ? (
              <EventForm
                event="signForClinic"
                id={`sign-${each.id}`}
                action={`/signatures?who=${each.id}`}
                version={each.seq}
                label={`Sign for ${each.name ?? 'them'}`}
              />
            ) : (
              <Notice title="Not yet">
                {(sign?.reasons ?? []).map(reason => (
                  <p key={reason}>{reason}</p>
                ))}
              </Notice>
            )}
          </Panel>
        )
      })}
    </Page>
  )
}
