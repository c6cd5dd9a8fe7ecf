import { recencyWords } from '@alongside/domain/standing'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { ButtonLink, Columns, dayInWords, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { SupervisionList } from '@alongside/web/supervision'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Supervision')

export function loader(args: LoaderFunctionArgs) {
  const { origin } = new URL(args.request.url)
  return load(args, async api => {
    const [{ coming, open }, recencies, calendar] = await Promise.all([
      api.supervision.atAGlance.query(),
      api.supervision.recency.query(),
      api.calendar.mine.query(),
    ])
    return {
      coming,
      open,
      recency: recencies[0] ?? null,
      address: calendar.token === null ? null : `${origin}/calendar/${calendar.token}.ics`,
    }
  })
}

const CalendarForm = z.strictObject({ commandId: z.uuid(), what: z.enum(['make', 'revoke']) })

export function action(args: ActionFunctionArgs) {
  return submit(args, CalendarForm, async ({ commandId, what }, api) => {
    await api.calendar[what].mutate({ commandId })
    return {
      to: '/supervision',
      said: what === 'make' ? 'This is your address now.' : 'The address opens nothing any more.',
    }
  })
}

const tones = { recent: 'green', amber: 'amber', noNewMatches: 'red' } as const

/** When supervision is, what is open from the last one, and a calendar to follow. */
export default function Supervision() {
  const { coming, open, recency, address } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Supervision"
      lead="Time for you and your work: once a month with the clinic, and your own with the coordinator."
      tags={
        recency === null ? null : (
          <StateTag tone={tones[recency.recency]}>{recencyWords[recency.recency]}</StateTag>
        )
      }
    >
      <Columns
        main={
          <>
            {recency?.lastOn ? <p className="al-quiet">Last held on {dayInWords(recency.lastOn)}.</p> : null}
            <h2 className="nhsuk-heading-m">Coming</h2>
            <SupervisionList
              rows={coming}
              empty="Nothing is arranged. Your coordinator arranges it; ask if it has been a while."
            />
            {open.length > 0 ? (
              <>
                <h2 className="nhsuk-heading-m">Held, with something open</h2>
                <SupervisionList rows={open} empty="" />
              </>
            ) : null}
          </>
        }
        side={
          <>
            <Panel title="My own thoughts">
              <p>What stayed with you, for yourself or for your supervisor. Nobody else reads it.</p>
              <ButtonLink to="/supervision/thoughts" tone="secondary" small>
                Open
              </ButtonLink>
            </Panel>
            <Panel title="In my own calendar">
              {address === null ? (
                <p>
                  You can see your appointments in the calendar of your phone. They say “Appointment” and
                  nothing else.
                </p>
              ) : (
                <>
                  <p>
                    Add this address to your calendar as a subscription. Keep it to yourself: whoever has it
                    sees when you are busy.
                  </p>
                  <p className="al-address">
                    <code>{address}</code>
                  </p>
                </>
              )}
              <Form id="make">
                <CommandField form="make" />
                <input type="hidden" name="what" value="make" />
                <SubmitButton tone="secondary" small>
                  {address === null ? 'Make an address' : 'Make a new address'}
                </SubmitButton>
              </Form>
              {address === null ? null : (
                <Form id="revoke">
                  <CommandField form="revoke" />
                  <input type="hidden" name="what" value="revoke" />
                  <SubmitButton tone="secondary" small>
                    Stop it
                  </SubmitButton>
                </Form>
              )}
            </Panel>
          </>
        }
      />
    </Page>
  )
}
