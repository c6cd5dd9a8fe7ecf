/** What the sign-in library is told. A test compares the tables that it expects with ours. */
import { type SessionApp, SessionApp as SessionApps, sessionLimits } from '@alongside/domain/account'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { hash, verify } from '@node-rs/argon2'
import type { BetterAuthOptions } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { sessionHash } from '../actor.ts'
import { hashSessions } from './hashed-sessions.ts'
import { makeSpareCodes } from './spare-codes.ts'
import type { TrustProvider } from './trust-provider.ts'

export interface SignInSettings {
  /** The address under the login `alongside_auth`. */
  readonly databaseUrl: string
  readonly cookieSecret: string
  /** Where the API answers. Written out, never taken from a request. */
  readonly apiUrl: string
  /** Where the apps answer: only from there may somebody sign in. */
  readonly appUrls: readonly string[]
  /** The name to which passkeys belong: one that all apps' hosts end in. */
  readonly passkeyDomain?: string
  /** The trusts through whose own sign-in their staff may come. */
  readonly trusts?: readonly TrustProvider[]
  /** How often one address may try to sign in within a minute. */
  readonly attemptsPerMinute: number
}

/** How long a session lasts that came through no app of ours. */
export const sessionHours = 12

/** The header in which our own apps say whose browser it is. Nothing that a browser sends can move a limit. */
export const clientAddressHeader = 'x-alongside-client-ip'

/** The header in which our own apps say which of them somebody uses. */
const appHeader = 'x-alongside-app'

/** A slow hash on purpose: about 20 ms and 19 MiB for each guess. */
export const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Which of our apps a request came through. */
export function appOf(headers: Headers | null | undefined): SessionApp | null {
  return SessionApps.safeParse(headers?.get(appHeader)).data ?? null
}

/** With what a session begins, by the address that made it. */
const factors: Readonly<Record<string, 'password' | 'code' | 'passkey'>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'code',
  '/passkey/verify-authentication': 'passkey',
}

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
      additionalFields: {
        app: { type: 'string', required: false, input: false },
        factor: { type: 'string', required: false, input: false },
        steppedUpAt: { type: 'date', required: false, input: false },
      },
    },
    // the library counts on for as long as no minute passes without a request, and would shut out a whole house where one
    // after another signs in: our own pace counts minutes (pace.ts)
    rateLimit: { enabled: false },
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
      session: {
        create: {
          before: async (session, context) => {
            if (!(await maySignIn(pool, session.userId))) throw wrongPassword()
            await spendCode(pool, session.userId, context)
            return { data: await beginning(pool, session.userId, context) }
          },
          after: (session, context) => noteSignIn(pool, session.userId, context),
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Alongside', backupCodeOptions: { customBackupCodesGenerate: makeSpareCodes } }),
      passkey({
        rpID: settings.passkeyDomain ?? domainOf(settings.appUrls[0] ?? settings.apiUrl),
        rpName: 'Alongside',
        origin: [...settings.appUrls],
        // a passkey stands for two factors, so the finger, the face or the number of the device is always asked for
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => {
            if (!verification.registrationInfo?.userVerified) throw unverified()
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw unverified()
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions
}

/** What the library itself says to a wrong password: whoever was closed out hears nothing else. */
function wrongPassword(): APIError {
  return APIError.from('UNAUTHORIZED', {
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'Invalid email or password',
  })
}

async function maySignIn(pool: Pool, userId: string): Promise<boolean> {
  const { rows } = await pool.query<{ open: boolean }>('select authz.may_sign_in($1) as open', [userId])
  return rows[0]?.open === true
}

function unverified(): APIError {
  return new APIError('UNAUTHORIZED', { message: 'The device did not check who holds it' })
}

/** A passkey cannot belong to the number of a machine; on this very machine all apps are `localhost`. */
function domainOf(url: string): string {
  const { hostname } = new URL(url)
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname
}

interface Context {
  readonly path?: string | undefined
  readonly body?: unknown
  readonly headers?: Headers | undefined
  readonly request?: Request | undefined
}

/** Whoever comes with all that they have has just proved who they are. */
async function beginning(pool: Pool, userId: string, context: Context | null) {
  const app = appOf(context?.headers ?? context?.request?.headers)
  const factor = factors[context?.path ?? ''] ?? 'password'
  const hours = app === null ? sessionHours : sessionLimits[app].hours
  return {
    app,
    factor,
    steppedUpAt: factor === 'password' && (await hasPasskey(pool, userId)) ? null : new Date(),
    expiresAt: new Date(Date.now() + hours * 3_600_000),
  }
}

async function hasPasskey(pool: Pool, userId: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from passkey where "userId" = $1 limit 1', [userId])
  return rowCount === 1
}

async function noteSignIn(pool: Pool, userId: string, context: Context | null): Promise<void> {
  const path = context?.path ?? ''
  const by = path === '/two-factor/verify-backup-code' ? 'spare' : (factors[path] ?? 'password')
  await pool.query('insert into sign_in_event (user_id, what, app) values ($1, $2, $3)', [
    userId,
    `signedIn.${by}`,
    appOf(context?.headers ?? context?.request?.headers),
  ])
}

/**
 * The library takes the same six digits again while their half minute lasts. Here a code is spent in the database as
 * the session is made, so that of many who saw it, one gets in.
 */
async function spendCode(pool: Pool, userId: string, context: Context | null): Promise<void> {
  if (context?.path !== '/two-factor/verify-totp') return
  const code = String((context.body as { code?: unknown } | undefined)?.code ?? '')
  if (!(await isUnspent(pool, userId, code))) throw new APIError('UNAUTHORIZED', { message: 'Invalid code' })
}

/** Spends a code; false when somebody spent it before. */
export async function isUnspent(pool: Pool, userId: string, code: string): Promise<boolean> {
  const spent = await pool.query(
    'insert into used_code (user_id, code_hash) values ($1, $2) on conflict do nothing',
    [userId, sessionHash(`${userId} ${code}`)],
  )
  return spent.rowCount === 1
}
