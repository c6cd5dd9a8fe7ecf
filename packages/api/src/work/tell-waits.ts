/** Lets those who cover know what has waited too long, and the lead that something has. */
import { wordsOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds, lifecycles } from '@alongside/domain/lifecycles'
import { type Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { type CoveringTurn, coverOf, tooLongFrom } from '@alongside/domain/waiting'
import { system } from '../actor.ts'
import { roleOfTurn } from '../clinic/deputies.ts'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { acting, type Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { type BareRow, positionOf, subjectColumnsOf } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'

/** Whoever was to be told and was not, because nothing ran, is told within these days. */
const LOOK_BACK_DAYS = 5
/** No grace is longer: what was due before has been told of. */
const LONGEST_GRACE_DAYS = 90
const MOST = 2000

/** Gives how many records were found; whoever was told of one is not told again until it has moved and waits anew. */
export async function tellWaits(doors: Doors): Promise<number> {
  const at = doors.now()
  return acting(doors.orm, system, async transaction => {
    const { db } = transaction
    const settings = settingsIn(await settingsAt(db, at).execute())
    const late: Late[] = []
    for (const kind of kinds)
      for (const row of await dueOf(transaction, kind, at)) {
        const { clinicId, path, dueAt, stateSince } = row
        const from = tooLongFrom({ kind, path, dueAt, stateSince }, settings(clinicId).cover.afterWorkingDays)
        if (from === null || from > at || from < backTo(at, LOOK_BACK_DAYS)) continue
        if (wordsOf(lifecycles[kind], positionOf(kind, row)).owner !== 'nobody') late.push({ kind, row })
      }
    if (late.length === 0) return 0
    const colleagues = await colleaguesOf(transaction)
    const notices = late.flatMap(each => noticesOf(each, colleagues, at))
    await db
      .insertInto('notice')
      .values(notices.map(notice => ({ id: doors.newId(), at, ...notice })))
      .onConflict(oc => oc.columns(['account_id', 'cause']).doNothing())
      .execute()
    return late.length
  })
}

interface Late {
  readonly kind: Kind
  readonly row: BareRow
}

function backTo(at: Instant, days: number): Instant {
  return londonInstant(plusDays(londonDateOf(at), -days))
}

async function dueOf({ db }: Transaction, kind: Kind, at: Instant): Promise<BareRow[]> {
  const rows = await selectRows(db, kind)
    .where('l.status', '=', 'active')
    .where(eb =>
      eb.or([
        eb.and([eb('l.due_at', '<', at), eb('l.due_at', '>=', backTo(at, LONGEST_GRACE_DAYS))]),
        eb('l.due_at', 'is', null),
      ]),
    )
    .orderBy('l.due_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(row => rowOf<BareRow>(row))
}

type Colleagues = (clinicId: string, turn: CoveringTurn, personId: string | null) => string[]

/** Who covers at each clinic: the named one while their account is open, or else all of them. Nobody for themself. */
async function colleaguesOf({ db }: Transaction): Promise<Colleagues> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('account_clinic as c', 'c.account_id', 'a.id')
    .leftJoin('deputy as d', join =>
      join.onRef('d.clinic_id', '=', 'c.clinic_id').onRef('d.account_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.role', 'c.clinic_id', 'd.turn'])
    .where('a.role', 'in', Object.values(roleOfTurn))
    .where('a.disabled_at', 'is', null)
    .execute()
  const hats = await db.selectFrom('hat').select(['account_id', 'person_id']).execute()
  return (clinicId, turn, personId) => {
    const here = rows.filter(
      row =>
        row.clinic_id === clinicId &&
        row.role === roleOfTurn[turn] &&
        !hats.some(hat => hat.account_id === row.id && hat.person_id === personId),
    )
    const named = here.filter(row => row.turn === turn)
    return (named.length > 0 ? named : here).map(({ id }) => id)
  }
}

function noticesOf({ kind, row }: Late, colleagues: Colleagues, at: Instant) {
  const found = coverOf(kind, row.path)
  if (!found) return []
  const { person_id } = subjectColumnsOf(row)
  const waits = row.dueAt ?? row.stateSince
  const covering = colleagues(row.clinicId, found.deputy, person_id).map(account_id => ({
    account_id,
    clinic_id: row.clinicId,
    person_id,
    kind: kind as string | null,
    lifecycle_id: row.id as string | null,
    of: 'waitsTooLong',
    cause: `waits/${kind}/${row.id}/${waits}`,
  }))
  const leading =
    found.lead === null
      ? []
      : // the lead hears once a day that something waits at a clinic, and of nobody
        colleagues(row.clinicId, found.lead, person_id).map(account_id => ({
          account_id,
          clinic_id: row.clinicId,
          person_id: null,
          kind: null,
          lifecycle_id: null,
          of: 'somethingWaits',
          cause: `waits/${row.clinicId}/${londonDateOf(at)}`,
        }))
  return [...covering, ...leading]
}
