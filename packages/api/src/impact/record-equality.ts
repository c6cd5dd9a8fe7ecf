/** Keeps what somebody who is supported says of themself. Nobody reads it again: it comes out as counts. */
import { EqualityAnswers } from '@alongside/domain/equality'
import { londonDateOf } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Changing } from '../change.ts'

export async function recordEquality(
  { db, at, refuse, saw }: Changing,
  personId: string,
  answers: Readonly<Record<string, string>>,
): Promise<{ done: true }> {
  const today = londonDateOf(at)
  const given = EqualityAnswers.safeParse({ answeredOn: today, answers })
  if (!given.success) return refuse('not-valid')
  saw([personId])
  const { rows } = await sql<{ done: boolean }>`
    select authz.record_equality(${personId}::uuid, ${JSON.stringify(given.data.answers)}::jsonb, ${today}::date,
      ${at}::timestamptz) as done`.execute(db)
  return rows[0]?.done ? { done: true } : refuse('not-found')
}
