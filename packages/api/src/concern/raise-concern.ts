/** Raising a concern: one transaction makes it heard; the written account follows in the same breath when it is there. */
import { createHash } from 'node:crypto'
import type { ConcernInput } from '@alongside/domain/concern'
import { RaisedBy } from '@alongside/domain/concern'
import type { SignedIn } from '../actor.ts'
import { type Answer, Refused } from '../answer.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { send } from '../send.ts'
import { startOne } from '../start-one.ts'

export interface Raising
  extends Pick<ConcernInput, 'category' | 'urgent' | 'immediateDanger' | 'emergencyCalled' | 'personTold'> {
  readonly commandId: string
  readonly personId: string
  /** What was said and seen; empty when it is written later. */
  readonly account: string
}

export async function raiseConcern(
  doors: Doors,
  caller: SignedIn,
  { commandId, personId, account, ...said }: Raising,
): Promise<Answer<{ id: string }>> {
  const raised = await startOne(doors, caller, { kind: 'concern', commandId }, async (transaction, at) => {
    const { clinicId, episodeId } = await placeOf(transaction, caller, personId)
    const { concern: clocks } = await settingsOf(transaction, clinicId, at)
    const input: ConcernInput = { ...said, raisedBy: RaisedBy.parse(caller.role), clocks }
    return {
      id: doors.newId(),
      clinicId,
      about: { episodeId, personId },
      input,
      columns: {
        raisedBy: caller.accountId,
        raisedSide: caller.role === 'clinician' ? 'clinic' : 'charity',
      },
    }
  })
  if (!raised.ok || account === '') return raised
  const written = await send(doors, caller, {
    kind: 'concern',
    id: raised.value.id,
    seq: 0,
    commandId: secondHalfOf(commandId),
    event: { type: 'writeAccount', account },
  })
  // somebody may have taken it on in between; the account is then still owed, and its clock runs
  if (!written.ok && written.refusal.code !== 'changed-meanwhile') return written
  return raised
}

/** Another id that always comes from the same one, so that a second click of the form writes nothing twice. */
function secondHalfOf(commandId: string): string {
  const hex = createHash('sha256').update(`${commandId} account`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Where the person is supported, as far as the one who raises it sees them at all. */
async function placeOf(
  { db }: Transaction,
  caller: SignedIn,
  personId: string,
): Promise<{ clinicId: string; episodeId: string }> {
  const person = await db
    .selectFrom('person')
    .select(['clinic_id', 'released_at'])
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw new Refused('not-found')
  if (person.released_at === null)
    throw new Refused('refused', {
      reasons: ['The charity does not know this person. Use the safeguarding route of your trust.'],
    })
  const episode =
    caller.role === 'mentor' ? await supportedEpisode(db, personId) : await latestEpisode(db, personId)
  if (!episode) throw new Refused('not-found')
  return { clinicId: person.clinic_id, episodeId: episode }
}

async function latestEpisode(db: Transaction['db'], personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('referral')
    .select('id')
    .where('person_id', '=', personId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** A mentor sees no referral, and every record of the support that they give. */
async function supportedEpisode(db: Transaction['db'], personId: string): Promise<string | undefined> {
  for (const kind of ['mentoring', 'discharge', 'onboarding'] as const) {
    const row = await db
      .selectFrom(kind as 'mentoring')
      .select('episode_id')
      .where('person_id', '=', personId)
      .orderBy('opened_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row) return row.episode_id
  }
  return undefined
}
