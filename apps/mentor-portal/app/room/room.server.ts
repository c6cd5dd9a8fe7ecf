/** Where a mentor may meet people, and until when. */
import { dayInWords } from '@alongside/web/page'

interface Place {
  readonly name: string
  readonly checksUntil: string | null
  readonly authorisedUntil: string | null
}

export function datesOf(clinics: readonly Place[]): { key: string; value: string }[] {
  return clinics.map(({ name, checksUntil, authorisedUntil }) => ({
    key: name,
    value: `Checks ${until(checksUntil)}, authorisation ${until(authorisedUntil)}`,
  }))
}

function until(day: string | null): string {
  return day === null ? 'missing: ask your coordinator' : `until ${dayInWords(day)}`
}
