/** The names on a list: of the people, and of the mentors beside them, each for the whole list at once. */
import * as z from 'zod'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import type { LifecycleRow } from './registration.ts'

/** Null where this actor may not know. */
export const personNames = { name: z.string().nullable(), clinicNumber: z.string().nullable() }

export const mentorName = { mentorCalled: z.string().nullable() }

/** The views of these rows, each with the name of its person. */
export async function viewsWithNames<View extends { readonly personId: string }>(
  reading: Reading,
  rows: readonly LifecycleRow[],
  viewsOf: (
    reading: Reading,
    rows: readonly LifecycleRow[],
    known: (personId: string) => Known,
  ) => Promise<View[]>,
  /** Where they were read already. */
  found?: (personId: string) => Known,
): Promise<(View & { name: string | null; clinicNumber: string | null })[]> {
  const known =
    found ??
    (await knownPeople(
      reading,
      rows.map(({ personId }) => personId),
    ))
  const views = await viewsOf(reading, rows, known)
  return views.map(view => {
    const { called, clinicNumber } = known(view.personId)
    return { ...view, name: called, clinicNumber }
  })
}

/** The same views, each with what its mentor is called. */
export async function withMentorNames<View extends { readonly mentorId: string | null }>(
  reading: Reading,
  views: readonly View[],
): Promise<(View & { mentorCalled: string | null })[]> {
  const mentorOf = await mentorNames(
    reading,
    views.map(({ mentorId }) => mentorId),
  )
  return views.map(view => ({ ...view, mentorCalled: mentorOf(view.mentorId) }))
}
