/** A mentor's people by name, fifty at a time. */
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import type { Reading } from '../read.ts'
import { casesOf, namesOf } from './cases.sql.ts'
import { CaseView, caseView, isNamed } from './today.view.ts'

export const CaseloadPeople = z.strictObject({
  people: z.array(CaseView),
  inAll: z.int(),
  next: Id.nullable(),
  previous: Id.nullable(),
})
export type CaseloadPeople = z.infer<typeof CaseloadPeople>

const PAGE = 50

/** A page begins with the record that the page before named; sorted by a name that only whoever sees it can open. */
export async function caseloadPeople(
  reading: Reading,
  { from }: { readonly from?: string | undefined },
): Promise<CaseloadPeople | null> {
  if (reading.caller.mentorId === null) return null
  const cases = (await casesOf(reading)).filter(isNamed)
  const nameOf = namesOf(reading, cases)
  const sorted = cases
    .map(one => caseView(one, nameOf(one)))
    .sort(
      (one, other) => (one.called ?? '').localeCompare(other.called ?? '') || one.id.localeCompare(other.id),
    )
  const start = Math.max(0, from === undefined ? 0 : sorted.findIndex(({ id }) => id === from))
  return {
    people: sorted.slice(start, start + PAGE),
    inAll: sorted.length,
    next: sorted[start + PAGE]?.id ?? null,
    previous: start === 0 ? null : (sorted[Math.max(0, start - PAGE)]?.id ?? null),
  }
}
