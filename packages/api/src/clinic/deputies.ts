/** Who covers at a clinic: one named colleague for each turn, or all of them where nobody is named. */

import { Id, type Role } from '@alongside/domain/people'
import { type CoveringTurn, coveringTurns } from '@alongside/domain/waiting'
import * as z from 'zod'
import { colleagueNames } from '../account/colleague-names.ts'
import type { SignedIn } from '../actor.ts'
import { journalOf } from '../administration/journal.ts'
import type { Answer } from '../answer.ts'
import { change } from '../change.ts'
import type { Doors } from '../doors.ts'
import type { Reading } from '../read.ts'

/** The role of those whose turn it is. */
export const roleOfTurn = {
  clinic: 'clinician',
  coordinator: 'coordinator',
  safeguardingLead: 'safeguardingLead',
} as const satisfies Record<CoveringTurn, Role>

const Colleague = z.strictObject({ accountId: Id, name: z.string().nullable() })

export const Deputies = z.strictObject({
  clinicId: Id,
  clinicName: z.string(),
  turns: z.array(
    z.strictObject({
      turn: z.enum(coveringTurns),
      named: Id.nullable(),
      colleagues: z.array(Colleague),
    }),
  ),
})
export type Deputies = z.infer<typeof Deputies>

/** For an administrator: who is named, and who could be. */
export async function deputiesOf(reading: Reading, clinicId: string): Promise<Deputies | null> {
  const { db } = reading
  const clinic = await db.selectFrom('clinic').select('name').where('id', '=', clinicId).executeTakeFirst()
  if (!clinic) return null
  const named = await db
    .selectFrom('deputy')
    .select(['turn', 'account_id'])
    .where('clinic_id', '=', clinicId)
    .execute()
  const colleagues = await db
    .selectFrom('account as a')
    .innerJoin('account_clinic as c', 'c.account_id', 'a.id')
    .select(['a.id', 'a.role'])
    .where('c.clinic_id', '=', clinicId)
    .where('a.role', 'in', Object.values(roleOfTurn))
    .where('a.disabled_at', 'is', null)
    .orderBy('a.created_at')
    .orderBy('a.id')
    .execute()
  const names = await colleagueNames(
    reading,
    colleagues.map(({ id }) => id),
  )
  return {
    clinicId,
    clinicName: clinic.name,
    turns: coveringTurns.map(turn => ({
      turn,
      named: named.find(each => each.turn === turn)?.account_id ?? null,
      colleagues: colleagues
        .filter(({ role }) => role === roleOfTurn[turn])
        .map(({ id }) => ({ accountId: id, name: names(id) })),
    })),
  }
}

/** Clinics where no coordinator is named who covers. */
export async function clinicsWithoutDeputy({ db }: Reading): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('clinic as c')
    .select(['c.id', 'c.name'])
    .where('c.sandbox', '=', false)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deputy as d')
            .select('d.turn')
            .whereRef('d.clinic_id', '=', 'c.id')
            .where('d.turn', '=', 'coordinator'),
        ),
      ),
    )
    .orderBy('c.name')
    .execute()
}

/** Names who covers, or says that all of them do. */
export function nameDeputy(
  doors: Doors,
  caller: SignedIn,
  {
    clinicId,
    turn,
    accountId,
    commandId,
  }: {
    readonly clinicId: string
    readonly turn: CoveringTurn
    readonly accountId: string | null
    readonly commandId: string
  },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'places.nameDeputy', commandId }, async changing => {
    const { db, at } = changing
    const clinic = await db
      .selectFrom('clinic')
      .select('id')
      .where('id', '=', clinicId)
      .forUpdate()
      .executeTakeFirst()
    if (!clinic) return changing.refuse('not-found')
    await db.deleteFrom('deputy').where('clinic_id', '=', clinicId).where('turn', '=', turn).execute()
    if (accountId !== null) {
      const works = await db
        .selectFrom('account as a')
        .innerJoin('account_clinic as c', 'c.account_id', 'a.id')
        .select('a.id')
        .where('a.id', '=', accountId)
        .where('c.clinic_id', '=', clinicId)
        .where('a.role', '=', roleOfTurn[turn])
        .where('a.disabled_at', 'is', null)
        .executeTakeFirst()
      if (!works)
        return changing.refuse('not-valid', {
          fields: { accountId: ['Choose somebody who does this work at this clinic'] },
        })
      await db
        .insertInto('deputy')
        .values({
          clinic_id: clinicId,
          turn,
          account_id: accountId,
          named_by: caller.accountId,
          named_at: at,
        })
        .execute()
    }
    await journalOf(changing, {
      what: accountId === null ? 'deputyTakenBack' : 'deputyNamed',
      clinicId,
      ...(accountId === null ? {} : { accountId }),
      detail: { turn },
    })
    return { done: true as const }
  })
}
