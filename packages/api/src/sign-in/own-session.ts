/** Whose session a request to the sign-in service carries, and what that account could prove itself with. */
import { isFresh, type Proof, type SessionApp, sessionLimits } from '@alongside/domain/account'
import { instant } from '@alongside/domain/time'
import type { Pool } from 'pg'
import { sessionOf } from './session-cookie.ts'

export interface OwnSession {
  readonly id: string
  readonly userId: string
  readonly email: string
  readonly app: SessionApp | null
  readonly factor: string | null
  readonly hasCode: boolean
  readonly passkeys: number
  /** The trust through which they come, where this install still knows it. */
  readonly trust: string | null
  readonly isFresh: boolean
}

/** A session that came through no app may be left alone for so long. */
const IDLE_MINUTES = 30

interface Row {
  id: string
  userId: string
  email: string
  app: SessionApp | null
  factor: string | null
  code: boolean
  passkeys: number
  trusts: string[]
  steppedUpAt: Date | null
  updatedAt: Date
}

/** Whether a session was left alone for so long that it opens nothing any more. */
export function wasLeftAlone({
  app,
  updatedAt,
}: {
  readonly app: SessionApp | null
  readonly updatedAt: Date
}): boolean {
  const idle = app === null ? IDLE_MINUTES : sessionLimits[app].idleMinutes
  return Date.now() - updatedAt.getTime() > idle * 60_000
}

/** The session behind a cookie header, or null: there is none, it is over, was left alone for too long, or its account is closed. */
export async function ownSession(
  pool: Pool,
  cookieSecret: string,
  cookie: string | null,
  trusts: readonly { readonly id: string }[] = [],
): Promise<OwnSession | null> {
  const token = sessionOf(cookie, cookieSecret)
  if (!token) return null
  const { rows } = await pool.query<Row>(
    `select s.id, s."userId", u.email, s.app, s.factor, coalesce(u."twoFactorEnabled", false) as code, s."steppedUpAt",
       s."updatedAt", (select count(*)::int from passkey k where k."userId" = u.id) as passkeys,
       array(select "providerId" from "account" a where a."userId" = u.id and a."providerId" like 'trust:%') as trusts
     from "session" s join "user" u on u.id = s."userId" where s.token = $1 and s."expiresAt" > now()
       and authz.may_sign_in(u.id)`,
    [token],
  )
  const [row] = rows
  if (!row) return null
  if (wasLeftAlone(row)) return null
  return {
    id: row.id,
    userId: row.userId,
    email: row.email,
    app: row.app,
    factor: row.factor,
    hasCode: row.code,
    passkeys: row.passkeys,
    // staff of a trust work in the app of clinics, and only there does the way to the trust begin
    trust:
      row.app === 'clinic' ? (trusts.find(({ id }) => row.trusts.includes(`trust:${id}`))?.id ?? null) : null,
    isFresh: isFresh(
      row.steppedUpAt === null ? null : instant(row.steppedUpAt.toISOString()),
      instant(new Date().toISOString()),
    ),
  }
}

/**
 * How this account can prove itself. A password is a proof only for whoever has nothing else yet: where a second factor
 * is required, such an account can do nothing but set one up.
 */
export function proofsOf({
  hasCode,
  passkeys,
  trust,
}: Pick<OwnSession, 'hasCode' | 'passkeys' | 'trust'>): Proof[] {
  const strong: Proof[] = [
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(hasCode ? (['code'] as const) : []),
    ...(trust === null ? [] : (['trust'] as const)),
  ]
  return strong.length > 0 ? strong : ['password']
}
