/**
 * Turns at guessing, kept in the database, so that they hold for all processes together. A turn is taken before the
 * guess is looked at: of many guesses at once none is free. What is counted is a name, not an account, so that whoever
 * guesses at an address without an account meets exactly the same.
 */
import { createHmac } from 'node:crypto'
import { waitAfterGuess } from '@alongside/domain/account'
import type { Pool } from 'pg'

const MOST_TURNS = 24
const waits = Array.from({ length: MOST_TURNS }, (_, at) => waitAfterGuess(at + 1))

/** What is kept of an address or an account that somebody guesses at. */
export function guessKey(secret: string, what: string): string {
  return createHmac('sha256', secret).update(`guess ${what.trim().toLowerCase()}`).digest('hex')
}

/** Takes a turn: 0 when it may be used now, else the seconds until the next one. */
export async function takeTurn(pool: Pool, key: string): Promise<number> {
  const taken = await pool.query(
    `insert into guess (key, turns, last_at) values ($1, 1, clock_timestamp())
     on conflict (key) do update set
       turns = case when guess.last_at < now() - interval '1 day' then 1 else guess.turns + 1 end,
       last_at = clock_timestamp(),
       shut_until = case when guess.last_at < now() - interval '1 day' then null
         else clock_timestamp() + nullif(($2::int[])[least(guess.turns + 1, $3)], 0) * interval '1 second' end
     where guess.shut_until is null or guess.shut_until <= clock_timestamp()`,
    [key, waits, MOST_TURNS],
  )
  if (taken.rowCount === 1) return 0
  const { rows } = await pool.query<{ left: number }>(
    'select ceil(extract(epoch from shut_until - clock_timestamp()))::int as left from guess where key = $1',
    [key],
  )
  return Math.max(1, rows[0]?.left ?? 1)
}

/** Whoever was right begins afresh. */
export async function forgetTurns(pool: Pool, key: string): Promise<void> {
  await pool.query('delete from guess where key = $1', [key])
}

/** Whether something may be done once more within this window; counted for all processes together. */
export async function mayPass(pool: Pool, key: string, most: number, seconds: number): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>(
    `insert into pace (key, since, count) values ($1, now(), 1)
     on conflict (key) do update set
       count = case when pace.since < now() - $2 * interval '1 second' then 1 else pace.count + 1 end,
       since = case when pace.since < now() - $2 * interval '1 second' then now() else pace.since end
     returning count`,
    [key, seconds],
  )
  return (rows[0]?.count ?? 1) <= most
}
