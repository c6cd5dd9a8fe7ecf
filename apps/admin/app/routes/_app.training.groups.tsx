import { PlainDate, PlainTime } from '@alongside/domain/time'
import {
  CommandField,
  DateField,
  Form,
  SelectField,
  SubmitButton,
  TextField,
  TimeField,
} from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { dayInWords, Empty, More, Page, Panel, SummaryList, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Groups and taught days')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ cohorts: await api.training.cohorts.query() }))
}

const Group = z.strictObject({
  what: z.literal('group'),
  commandId: z.uuid(),
  clinicId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  startsOn: PlainDate,
})
const Day = z.strictObject({
  what: z.literal('day'),
  commandId: z.uuid(),
  cohortId: z.uuid(),
  title: z.string().trim().min(1).max(80),
  heldOn: PlainDate,
  from: PlainTime,
  until: PlainTime,
  place: z.string().trim().min(1).max(120),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    z.discriminatedUnion('what', [Group, Day]),
    async (value, api) => {
      if (value.what === 'group') {
        const { what: _group, ...group } = value
        await api.training.makeCohort.mutate(group)
      } else {
        const { what: _day, commandId, ...day } = value
        await api.training.makeDay.mutate({ commandId, day })
      }
      return { to: '/training/groups', said: 'Saved' }
    },
    {
      name: 'Give the group a name',
      startsOn: 'Say when it begins',
      clinicId: 'Choose a clinic',
      title: 'Give the day a title that tells a stranger nothing',
      heldOn: 'Say on which day',
      from: 'Say when it begins',
      until: 'Say when it ends',
      place: 'Say where, or write: online',
    },
  )
}

/** Groups that learn together, and the days on which they are taught. */
export default function Groups() {
  const { cohorts } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  return (
    <Page title="Groups and taught days" back={{ to: '/training', label: 'Training' }}>
      <More summary="Begin a group">
        <Form id="group">
          <CommandField form="group" />
          <input type="hidden" name="what" value="group" />
          <SelectField
            name="clinicId"
            label="Which clinic?"
            choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="name" label="What is it called?" hint="It stands in calendars. Keep it neutral." />
          <DateField name="startsOn" label="When does it begin?" />
          <SubmitButton>Begin the group</SubmitButton>
        </Form>
      </More>
      {cohorts.length === 0 ? (
        <Empty>There is no group yet. Begin one above: trainees learn together on its days.</Empty>
      ) : (
        <TakeAlong list="groups" />
      )}
      {cohorts.map(cohort => (
        <Panel key={cohort.id} title={cohort.name}>
          <p>
            {cohort.clinicName}, from {dayInWords(cohort.startsOn)}
          </p>
          <SummaryList
            rows={cohort.days.map(day => ({
              key: dayInWords(day.heldOn),
              value: `${day.from} to ${day.until}: ${day.title}, ${day.place}`,
            }))}
          />
          <p>
            {cohort.trainees.length === 0
              ? 'Nobody is in it yet. Put people into it from their own page.'
              : cohort.trainees.map(({ trainingId, name }, nth) => (
                  <span key={trainingId}>
                    {nth > 0 ? ', ' : ''}
                    <Link to={`/training/${trainingId}`}>{name ?? 'Somebody'}</Link>
                  </span>
                ))}
          </p>
          <More summary={`Add a day to ${cohort.name}`}>
            <Form id={`day-${cohort.id}`}>
              <CommandField form={`day-${cohort.id}`} />
              <input type="hidden" name="what" value="day" />
              <input type="hidden" name="cohortId" value={cohort.id} />
              <TextField name="title" label="Title" hint="It stands in calendars. Keep it neutral." />
              <DateField name="heldOn" label="Which day?" />
              <TimeField name="from" label="From" />
              <TimeField name="until" label="Until" />
              <TextField name="place" label="Where?" />
              <SubmitButton>Add the day</SubmitButton>
            </Form>
          </More>
        </Panel>
      ))}
    </Page>
  )
}
