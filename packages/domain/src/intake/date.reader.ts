/** Dates as clinics write them: 31/03/2025, 2025-03-31, 31 Mar 2025. Never the American order, never guessed. */
import { PlainDate } from '../time.ts'
import { problem, type Read, readText, value } from './cell.reader.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const howTo = 'Write a date like 31/03/2025.'

// systems add midnight, or the time of an appointment, to a day; with or without seconds and zone
const time = /(?:T|,? )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:Z| ?[+-]\d{2}:?\d{2})?$/i

/** Reads a date; an empty cell is null. */
export function readDate(cell: string): Read<PlainDate | null> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  const written = text.value.replace(time, '')
  if (written === '') return text.value === '' ? value(null) : problem(`This is not a date. ${howTo}`)

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const british = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(written)
  if (british) return dayOf(british[4], british[3], british[1])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -](\p{L}{3,9})\.?,?[ -](\d{4})$/u.exec(written)
  if (named) {
    const month = months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase())
    return month === -1
      ? problem(`There is no such month. ${howTo}`)
      : dayOf(named[3], String(month + 1), named[1])
  }
  if (/^\d{1,2}[/. -](\d{1,2}|\p{L}{3,9})[/. -]\d{2}$/u.test(written))
    return problem(`Give the year with four digits. ${howTo}`)
  if (/^\d{5}(\.\d+)?$/.test(written))
    return problem(
      `The spreadsheet has turned this date into a number. Format the column as a date. ${howTo}`,
    )
  return problem(`This is not a date. ${howTo}`)
}

function dayOf(year = '', month = '', day = ''): Read<PlainDate> {
  if (Number(month) > 12 && Number(day) <= 12)
    return problem(`There is no such month: day and month may have changed places. ${howTo}`)
  const date = PlainDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.success ? value(date.data) : problem(`There is no such day. ${howTo}`)
}

/** Reads a date that must have come, and not so long ago that it must be a slip. */
export function readPastDate(
  cell: string,
  { today, notBefore }: { today: PlainDate; notBefore: PlainDate },
): Read<PlainDate | null> {
  const read = readDate(cell)
  if (!read.ok || read.value === null) return read
  if (read.value > today) return problem('This date is in the future.')
  if (read.value < notBefore)
    return problem(`This date is before ${notBefore.slice(0, 4)}. Look at the year again.`)
  return read
}
