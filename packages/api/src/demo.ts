/**
 * The doors for a demonstration: made-up people, taken along the way by real events at a clock of the story's own.
 * Nothing here goes past the doors but the making of the first places and accounts.
 */
import type { Kind } from '@alongside/domain/lifecycles'
import type { Instant } from '@alongside/domain/time'
import type { Install } from './account/first-accounts.ts'
import { type SignedIn, system } from './actor.ts'
import { acting } from './database/acting.ts'
import type { Doors } from './doors.ts'
import { searchByNumber } from './person/person.search.ts'
import { runOn } from './postgres/url.ts'
import { read } from './read.ts'
import { appRouter } from './router.ts'
import { createCallerFactory } from './trpc.ts'

export { type Anchor, anchored, lostAnchor } from './access/anchor.ts'
export { brokenLink, sealAccess } from './access/seal-access.ts'
export { type Install, makeFirstAccount, openSessionFor } from './account/first-accounts.ts'
export { type SignedIn, whoIs } from './actor.ts'
export type { Answer } from './answer.ts'
export { type FirstClinic, makeFirstClinic } from './clinic/first-clinics.ts'
export { databaseUrls } from './database/logins.ts'
export { type Doors, openDoors } from './doors.ts'
export { makeSandbox } from './fhir/sandbox.ts'
export { deliverOutbox } from './jobs/deliver-outbox.ts'
export { dueTimers, ringTimers } from './jobs/ring-timers.ts'
export { type FirstMentor, makeFirstMentor } from './mentor/first-mentors.ts'
export { makeFirstStanding } from './mentor/first-standings.ts'
export { recordContact } from './person/person.changes.ts'
export { type DueTimer, ring, type Sent, send } from './send.ts'
export { rightAnswers } from './training/right-choices.ts'

const asCaller = createCallerFactory(appRouter)

/** Everything that a screen can ask of the API, asked in this process as somebody who signed in. */
export function screensOf(doors: Doors, caller: SignedIn): ReturnType<typeof asCaller> {
  return asCaller({ doors, caller, secondFactorNeeded: false })
}

/** Where the newest offer to the person with this clinic number stands, as the clinic sees it. */
export async function offerTo(
  doors: Doors,
  clinician: SignedIn,
  clinicNumber: string,
): Promise<{ personId: string; personSeq: number; referralId: string } | undefined> {
  const found = await read(doors, clinician, 'demo.offerTo', async reading => {
    const [person] = await searchByNumber(reading, clinicNumber)
    if (!person) return null
    return reading.db
      .selectFrom('referral as r')
      .innerJoin('person as p', 'p.id', 'r.person_id')
      .select(['p.id as personId', 'p.seq as personSeq', 'r.id as referralId'])
      .where('p.id', '=', person.personId)
      .orderBy('r.opened_at', 'desc')
      .limit(1)
      .executeTakeFirst()
      .then(row => row ?? null)
  })
  return found.ok ? found.value : undefined
}

/** Whether anything waits for the jobs: something to carry out, or a clock that is due by then. One look for both. */
export async function anythingWaits(
  worker: Doors,
  until: Instant,
): Promise<{ outbox: boolean; clocks: boolean }> {
  return acting(worker.orm, system, async ({ db }) => {
    const row = await db
      .selectNoFrom(eb => [
        eb
          .exists(
            eb
              .selectFrom('outbox')
              .select('seq')
              .where('delivered_at', 'is', null)
              .where('cancelled_at', 'is', null),
          )
          .as('outbox'),
        eb.exists(eb.selectFrom('timer').select('key').where('run_at', '<=', until)).as('clocks'),
      ])
      .executeTakeFirstOrThrow()
    return { outbox: Boolean(row.outbox), clocks: Boolean(row.clocks) }
  })
}

/** How many events a lifecycle has taken, clocks included. */
export async function seqOf(worker: Doors, kind: Kind, id: string): Promise<number> {
  const row = await acting(worker.orm, system, ({ db }) =>
    db
      .selectFrom(kind as 'referral')
      .select('seq')
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (!row) throw new Error(`There is no ${kind} ${id}`)
  return row.seq
}

/** The answers that submissions of these accounts got, by command: what a run that was interrupted had done. */
export async function repliesTo(
  { database }: Pick<Install, 'database'>,
  accountIds: readonly string[],
): Promise<Map<string, unknown>> {
  const rows = await runOn<{ command_id: string; reply: unknown }>(
    database,
    'select command_id, reply from command where account_id = any ($1)',
    [accountIds],
  )
  return new Map(rows.map(({ command_id, reply }) => [command_id, reply]))
}

/** Whether this database holds a programme with other clinics than these. */
export async function othersAreHere(
  { database }: Pick<Install, 'database'>,
  clinicIds: readonly string[],
): Promise<boolean> {
  const rows = await runOn(database, 'select id from clinic where id <> all ($1) limit 1', [clinicIds])
  return rows.length > 0
}

/** Ends the sessions that a demonstration opened for itself. */
export async function endSessions(
  { database }: Pick<Install, 'database'>,
  sessions: readonly string[],
): Promise<void> {
  await runOn(database, 'delete from auth."session" where token = any ($1)', [sessions])
}

/**
 * Lets connections that are opened from now on go on before the disk has written what they did, or not any more. A
 * story that is lost in a power cut is told again from there; nothing else is ever written in such a hurry.
 */
export async function hurry({ database }: Pick<Install, 'database'>, inHurry: boolean): Promise<void> {
  const what = inHurry ? 'set synchronous_commit = off' : 'reset synchronous_commit'
  await runOn(database, `do $$ begin execute format('alter database %I ${what}', current_database()); end $$`)
}

const marker = 'The demonstration was told to its end'

/** Whether the whole story is in this database. It stands as a remark on the schema: no table, and no row to mistake. */
export async function isTold({ database }: Pick<Install, 'database'>): Promise<boolean> {
  const [row] = await runOn<{ remark: string | null }>(
    database,
    `select obj_description('authz'::regnamespace, 'pg_namespace') as remark`,
  )
  return row?.remark?.startsWith(marker) ?? false
}

export async function noteTold({ database }: Pick<Install, 'database'>, at: string): Promise<void> {
  await runOn(database, `comment on schema authz is '${marker}, ${at.replace(/[^0-9TZ:.-]/g, '')}'`)
}
