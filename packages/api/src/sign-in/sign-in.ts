/** Sign-in: by invitation only, with a second factor, behind a login that can reach nothing but its own schema. */

import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { hash, verify } from '@node-rs/argon2'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { sessionHash } from '../actor.ts'
import { hashSessions } from './hashed-sessions.ts'

export interface SignInSettings {
  /** The address under the login `alongside_auth`. */
  readonly databaseUrl: string
  readonly cookieSecret: string
  /** Where the API answers. Written out, never taken from a request. */
  readonly apiUrl: string
  /** Where the apps answer: only from there may somebody sign in. */
  readonly appUrls: readonly string[]
  /** How often one address may try to sign in within a minute. */
  readonly attemptsPerMinute: number
}

/** How long a session lasts whatever happens; leaving it alone ends it much earlier. */
export const sessionHours = 12

/** The header in which our own apps say whose browser it is. Nothing that a browser sends can move a limit. */
export const clientAddressHeader = 'x-alongside-client-ip'

/** A slow hash on purpose: about 20 ms and 19 MiB for each guess. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

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
  /** Sweeps what has lapsed: sessions, codes, limits. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export function openSignIn(settings: SignInSettings): SignIn {
  const pool = new Pool({ connectionString: settings.databaseUrl, options: '-c search_path=auth', max: 5 })
  // a connection that is lost tells whoever uses it, and the next request opens another; unheard it ends the process
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  const auth = betterAuth(signInOptions(settings, pool))
  return {
    handle: request => auth.handler(request),
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
    sweep: async () => {
      await pool.query('delete from "session" where "expiresAt" < now()')
      await pool.query('delete from "verification" where "expiresAt" < now()')
      await pool.query(`delete from used_code where used_at < now() - interval '10 minutes'`)
      await pool.query('delete from "rateLimit" where "lastRequest" < $1', [Date.now() - 3_600_000])
    },
    close: () => pool.end(),
  }
}

/** The options of the sign-in library; a test compares its tables with ours. */
export function signInOptions(settings: SignInSettings, pool: Pool) {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const secure = settings.apiUrl.startsWith('https:')
  return {
    appName: 'Alongside',
    baseURL: settings.apiUrl,
    basePath: '/auth',
    trustedOrigins: [settings.apiUrl, ...settings.appUrls],
    secret: settings.cookieSecret,
    database: (options: BetterAuthOptions) =>
      hashSessions(kyselyAdapter(db as never, { type: 'postgres' })(options)),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // a fault is thrown to whoever asked, and logged there: the library would print the whole of it
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: password => hash(password, argon2id),
        verify: ({ hash: kept, password }) => verify(kept, password),
      },
    },
    session: {
      expiresIn: sessionHours * 3600,
      // the end is fixed when the session begins; the cookie never answers for the database
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: settings.attemptsPerMinute },
        '/two-factor/*': { window: 60, max: settings.attemptsPerMinute },
      },
    },
    advanced: {
      cookiePrefix: 'alongside',
      useSecureCookies: secure,
      // written out, because the library leaves them out when it believes that it is being tested
      disableCSRFCheck: false,
      disableOriginCheck: false,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      session: { create: { before: (session, context) => spendCode(pool, session.userId, context) } },
    },
    plugins: [
      twoFactor({ issuer: 'Alongside' }),
      passkey({
        rpID: new URL(settings.appUrls[0] ?? settings.apiUrl).hostname,
        rpName: 'Alongside',
        origin: [...settings.appUrls],
      }),
    ],
  } satisfies BetterAuthOptions
}

/**
 * The library takes the same six digits again while their half minute lasts. Here a code is spent in the database as
 * the session is made, so that of many who saw it, one gets in.
 */
async function spendCode(
  pool: Pool,
  userId: string,
  context: { path?: string | undefined; body?: unknown } | null,
): Promise<void> {
  if (context?.path !== '/two-factor/verify-totp') return
  const code = String((context.body as { code?: unknown } | undefined)?.code ?? '')
  const spent = await pool.query(
    'insert into used_code (user_id, code_hash) values ($1, $2) on conflict do nothing',
    [userId, sessionHash(`${userId} ${code}`)],
  )
  if (spent.rowCount === 0) throw new APIError('UNAUTHORIZED', { message: 'Invalid code' })
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
