import { Columns, dayInWords, Page, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { formIdOf, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { withClocks } from '../clocks.server.ts'
import { daysInState } from '../lists/cells.tsx'
import { DueClock } from '../lists/due-clock.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { ApplicationPanel } from '../team/application-panel.tsx'
import { ChecksPanel, Referees } from '../team/checks-panel.tsx'
import { useRecruitmentFields } from '../team/recruitment-fields.tsx'
import { sendRecruitment } from '../team/steps.server.ts'
import { Steps } from '../team/steps.tsx'
import { trainingAddress } from '../team/training-address.server.ts'

export const meta = titled('An application')

export function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? ''
  return load(args, async api => {
    const { row, application, referees } = await api.recruitment.whole.query({ id })
    return { row: withClocks(row), application, referees, home: trainingAddress() }
  })
}

const Asking = z.strictObject({ commandId: z.uuid(), refereeId: z.uuid() })

/** A step of the record, or the link of a referee: each form of the page says which it is. */
export async function action(args: ActionFunctionArgs) {
  if (!(await formIdOf(args)).startsWith('ask-')) return sendRecruitment(args)
  return submit(args, Asking, async (value, api) => {
    await api.recruitment.askReferee.mutate(value)
    return { to: `/recruitment/${args.params.id}`, said: 'A message with their link is on its way' }
  })
}

/** One application: where it stands, what comes next, what was written, and every check. */
export default function Application() {
  const { row, application, referees, home } = useLoaderData<typeof loader>()
  const fields = useRecruitmentFields(row)
  const clinicName = useClinicName()
  return (
    <Page
      title={row.name ?? 'Somebody'}
      caption="Recruitment"
      lead={row.status === 'done' ? undefined : `Waits for ${row.waitsFor}.`}
      back={{ to: '/recruitment', label: 'Recruitment' }}
      tags={<StateTag tone={row.stalled ? 'amber' : 'teal'}>{row.label}</StateTag>}
    >
      <Columns
        main={
          <>
            {row.status === 'active' ? (
              <Panel title="What you can do" aside={<DueClock daysLeft={row.daysLeft} />}>
                <Steps
                  options={row.options}
                  version={row.seq}
                  fields={fields}
                  warn={['withdraw', 'notSelect', 'couldNotClear']}
                />
              </Panel>
            ) : null}
            {row.state === 'checks' || row.checksDone > 0 ? <ChecksPanel row={row} /> : null}
            {referees.length > 0 ? <Referees referees={referees} trainingAddress={home} /> : null}
          </>
        }
        side={
          <>
            <Panel title="Facts">
              <SummaryList
                rows={[
                  {
                    key: 'Came',
                    value: row.route === 'clinicLink' ? 'By the link of a clinic' : 'Was supported here',
                  },
                  { key: 'Clinic', value: clinicName(row.clinicId) },
                  { key: 'In this state', value: daysInState(row.daysHere) },
                  ...(row.grid
                    ? [
                        {
                          key: 'Interview',
                          value: `Readiness ${row.grid.readiness}, self-awareness ${row.grid.selfAwareness}, listening ${row.grid.listening}, boundaries ${row.grid.boundaries} (of 4)`,
                        },
                      ]
                    : []),
                  ...row.contracts.map(({ clinicName, until }) => ({
                    key: `Agreed: ${clinicName}`,
                    value: `until ${dayInWords(until)}`,
                  })),
                ]}
              />
            </Panel>
            {application ? <ApplicationPanel application={application} /> : null}
          </>
        }
      />
    </Page>
  )
}
