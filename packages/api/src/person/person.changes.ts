/** What is changed about a person outside any lifecycle, and the two steps that reach whichever lifecycle is open. */
import type { ContactAnswers } from '@alongside/domain/contact-details'
import type { Kind } from '@alongside/domain/lifecycles'
import { londonDateOf } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, yes } from '../answer.ts'
import { change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { read } from '../read.ts'
import { send } from '../send.ts'
import { withdrawConsent } from './consents.ts'
import { keepContact } from './keep-contact.ts'
import { standingRights } from './standing-rights.ts'

export interface Asked {
  readonly personId: string
  readonly seq: number
  readonly commandId: string
  readonly contact: ContactAnswers
}

/** Keeps what a person said about being reached: the rules plain, everything else sealed. */
export function recordContact(
  doors: Doors,
  caller: SignedIn,
  { personId, seq, commandId, contact }: Asked,
): Promise<Answer<{ seq: number }>> {
  return change(doors, caller, { what: 'people.recordContact', commandId }, async changing => {
    const { db, at, refuse } = changing
    const row = await db
      .selectFrom('person')
      .select(['seq'])
      .where('id', '=', personId)
      .where('erased_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refuse('not-found')
    if (row.seq !== seq) return refuse('changed-meanwhile')
    const keys = await changing.keysOfPeople([personId])
    await keepContact({ db, at, keys }, { personId, seq }, contact)
    return { seq: seq + 1 }
  })
}

export interface ForPerson {
  readonly personId: string
  readonly commandId: string
}

/** Takes back every agreement: the record that is open ends, and what was agreed is agreed no longer. */
export function withdrawAgreement(
  doors: Doors,
  caller: SignedIn,
  asked: ForPerson,
): Promise<Answer<{ done: true }>> {
  return reachWhatIsOpen(doors, caller, asked, 'withdraw', changing =>
    withdrawConsent(changing, asked.personId, changing.at),
  )
}

export function recordDeathOf(
  doors: Doors,
  caller: SignedIn,
  asked: ForPerson,
): Promise<Answer<{ done: true }>> {
  return reachWhatIsOpen(doors, caller, asked, 'recordDeath', async ({ db, at }) => {
    await db
      .updateTable('person')
      .set({ died_on: londonDateOf(at), changed_at: at })
      .where('id', '=', asked.personId)
      .where('died_on', 'is', null)
      .execute()
  })
}

/** At most one record of a person is open at a time. Where none is, the fact itself is still kept. */
async function reachWhatIsOpen(
  doors: Doors,
  caller: SignedIn,
  { personId, commandId }: ForPerson,
  type: 'withdraw' | 'recordDeath',
  otherwise: (changing: Parameters<Parameters<typeof change>[3]>[0]) => Promise<void>,
): Promise<Answer<{ done: true }>> {
  const found = await read(doors, caller, `people.${type}`, async reading => {
    const rights = await standingRights(reading, personId)
    const may = type === 'withdraw' ? rights.mayWithdraw : rights.mayRecordDeath
    return may ? { open: await openRecordOf(reading, personId) } : null
  })
  if (!found.ok) return found
  const { open } = found.value
  if (open) {
    const sent = await send(doors, caller, { ...open, event: { type }, commandId })
    if (sent.ok) return yes({ done: true })
    // a record that is only kept any more has no such step
    if (sent.refusal.code !== 'not-allowed-now') return sent
  }
  return change(doors, caller, { what: `people.${type}`, commandId }, async changing => {
    changing.saw([personId])
    await otherwise(changing)
    return { done: true }
  })
}

async function openRecordOf(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
): Promise<{ kind: Kind; id: string; seq: number } | undefined> {
  for (const kind of ['referral', 'onboarding', 'mentoring', 'discharge'] as const) {
    const row = await db
      .selectFrom(kind as 'referral')
      .select(['id', 'seq'])
      .where('person_id', '=', personId)
      .where('status', '=', 'active')
      .executeTakeFirst()
    if (row) return { kind, ...row }
  }
  return undefined
}
