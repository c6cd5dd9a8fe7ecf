import { londonInstant, plainTime } from '@alongside/domain/time'
import { api } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import ical from 'ical-generator'

/** A calendar that a phone asks for by its secret address: days and places, and nothing about anybody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = (params.file ?? '').replace(/\.ics$/, '')
  const days = await api(request).training.calendar.query({ token })
  const calendar = ical({
    name: 'Alongside',
    prodId: { company: 'Alongside', product: 'Days' },
  })
  for (const day of days)
    calendar.createEvent({
      id: day.id,
      // moments, so that no calendar has to know the rules of a time zone
      start: new Date(londonInstant(day.heldOn, plainTime(day.from))),
      end: new Date(londonInstant(day.heldOn, plainTime(day.until))),
      summary: day.title,
      location: day.place,
    })
  return new Response(calendar.toString(), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
  })
}
