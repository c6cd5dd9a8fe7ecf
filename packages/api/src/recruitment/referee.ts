/** References: two people who know the applicant answer once, by a link of their own, without signing in. */
import type { Instant } from '@alongside/domain/time'
import { instantPlusDays } from '@alongside/domain/working-days'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Changing } from '../change.ts'
import { Sealed } from '../database/sealed.ts'
import type { Doors } from '../doors.ts'
import { wakeJobs } from '../lifecycle/wake.ts'
import { tokenFor, tokenHash, tokenPattern } from '../link-token.ts'
import { firstNameOf } from '../message/whose-words.ts'
import type { Reading } from '../read.ts'
import { writeToReferee } from './joining-messages.ts'
import { type LetterState, lettersOf } from './letters.ts'

/** How long a referee has; after that the coordinator makes a new link. */
const OPEN_DAYS = 42

/** What a referee is asked: four lines, and nothing about anybody's health. */
export const Reference = z.strictObject({
  howYouKnow: z.string().trim().min(1, 'Write an answer').max(1000),
  reliable: z.string().trim().min(1, 'Write an answer').max(2000),
  wouldTrust: z.enum(['yes', 'withSupport', 'no']),
  anythingElse: z.string().trim().max(2000).default(''),
})
export type Reference = z.infer<typeof Reference>

export interface RefereeView {
  readonly id: string
  readonly place: 'first' | 'second'
  readonly name: string | null
  readonly email: string | null
  readonly askedAt: Instant | null
  readonly answeredAt: Instant | null
  /** The secret part of their address while it is open. */
  readonly token: string | null
  /** How far the message with it has come. */
  readonly letter: LetterState
  readonly answer: Reference | null
}

/** Opens the link of one referee, or makes a lapsed one open again, and writes to them. */
export async function askReferee(
  changing: Changing,
  { refereeId }: { refereeId: string },
  home: string,
): Promise<{ id: string }> {
  const { db, at, caller, keyring, keysOf, newId, refuse } = changing
  const row = await db
    .selectFrom('referee')
    .select(['id', 'answered_at', 'holder_id', 'clinic_id', 'name_sealed', 'email_sealed'])
    .where('id', '=', refereeId)
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.answered_at !== null) return refuse('not-allowed-now', { reasons: ['They have answered already.'] })
  const expiresAt = instantPlusDays(at, OPEN_DAYS)
  await db
    .updateTable('referee')
    .set({
      token_hash: tokenHash(tokenFor(keyring, 'reference', row.id)),
      asked_at: at,
      asked_by: caller.accountId,
      expires_at: expiresAt,
    })
    .where('id', '=', row.id)
    .execute()
  await writeToReferee({ db, keyring, keys: await keysOf([row.holder_id]), newId }, row, {
    purpose: 'referenceLink',
    cause: `reference/${row.id}/${at}`,
    from: await firstNameOf(changing, caller.accountId ?? ''),
    home,
    at,
    expiresAt,
  })
  return { id: row.id }
}

export async function refereesOf(reading: Reading, recruitmentId: string): Promise<RefereeView[]> {
  const { db, keysOf, keyring, at } = reading
  const rows = await db
    .selectFrom('referee')
    .select([
      'id',
      'holder_id',
      'place',
      'name_sealed',
      'email_sealed',
      'asked_at',
      'expires_at',
      'answered_at',
      'answer_sealed',
    ])
    .where('recruitment_id', '=', recruitmentId)
    .orderBy('place')
    .execute()
  const keys = await keysOf(rows.map(({ holder_id }) => holder_id))
  const letterOf = await lettersOf(
    reading,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const open = (column: string, sealed: Uint8Array | null) =>
      keys.open(row.holder_id, sealed, { table: 'referee', column, id: row.id })
    const answer = open('answer_sealed', row.answer_sealed)
    const isOpen = row.expires_at !== null && row.expires_at > at && row.answered_at === null
    return {
      id: row.id,
      place: row.place,
      name: open('name_sealed', row.name_sealed),
      email: open('email_sealed', row.email_sealed),
      askedAt: row.asked_at,
      answeredAt: row.answered_at,
      token: isOpen ? tokenFor(keyring, 'reference', row.id) : null,
      letter: letterOf(row.id),
      answer: answer === null ? null : Reference.parse(JSON.parse(answer)),
    }
  })
}

interface OpenReference {
  id: string
  holder_id: string
  wrapped: Buffer
  name_sealed: Buffer | null
}

async function lookUp({ orm, now }: Doors, token: string): Promise<OpenReference | undefined> {
  if (!tokenPattern.test(token)) return undefined
  const { rows } = await sql<OpenReference>`
    select id, holder_id, wrapped, name_sealed from authz.open_reference(${tokenHash(token)}, ${now()})
  `.execute(orm.em.fork().getKysely())
  return rows[0]
}

/** For whom a referee is asked. A used, lapsed or made-up token says nothing, and does not say which it was. */
export async function openReference(doors: Doors, token: string): Promise<{ about: string } | null> {
  const row = await lookUp(doors, token)
  if (!row) return null
  const key = doors.keys.unwrap(row.holder_id, row.wrapped)
  const place = { table: 'account', column: 'name_sealed', id: row.holder_id }
  return { about: row.name_sealed ? new Sealed(row.name_sealed).open(key, place) : '' }
}

/** Keeps an answer, once; false when the link opens nothing any more. */
export async function answerReference(doors: Doors, token: string, answer: Reference): Promise<boolean> {
  const row = await lookUp(doors, token)
  if (!row) return false
  const key = doors.keys.unwrap(row.holder_id, row.wrapped)
  const sealed = Sealed.of(JSON.stringify(answer), key, {
    table: 'referee',
    column: 'answer_sealed',
    id: row.id,
  })
  const db = doors.orm.em.fork().getKysely()
  const { rows } = await sql<{ kept: boolean }>`
    select authz.answer_reference(${tokenHash(token)}, ${sealed.bytes}, ${doors.now()}) as kept
  `.execute(db)
  if (rows[0]?.kept !== true) return false
  await wakeJobs({ db: db as never })
  return true
}
