/** Sign-in: by invitation only, with a second factor, behind a login that can reach nothing but its own schema. */
import { hash } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { Pool } from 'pg'
import { type Desk, type Route, waitAWhile } from './desk.ts'
import { codeWithProofFirst, spareCode, withProofFirst } from './guarded.ts'
import { guessKey, mayPass } from './guesses.ts'
import { endOtherSessions, endSession, myProofs, mySignIn, namePasskey, removePasskey } from './my-sign-in.ts'
import { argon2id, type SignInSettings, signInOptions } from './options.ts'
import { isInPace } from './pace.ts'
import { byPassword } from './password.ts'
import { stepUp } from './step-up.ts'
import { finishAtTrust, listTrusts, proveAtTrust, startAtTrust, toProveAtTrust } from './trust.ts'
import { askWayBack, useWayBack } from './way-back.ts'

export { clientAddressHeader, type SignInSettings, sessionHours, signInOptions } from './options.ts'

export interface SignIn {
  /** Answers what arrives under `/auth`. */
  handle(request: Request): Promise<Response>
  /** Makes a credential for an invited account and gives its id in the sign-in schema. */
  invite(email: string, password: string): Promise<string>
  /** Takes back an invitation whose account could not be made. */
  forget(userId: string): Promise<void>
  /** Ends every session of an account at once. */
  endSessions(userId: string): Promise<void>
  /** Notes that a session is in use, so that it does not lapse meanwhile. */
  touch(session: string): Promise<void>
  /** Whether something may be tried once more within a minute; counted for all processes together. */
  mayTry(what: string, most: number): Promise<boolean>
  /** Sweeps what has lapsed: sessions, codes, limits. */
  sweep(): Promise<void>
  close(): Promise<void>
}

/** What is answered here before the library, or in its place. */
const routes: Readonly<Record<string, Route>> = {
  'POST /sign-in/email': byPassword,
  'GET /mine': mySignIn,
  'GET /mine/proofs': myProofs,
  'POST /mine/step-up': stepUp,
  'POST /mine/name-passkey': namePasskey,
  'POST /mine/remove-passkey': removePasskey,
  'POST /mine/end-session': endSession,
  'POST /mine/end-others': endOtherSessions,
  'GET /trust/list': listTrusts,
  'POST /trust/start': startAtTrust,
  'POST /trust/finish': finishAtTrust,
  'POST /trust/prove': toProveAtTrust,
  'POST /trust/proved': proveAtTrust,
  'POST /way-back/ask': askWayBack,
  'POST /way-back/use': useWayBack,
  'POST /two-factor/enable': withProofFirst(),
  'POST /two-factor/disable': withProofFirst('codeRemoved'),
  'POST /two-factor/generate-backup-codes': withProofFirst('spareCodesMade'),
  'POST /two-factor/verify-totp': codeWithProofFirst,
  'POST /two-factor/verify-backup-code': spareCode,
  'POST /change-password': withProofFirst('passwordChanged'),
  'GET /passkey/generate-register-options': withProofFirst(),
  'POST /passkey/verify-registration': withProofFirst('passkeyAdded'),
}

/** What is answered here, as `METHOD /path`: each has to be let through by whoever stands before it. */
export const signInRoutes: readonly string[] = Object.keys(routes)

export function openSignIn(settings: SignInSettings): SignIn {
  const pool = new Pool({
    connectionString: settings.databaseUrl,
    options: '-c search_path=auth',
    max: 5,
    // a line that died without a word, or a rush, must not keep anybody waiting for ever
    connectionTimeoutMillis: 10_000,
    query_timeout: 33_000,
  })
  // a connection that is lost tells whoever uses it, and the next request opens another; unheard it ends the process
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  const auth = betterAuth(signInOptions(settings, pool))
  const desk: Desk = {
    pool,
    settings,
    ask: request => auth.handler(request),
    spareCodesOf: async userId => {
      const { rowCount } = await pool.query('select 1 from "twoFactor" where "userId" = $1', [userId])
      if (rowCount === 0) return []
      return (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes
    },
  }
  return {
    handle: async request => {
      const path = new URL(request.url).pathname.replace(/^\/auth/, '')
      // first of all: whoever is over it does not use up the turns of somebody else
      if (!(await isInPace(desk, request, path))) return waitAWhile(60)
      const route = routes[`${request.method} ${path}`]
      return route ? route(desk, request) : auth.handler(request)
    },
    invite: (email, password) => invite(pool, email, password),
    forget: async userId => {
      await pool.query('delete from "user" where id = $1', [userId])
    },
    endSessions: async userId => {
      await pool.query('delete from "session" where "userId" = $1', [userId])
    },
    touch: async session => {
      await pool.query('update "session" set "updatedAt" = now() where token = $1', [session])
    },
    mayTry: (what, most) => mayPass(pool, guessKey(settings.cookieSecret, `try ${what}`), most, 60),
    sweep: async () => {
      await pool.query('delete from "session" where "expiresAt" < now()')
      await pool.query('delete from "verification" where "expiresAt" < now()')
      await pool.query(`delete from used_code where used_at < now() - interval '10 minutes'`)
      await pool.query(`delete from guess where last_at < now() - interval '2 days'`)
      await pool.query('delete from trust_visit where expires_at < now()')
      await pool.query(`delete from pace where since < now() - interval '1 hour'`)
    },
    close: () => pool.end(),
  }
}

async function invite(pool: Pool, email: string, password: string): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: string }>(
      `insert into "user" (name, email, "emailVerified") values ('', lower($1), true) returning id`,
      [email.trim()],
    )
    const id = rows[0]?.id ?? ''
    await client.query(
      `insert into "account" ("accountId", "providerId", "userId", password, "updatedAt")
       values ($1, 'credential', $2, $3, now())`,
      [id, id, await hash(password, argon2id)],
    )
    await client.query('commit')
    return id
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
