/** What a clinic records of somebody it looked for, and how somebody it found comes onto the list again. */
import type { ListedPerson } from '@alongside/domain/intake'
import type { TracingOutcome } from '@alongside/domain/referral'
import { londonDateOf, type PlainDate } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, Refused, yes } from '../answer.ts'
import { change } from '../change.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { startReferrals } from '../intake/start-referrals.ts'
import { recordDeathOf } from '../person/person.changes.ts'
import { read } from '../read.ts'
import { careGaps } from './care-gap.views.ts'

export interface Found {
  readonly personId: string
  /** The gap that the page showed: a visit since then ends it. */
  readonly lastSeenOn: PlainDate | null
  readonly outcome: TracingOutcome
  readonly commandId: string
}

/** Records what was found out. A death is recorded on the person first: nothing may be sent from that moment. */
export async function recordGap(
  doors: Doors,
  caller: SignedIn,
  { personId, lastSeenOn, outcome, commandId }: Found,
): Promise<Answer<{ done: true }>> {
  const kept = await change(doors, caller, { what: `careGaps.record`, commandId }, async changing => {
    const [gap] = (await careGaps(changing, personId)).rows
    if (!gap) return changing.refuse('not-found')
    if (gap.lastSeenOn !== lastSeenOn) return changing.refuse('changed-meanwhile')
    await changing.db
      .insertInto('care_gap')
      .values({
        id: changing.newId(),
        clinic_id: gap.clinicId,
        person_id: personId,
        last_seen_on: lastSeenOn,
        outcome,
        recorded_by: caller.accountId,
        at: changing.at,
      })
      .execute()
    return { done: true as const }
  })
  if (!kept.ok || outcome !== 'died') return kept
  return recordDeathOf(doors, caller, { personId, commandId: doors.newId() })
}

/** Puts somebody whom the clinic is in touch with again onto its list, to be offered support as coming back to care. */
export async function offerAgain(
  doors: Doors,
  caller: SignedIn,
  { personId, commandId }: { readonly personId: string; readonly commandId: string },
): Promise<Answer<{ done: true }>> {
  const found = await read(doors, caller, 'careGaps.offer', async reading => {
    const [gap] = (await careGaps(reading, personId)).rows
    return gap?.outcome === 'reEngaged' ? { clinicId: gap.clinicId } : null
  })
  if (!found.ok) return found
  const { clinicId } = found.value
  const started = await startReferrals(doors, caller, {
    clinicId,
    source: 'clinician',
    commandId,
    people: async ({ db }) => {
      const row = await db
        .selectFrom('person')
        .select(['called_sealed', 'clinic_number_sealed'])
        .where('id', '=', personId)
        .executeTakeFirst()
      const keys = await dataKeysOf(db, doors.keys, [personId])
      const open = (column: string, sealed: Uint8Array | null | undefined) =>
        keys.open(personId, sealed ?? null, { table: 'person', column, id: personId })
      const called = open('called_sealed', row?.called_sealed)
      const clinicNumber = open('clinic_number_sealed', row?.clinic_number_sealed)
      if (called === null || clinicNumber === null) throw new Refused('not-found')
      const person: ListedPerson = {
        clinicNumber,
        called,
        familyName: null,
        reason: 'reEngaging',
        reasonOn: londonDateOf(doors.now()),
        unwell: false,
        tracing: 'reEngaged',
        phone: null,
        language: null,
      }
      return [person]
    },
  })
  if (!started.ok) return started
  if (started.value.begun === 0)
    return {
      ok: false,
      refusal: {
        code: 'refused',
        reasons: [
          'Nothing was added: this person has an offer or support under way here, or asked not to be offered it now.',
        ],
      },
    }
  return yes({ done: true })
}
