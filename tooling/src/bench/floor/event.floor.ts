/**
 * The floor of `event`: the rows that one `tell` leaves behind, written by hand in one transaction. It decides nothing,
 * because whoever wrote it knew what would come out; what it must read and lock, it reads and locks.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { World } from '../world/world.ts'

/** Somebody to be told, and the position that it comes to. */
export interface Told {
  readonly id: string
  readonly episodeId: string
  readonly clinicId: string
  readonly personId: string
  readonly becomes: {
    readonly state: string
    readonly path: string
    readonly value: unknown
    readonly context: unknown
    readonly version: string
    readonly clock: string
  }
}

export async function tellByHand(pool: pg.Pool, { clinician }: World, person: Told): Promise<void> {
  const { id, episodeId, clinicId, personId, becomes } = person
  const at = new Date().toISOString()
  const due = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const subject = [episodeId, clinicId, personId]
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'alongside_clinician', true), set_config('app.session', $1, true)`,
      [clinician.session],
    )
    const { rows } = await client.query('select * from referral where id = $1 for update', [id])
    if (rows.length !== 1) throw new Error('This referral is gone')
    await client.query(
      `insert into journal (kind, lifecycle_id, seq, episode_id, clinic_id, person_id, at, account_id, role, type, event,
         facts, from_state, to_state, machine_version, command_id)
       values ('referral', $1, 1, $2, $3, $4, $5, $6, 'clinician', 'tell', $7, '{}', 'identified', $8, $9, $10)`,
      [
        id,
        ...subject,
        at,
        clinician.accountId,
        '{"type":"tell"}',
        becomes.path,
        becomes.version,
        randomUUID(),
      ],
    )
    await client.query(`delete from timer where kind = 'referral' and lifecycle_id = $1`, [id])
    await client.query(
      `insert into timer (kind, lifecycle_id, key, set_seq, run_at, episode_id, clinic_id, person_id)
       values ('referral', $1, $2, 1, $3, $4, $5, $6)`,
      [id, becomes.clock, due, ...subject],
    )
    await client.query(
      `update referral set state = $2, path = $3, value = $4, context = $5, seq = 1, changed_at = $6, state_since = $6,
         due_at = $7 where id = $1`,
      [
        id,
        becomes.state,
        becomes.path,
        JSON.stringify(becomes.value),
        JSON.stringify(becomes.context),
        at,
        due,
      ],
    )
    await client.query(
      `insert into access_log (at, account_id, role, what, outcome, clinic_id, person_ids)
       values ($1, $2, 'clinician', 'referral.tell', 'changed', $3, array[$4::uuid])`,
      [at, clinician.accountId, clinicId, personId],
    )
    await client.query(`insert into command (account_id, command_id, at, reply) values ($1, $2, $3, '{}')`, [
      clinician.accountId,
      randomUUID(),
      at,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
