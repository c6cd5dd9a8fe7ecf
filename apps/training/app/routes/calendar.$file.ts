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
    timezone: 'Europe/London',
  })
  for (const day of days)
    calendar.createEvent({
      id: day.id,
      start: `${day.heldOn}T${day.from}:00`,
      end: `${day.heldOn}T${day.until}:00`,
      timezone: 'Europe/London',
      summary: day.title,
      location: day.place,
    })
  return new Response(calendar.toString(), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
  })
}
