/** Opening one person's record in an emergency: a reason, half an hour, everybody told, and somebody else looks at it. */
import { clinicNumberOf } from '@alongside/domain/intake'
import { type Instant, instant } from '@alongside/domain/time'
import { instantPlusWorkingDays } from '@alongside/domain/working-days'
import { sql } from 'kysely'
import * as z from 'zod'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import { DataKeys } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { numberIndexes } from '../intake/known-people.ts'

export const OpeningReason = z.enum([
  'riskToLife',
  'childAtRisk',
  'adultAtRisk',
  'authorityAsked',
  'mentorUnreachable',
])
export type OpeningReason = z.infer<typeof OpeningReason>

const REVIEW_WORKING_DAYS = 2

export interface Opening {
  readonly commandId: string
  readonly clinicId: string
  /** Whose record: somebody with a concern, or whoever has this number at the clinic. */
  readonly person: { readonly personId: string } | { readonly clinicNumber: string }
  readonly why: OpeningReason
  readonly words: string
}

/** The database decides whether it may be, keeps the time, and tells the others in the same transaction. */
export function openRecord(
  doors: Doors,
  caller: SignedIn,
  { commandId, clinicId, person, why, words }: Opening,
): Promise<Answer<{ id: string; personId: string; endsAt: Instant }>> {
  return change(doors, caller, { what: 'opening.open', commandId }, async changing => {
    const { db, keyring, newId, refuse, saw } = changing
    if (caller.role !== 'safeguardingLead') refuse('not-found')
    const found = await mayOpen(changing, clinicId, person)
    saw([found.personId])
    const id = newId()
    const keys = new DataKeys(new Map([[found.personId, keyring.unwrap(found.personId, found.wrapped)]]))
    const place = { table: 'record_opening', column: 'words_sealed', id }
    const sealed = keys.seal(found.personId, words, place).bytes
    const due = instantPlusWorkingDays(await databaseNow(changing), REVIEW_WORKING_DAYS)
    const { rows } = await sql<{ ends_at: Instant | null }>`
      select authz.record_opening(${id}, ${clinicId}, ${found.personId}, ${why}, ${sealed}, ${due}) as ends_at`.execute(
      db,
    )
    const endsAt = rows[0]?.ends_at ?? refuse('not-found')
    return { id, personId: found.personId, endsAt }
  })
}

interface MayOpen {
  readonly outcome: string
  readonly person: string | null
  readonly wrapped: Uint8Array | null
}

async function mayOpen(
  { db, keyring, refuse }: Changing,
  clinicId: string,
  person: Opening['person'],
): Promise<{ personId: string; wrapped: Uint8Array }> {
  const which = 'personId' in person ? person.personId : null
  const { present, earlier } =
    'clinicNumber' in person
      ? numberIndexes(keyring, clinicId, clinicNumberOf(person.clinicNumber))
      : { present: null, earlier: [] }
  let found: MayOpen | undefined
  for (const index of [present, ...earlier]) {
    const { rows } = await sql<MayOpen>`
      select * from authz.may_open_record(${clinicId}, ${which}, ${index})`.execute(db)
    found = rows[0]
    if (found?.outcome !== 'not-found') break
  }
  if (found?.outcome === 'review-first')
    return refuse('refused', {
      reasons: ['An earlier opening of yours was not reviewed in time. Ask a colleague to review it first.'],
    })
  if (!found?.person || !found.wrapped) return refuse('not-found')
  return { personId: found.person, wrapped: found.wrapped }
}

/** The time by which the database itself counts the half hour. */
export async function databaseNow({ db }: Pick<Changing, 'db'>): Promise<Instant> {
  const { rows } = await sql<{ now: string }>`select now() as now`.execute(db)
  return instant(new Date(rows[0]?.now ?? '').toISOString())
}
