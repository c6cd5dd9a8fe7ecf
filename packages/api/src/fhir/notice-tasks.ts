/** Notices where the status of a request changed, for the addresses that want to hear of it. */
import { type Instant, plusMs } from '@alongside/domain/time'
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting, type Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { taskStatesOf } from './resources.view.ts'

/** A change is written before it can be seen, so each look begins a while before the last one ended. */
const OVERLAP_MS = 600_000

interface Subscription {
  readonly id: string
  readonly clinic_id: string
  readonly made_at: Instant
  readonly looked_until: Instant
}

/** Puts a word into the queue of each address for each request whose status is another than it was told. */
export async function noticeTasks(doors: Doors): Promise<number> {
  const at = doors.now()
  const open = await acting(doors.orm, system, ({ db }) =>
    db.selectFrom('task_subscription').select('id').where('ended_at', 'is', null).orderBy('id').execute(),
  )
  let noticed = 0
  for (const { id } of open)
    noticed += await acting(doors.orm, system, each => noticeFor(doors, each, id, at))
  return noticed
}

async function noticeFor(doors: Doors, { db }: Transaction, id: string, at: Instant): Promise<number> {
  const subscription: Subscription | undefined = await db
    .selectFrom('task_subscription')
    .select(['id', 'clinic_id', 'made_at', 'looked_until'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!subscription) return 0
  const { clinic_id, made_at, looked_until } = subscription
  // what was so before it began to listen is no news to it
  const [, since = made_at] = [plusMs(looked_until, -OVERLAP_MS), made_at].sort()
  const ids = await changedSince(db, clinic_id, since)
  const states = await taskStatesOf({ db }, ids)
  const told = await toldOf(db, id, ids)
  const news = ids.flatMap(task => {
    const state = states.get(task)
    const before = told.get(task)
    if (!state || (before?.status === state.status && before.business_status === state.business)) return []
    return { task, ...state, isFirst: before === undefined }
  })
  if (news.length > 0) {
    await db
      .insertInto('task_told')
      .values(
        news.map(({ task, status, business }) => ({
          subscription_id: id,
          task_id: task,
          clinic_id,
          status,
          business_status: business,
          at,
        })),
      )
      .onConflict(oc =>
        oc.columns(['subscription_id', 'task_id']).doUpdateSet({
          status: eb => eb.ref('excluded.status'),
          business_status: eb => eb.ref('excluded.business_status'),
          at: eb => eb.ref('excluded.at'),
        }),
      )
      .execute()
  }
  // that it arrived was the answer to whoever sent it
  const words = news.filter(({ isFirst, business }) => !(isFirst && business === 'with-clinic'))
  if (words.length > 0)
    await db
      .insertInto('task_delivery')
      .values(
        words.map(({ task, status, business }) => ({
          id: doors.newId(),
          subscription_id: id,
          clinic_id,
          task_id: task,
          status,
          business_status: business,
          at,
          attempts: 0,
          next_attempt_at: at,
        })),
      )
      // an older word that still waits is no news any more
      .onConflict(oc =>
        oc
          .columns(['subscription_id', 'task_id'])
          .where('delivered_at', 'is', null)
          .where('dead_at', 'is', null)
          .doUpdateSet({
            status: eb => eb.ref('excluded.status'),
            business_status: eb => eb.ref('excluded.business_status'),
            at: eb => eb.ref('excluded.at'),
            attempts: 0,
            next_attempt_at: eb => eb.ref('excluded.next_attempt_at'),
          }),
      )
      .execute()
  await db.updateTable('task_subscription').set({ looked_until: at }).where('id', '=', id).execute()
  return words.length
}

async function changedSince(db: Transaction['db'], clinicId: string, since: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.id
    from (
      select id as episode_id from referral where clinic_id = ${clinicId}::uuid and changed_at >= ${since}::timestamptz
      union all
      select episode_id from onboarding where clinic_id = ${clinicId}::uuid and changed_at >= ${since}::timestamptz
      union all
      select episode_id from mentoring where clinic_id = ${clinicId}::uuid and changed_at >= ${since}::timestamptz
      union all
      select episode_id from discharge where clinic_id = ${clinicId}::uuid and changed_at >= ${since}::timestamptz
    ) changed
    join fhir_resource f on f.type = 'ServiceRequest' and f.id = changed.episode_id
    order by f.id`.execute(db)
  return rows.map(({ id }) => id)
}

async function toldOf(db: Transaction['db'], subscriptionId: string, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('task_told')
          .select(['task_id', 'status', 'business_status'])
          .where('subscription_id', '=', subscriptionId)
          .where('task_id', '=', sql<string>`any(${ids}::uuid[])`)
          .execute()
  return new Map(rows.map(row => [row.task_id, row]))
}
