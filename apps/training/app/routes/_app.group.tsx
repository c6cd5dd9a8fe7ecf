import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { DataTable, dayInWords, Empty, Page, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Your group')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { training, cohort } = await api.training.mine.query()
    const attended = new Map((training?.days ?? []).map(({ dayId, attended: how }) => [dayId, how]))
    return {
      cohort: cohort && {
        name: cohort.name,
        days: cohort.days.map(day => ({ ...day, attended: attended.get(day.id) ?? null })),
      },
      calendar: new URL(args.request.url).searchParams.get('calendar'),
    }
  })
}

/** The secret address of the calendar, made when somebody first asks for it. */
export function action(args: ActionFunctionArgs) {
  return submit(args, z.strictObject({ commandId: z.uuid() }), async (value, api) => {
    const { token } = await api.training.openCalendar.mutate(value)
    return { to: `/group?calendar=${token}` }
  })
}

const attendedWords = { attended: 'You were there', madeUp: 'Made up', missed: 'Missed' } as const
const attendedTones = { attended: 'green', madeUp: 'green', missed: 'amber' } as const

/** The days of the group, and how to have them in a calendar. */
export default function Group() {
  const { cohort, calendar } = useLoaderData<typeof loader>()
  if (!cohort)
    return (
      <Page title="Your group">
        <Empty>You are not in a group yet. Your coordinator tells you when one begins.</Empty>
      </Page>
    )
  return (
    <Page title="Your group" lead={cohort.name}>
      <DataTable
        caption="Taught days"
        columns={[
          { key: 'day', header: 'Day', cell: day => dayInWords(day.heldOn) },
          { key: 'time', header: 'Time', cell: day => `${day.from} to ${day.until}` },
          { key: 'title', header: 'What', cell: day => day.title },
          { key: 'place', header: 'Where', cell: day => day.place },
          {
            key: 'attended',
            header: 'You',
            cell: day =>
              day.attended ? (
                <StateTag tone={attendedTones[day.attended]}>{attendedWords[day.attended]}</StateTag>
              ) : (
                '–'
              ),
          },
        ]}
        rows={cohort.days}
        rowKey={day => day.id}
        empty="No days are set yet."
      />
      <h2 className="nhsuk-heading-m">In your own calendar</h2>
      {calendar ? (
        <>
          <p>Give this address to your calendar. Whoever has it sees the days, and nothing about you.</p>
          <p className="al-address">
            <a href={`/calendar/${calendar}.ics`}>/calendar/{calendar}.ics</a>
          </p>
        </>
      ) : (
        <Form id="calendar">
          <CommandField form="calendar" />
          <p>The days can stand in the calendar of your phone, and change with it.</p>
          <SubmitButton tone="secondary">Show me the address</SubmitButton>
        </Form>
      )}
    </Page>
  )
}
