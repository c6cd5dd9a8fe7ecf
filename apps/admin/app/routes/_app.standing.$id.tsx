import { StandingItem, standingItemWords } from '@alongside/domain/standing'
import { PlainDate } from '@alongside/domain/time'
import {
  CommandField,
  DateField,
  Form,
  RadiosField,
  SelectField,
  SubmitButton,
  TickField,
} from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import {
  Columns,
  DataTable,
  dayInWords,
  More,
  Page,
  Panel,
  StateTag,
  SummaryList,
  titled,
} from '@alongside/web/page'
import { formIdOf, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import * as z from 'zod'
import { withClocks } from '../clocks.server.ts'
import { DueClock } from '../lists/due-clock.tsx'
import { sendStanding } from '../team/steps.server.ts'
import { Steps } from '../team/steps.tsx'
import { standingTones } from '../words.ts'

export const meta = titled('A mentor’s standing')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({
    row: withClocks(await api.standing.byId.query({ id: args.params.id ?? '' })),
  }))
}

const Place = z.strictObject({ commandId: z.uuid(), clinicId: z.uuid(), agreedUntil: PlainDate })

/** A step of the record, or a beginning at one more place: each form of the page says which it is. */
export async function action(args: ActionFunctionArgs) {
  if ((await formIdOf(args)) !== 'another-place') return sendStanding(args)
  const fromId = args.params.id ?? ''
  return submit(
    args,
    Place,
    async (value, api) => {
      const { id } = await api.standing.begin.mutate({ ...value, fromId })
      return { to: `/standing/${id}`, said: 'They begin there, provisional at first' }
    },
    { clinicId: 'Choose a clinic', agreedUntil: 'Say until which day the clinic agreed' },
  )
}

const nearTones = { missing: 'red', ranOut: 'red', soon: 'amber', good: 'green' } as const
const nearWords = { missing: 'Missing', ranOut: 'Ran out', soon: 'Soon', good: 'In date' } as const

const fields: Readonly<Record<string, ReactNode>> = {
  record: (
    <>
      <RadiosField
        name="item"
        label="What was done?"
        hint="Supervision counts by itself, once it is recorded that they were there."
        choices={StandingItem.exclude(['supervision']).options.map(item => ({
          value: item,
          label: standingItemWords[item],
        }))}
      />
      <DateField name="on" label="On which day?" />
      <DateField
        name="until"
        optional
        label="Until when is it good?"
        hint="For an agreement always. For the rest it follows from the day, unless you say."
      />
      <SelectField
        name="dbsLevel"
        optional
        label="Level, for a DBS check"
        none="Not a DBS check"
        choices={[
          { value: 'basic', label: 'Basic' },
          { value: 'standard', label: 'Standard' },
          { value: 'enhanced', label: 'Enhanced' },
          { value: 'enhancedWithBarredList', label: 'Enhanced with barred list' },
        ]}
      />
      <TickField name="decidedByTwo" label="Two of us decided together" hint="For every DBS check." />
    </>
  ),
  becomeFull: <DateField name="reviewedOn" label="When was the review held?" />,
  startBreak: <DateField name="until" label="Until when?" />,
  leave: (
    <>
      <TickField name="exitTalkOffered" label="I offered them a talk before they go" />
      <TickField name="referenceOffered" label="I offered them a reference" />
    </>
  ),
}

/** One mentor at one place: what is in date, what comes next, and the steps. */
export default function Standing() {
  const { row } = useLoaderData<typeof loader>()
  const elsewhere = (useAccount()?.clinics ?? []).filter(({ id }) => id !== row.clinicId)
  return (
    <Page
      title={row.name ?? 'A mentor'}
      caption={row.clinicName}
      lead={row.status === 'done' ? undefined : `Waits for ${row.waitsFor}.`}
      back={{ to: '/standing', label: 'Standing' }}
      tags={<StateTag tone={standingTones[row.state as keyof typeof standingTones]}>{row.label}</StateTag>}
    >
      <Columns
        main={
          <>
            <div className="ad-list">
              <DataTable
                caption="What must be in date"
                columns={[
                  { key: 'label', header: 'What', cell: each => each.label },
                  {
                    key: 'near',
                    header: 'State',
                    cell: each => (
                      <StateTag tone={nearTones[each.nearness]}>{nearWords[each.nearness]}</StateTag>
                    ),
                  },
                  {
                    key: 'until',
                    header: 'Good until',
                    cell: each => (each.until ? dayInWords(each.until) : '–'),
                  },
                ]}
                rows={row.items}
                rowKey={each => each.item}
              />
            </div>
            {row.status === 'active' ? (
              <Panel title="What you can do" aside={<DueClock daysLeft={row.daysLeft} />}>
                <Steps options={row.options} version={row.seq} fields={fields} warn={['leave']} />
                {elsewhere.length > 0 ? (
                  <More summary="Begin at one more place">
                    <p>
                      They bring along what they learned and their checks. The other clinic agrees by itself.
                    </p>
                    <Form id="another-place">
                      <CommandField form="another-place" />
                      <SelectField
                        name="clinicId"
                        label="Which clinic agreed?"
                        choices={elsewhere.map(({ id, name }) => ({ value: id, label: name }))}
                      />
                      <DateField name="agreedUntil" label="Until when?" />
                      <SubmitButton tone="secondary">Begin there</SubmitButton>
                    </Form>
                  </More>
                ) : null}
              </Panel>
            ) : null}
          </>
        }
        side={
          <Panel title="Facts">
            <SummaryList
              rows={[
                { key: 'Since', value: dayInWords(row.startedAt) },
                { key: 'Full since', value: row.fullSince ? dayInWords(row.fullSince) : 'Not yet' },
                {
                  key: 'First review',
                  value: row.fullSince ? 'Held' : row.reviewReached ? 'Due now' : 'After three months',
                },
                ...(row.breakUntil ? [{ key: 'Break until', value: dayInWords(row.breakUntil) }] : []),
                ...(row.restrictedByHand ? [{ key: 'Nobody new', value: 'By a coordinator' }] : []),
              ]}
            />
          </Panel>
        }
      />
    </Page>
  )
}
