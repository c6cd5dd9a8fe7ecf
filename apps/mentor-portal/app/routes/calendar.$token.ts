import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import ical, { ICalCalendarMethod } from 'ical-generator'

const MINUTES = { session: 60, supervision: 90 } as const

/** The calendar behind a secret address, for the calendar of a phone. Every title is neutral. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const token = (args.params.token ?? '').replace(/\.ics$/, '')
  const entries = await load(args, api => api.calendar.feed.query({ token }))
  const calendar = ical({
    name: 'My appointments',
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Alongside//Calendar//EN',
    ttl: 60 * 60,
  })
  for (const { id, kind, startsAt, changedAt } of entries) {
    const start = new Date(startsAt)
    calendar.createEvent({
      // a moved appointment stays one and the same
      id: `${id}@calendar`,
      start,
      end: new Date(start.getTime() + MINUTES[kind] * 60_000),
      stamp: new Date(changedAt),
      summary: 'Appointment',
    })
  }
  return new Response(calendar.toString(), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="appointments.ics"',
      'cache-control': 'no-store',
    },
  })
}
