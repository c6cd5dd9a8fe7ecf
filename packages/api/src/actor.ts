/** Who is asking: looked up in the database for each request, never remembered from the last one. */
import { createHash } from 'node:crypto'
import type { SessionApp } from '@alongside/domain/account'
import type { Actor } from '@alongside/domain/people'
import { type Instant, instant } from '@alongside/domain/time'
import { CompiledQuery } from 'kysely'
import { clientOf } from './database/open.ts'
import type { Doors } from './doors.ts'

/** Somebody who signed in, with the session that the database will ask about. */
export interface SignedIn extends Actor {
  readonly session: string
  readonly secondFactor: boolean
  readonly seenAt: Instant
  /** The app through which the session began; null for a program. */
  readonly app: SessionApp | null
  /** When they last proved that it is them. */
  readonly steppedUpAt: Instant | null
}

/** The jobs process. It has no account and no session: its login is what it may do. */
export const system = {
  accountId: null,
  role: 'system',
  clinicIds: [],
  mentorId: null,
  session: null,
} as const

/** Whoever holds an open private link: the person for whom it was made. They have no account and never sign in. */
export interface LinkHolder {
  readonly accountId: null
  readonly role: 'person'
  readonly clinicIds: readonly []
  readonly mentorId: null
  /** The hash of the link's token, which the database asks about as it does about a session. */
  readonly session: string
  readonly personId: string
}

/** Whoever may send an event: somebody who signed in, or somebody with a link. */
export type Sender = SignedIn | LinkHolder

export type Caller = Sender | typeof system

/** What the database keeps of a session's token. */
export function sessionHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

interface SessionRow {
  account_id: string
  role: Actor['role']
  clinic_ids: string[]
  mentor_id: string | null
  second_factor: boolean
  seen_at: string
  app: SessionApp | null
  stepped_up_at: string | null
}

/** The account behind a session, or null when the session is unknown, over, or the account was disabled. */
export async function whoIs({ orm }: Doors, session: string): Promise<SignedIn | null> {
  const { rows } = await clientOf(orm).executeQuery<SessionRow>(
    CompiledQuery.raw('select * from authz.signed_in($1)', [session]),
  )
  const row = rows[0]
  if (!row) return null
  return {
    accountId: row.account_id,
    role: row.role,
    clinicIds: row.clinic_ids,
    mentorId: row.mentor_id,
    session,
    secondFactor: row.second_factor,
    seenAt: instant(row.seen_at),
    app: row.app,
    steppedUpAt: row.stepped_up_at === null ? null : instant(row.stepped_up_at),
  }
}
