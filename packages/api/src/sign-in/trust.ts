/**
 * A trust's staff sign in where their trust knows them: OpenID Connect with PKCE, a nonce and a state that is good for one
 * visit. Being known there is not enough: nobody gets in who was not invited here, for a clinic of that very trust.
 */
import { randomBytes } from 'node:crypto'
import { STEP_UP_MINUTES, sessionLimits } from '@alongside/domain/account'
import * as oidc from 'openid-client'
import * as z from 'zod'
import { sessionHash } from '../actor.ts'
import { bodyOf, type Desk, forOwner, type Route, reply } from './desk.ts'
import { appOf, sessionHours } from './options.ts'
import { signedToken } from './session-cookie.ts'
import { raise } from './step-up.ts'
import type { TrustProvider } from './trust-provider.ts'

const VISIT_MINUTES = 10

const Start = z.strictObject({ id: z.string().max(40), redirectUri: z.url().max(300) })
const Prove = Start.pick({ redirectUri: true })
const Finish = z.strictObject({ state: z.string().min(20).max(200), query: z.string().max(4000) })

/** The trusts through which somebody may come, by name. */
export const listTrusts: Route = async ({ settings }) =>
  reply(200, { trusts: (settings.trusts ?? []).map(({ id, name }) => ({ id, name })) })

/** Where to send the browser, and the state that it has to bring back. */
export const startAtTrust: Route = async (desk, request) => {
  const given = await bodyOf(request, Start)
  const provider = desk.settings.trusts?.find(({ id }) => id === given?.id)
  if (!given || !provider || !isOurs(desk, given.redirectUri)) return reply(404, { code: 'not-found' })
  return reply(200, await sendToTrust(desk, provider, given.redirectUri, null))
}

/** The same way for somebody who is signed in: the trust asks them for all that it asks of a stranger. */
export const toProveAtTrust = forOwner(async (desk, own, request) => {
  const given = await bodyOf(request, Prove)
  const provider = desk.settings.trusts?.find(({ id }) => id === own.trust)
  if (!given || !provider || !isOurs(desk, given.redirectUri)) return reply(404, { code: 'not-found' })
  return reply(200, await sendToTrust(desk, provider, given.redirectUri, own.id))
})

/** A visit, and where the browser goes for it. One that belongs to a session proves for that session and opens none. */
async function sendToTrust(
  desk: Desk,
  provider: TrustProvider,
  redirectUri: string,
  sessionId: string | null,
): Promise<{ url: string; state: string }> {
  const config = await configOf(provider)
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()]
  await desk.pool.query(
    `insert into trust_visit (state_hash, provider, verifier, nonce, redirect_uri, expires_at, session_id)
     values ($1, $2, $3, $4, $5, now() + $6 * interval '1 minute', $7)`,
    [sessionHash(state), provider.id, verifier, nonce, redirectUri, VISIT_MINUTES, sessionId],
  )
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    // who is at the keyboard now, and not who was there this morning
    ...(sessionId === null ? {} : { prompt: 'login', max_age: '0' }),
  })
  return { url: url.href, state }
}

/** What the trust sent back with the browser. Everything about it is checked before anybody is looked for. */
export const finishAtTrust: Route = async (desk, request) => {
  const given = await bodyOf(request, Finish)
  if (!given) return reply(400, { code: 'not-valid' })
  const known = await endOfVisit(desk, given, null)
  const userId = known && (await invitedAs(desk, known.provider, known))
  if (!userId) return reply(401, { code: 'not-known' })
  return reply(200, { done: true }, { 'set-cookie': await openSession(desk, userId, request) })
}

/** They came back from the trust: it has to be the same person, who showed there only just now that it is them. */
export const proveAtTrust = forOwner(async (desk, own, request) => {
  const given = await bodyOf(request, Finish)
  if (!given) return reply(400, { code: 'not-valid' })
  const known = await endOfVisit(desk, given, own.id)
  if (!known) return reply(401, { code: 'not-known' })
  const same = await desk.pool.query(
    `select 1 from "account" where "userId" = $1 and "providerId" = $2 and "accountId" = $3`,
    [own.userId, `trust:${known.provider.id}`, known.sub],
  )
  if (same.rowCount !== 1) return reply(401, { code: 'not-known' })
  await raise(desk, own, 'trust')
  return reply(200, { done: true })
})

/** Whom a visit brought back. It is taken out as it is looked at: the second of two who bring it finds none. */
async function endOfVisit(
  desk: Desk,
  given: z.infer<typeof Finish>,
  sessionId: string | null,
): Promise<(Known & { readonly provider: TrustProvider }) | null> {
  const { rows } = await desk.pool.query<Visit>(
    `delete from trust_visit where state_hash = $1 and session_id is not distinct from $2
     returning provider, verifier, nonce, redirect_uri, session_id as "sessionId", expires_at > now() as open,
       extract(epoch from expires_at - $3 * interval '1 minute')::int as "begunAt"`,
    [sessionHash(given.state), sessionId, VISIT_MINUTES],
  )
  const [visit] = rows
  const provider = desk.settings.trusts?.find(({ id }) => id === visit?.provider)
  if (!visit?.open || !provider) return null
  const known = await whoCame(provider, visit, given)
  return known && { ...known, provider }
}

interface Visit {
  sessionId: string | null
  /** In seconds, as a trust says when somebody showed who they are. */
  begunAt: number
  provider: string
  verifier: string
  nonce: string
  redirect_uri: string
  open: boolean
}

interface Known {
  readonly sub: string
  readonly email: string | null
}

async function whoCame(
  provider: TrustProvider,
  visit: Visit,
  { state, query }: z.infer<typeof Finish>,
): Promise<Known | null> {
  try {
    const tokens = await oidc.authorizationCodeGrant(
      await configOf(provider),
      new URL(`${visit.redirect_uri}?${query}`),
      {
        pkceCodeVerifier: visit.verifier,
        expectedState: state,
        expectedNonce: visit.nonce,
        idTokenExpected: true,
        ...(visit.sessionId === null ? {} : { maxAge: STEP_UP_MINUTES * 60 }),
      },
    )
    const claims = tokens.claims()
    if (!claims || !isForSigningIn(tokens.id_token, claims)) return null
    if (visit.sessionId !== null && !isSince(visit, claims.auth_time)) return null
    const email = claims.email_verified === true && typeof claims.email === 'string' ? claims.email : null
    return { sub: claims.sub, email }
  } catch (error) {
    // whatever is wrong with it, whoever brought it hears the same
    if (error instanceof oidc.ClientError || error instanceof oidc.ResponseBodyError) return null
    if (error instanceof oidc.AuthorizationResponseError || error instanceof TypeError) return null
    throw error
  }
}

/** A trust signs more than this with the same key: what ends a session, or opens a door, names nobody who came. */
function isForSigningIn(token: string | undefined, claims: oidc.IDToken): boolean {
  const [head = ''] = token?.split('.') ?? []
  const { typ = 'JWT' } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { typ?: unknown }
  return String(typ).toUpperCase() === 'JWT' && claims.events === undefined && claims.sub.trim() !== ''
}

/** Whether they showed who they are after they were sent there. Two clocks may be half a minute apart. */
function isSince({ begunAt }: Visit, authTime: number | undefined): boolean {
  return authTime !== undefined && authTime >= begunAt - 30
}

/** The account that was invited, known by the trust's own name for them; by the address only the first time. */
async function invitedAs(
  { pool }: Desk,
  provider: TrustProvider,
  { sub, email }: Known,
): Promise<string | null> {
  const providerId = `trust:${provider.id}`
  const linked = await pool.query<{ id: string }>(
    `select "userId" as id from "account" where "providerId" = $1 and "accountId" = $2`,
    [providerId, sub],
  )
  const known = linked.rows[0]?.id
  const found =
    known ??
    (email === null
      ? undefined
      : (await pool.query<{ id: string }>('select id from "user" where email = lower($1)', [email])).rows[0]
          ?.id)
  if (!found) return null
  const { rows } = await pool.query<{ works: boolean }>('select authz.works_at_trust($1, $2) as works', [
    found,
    provider.trustId,
  ])
  if (!rows[0]?.works) return null
  if (known !== undefined) return known
  // one account has one name at a trust: a second one with the same address is somebody else
  const made = await pool.query(
    `insert into "account" ("accountId", "providerId", "userId", "updatedAt")
     select $1, $2, $3, now() where not exists (select 1 from "account" where "providerId" = $2 and "userId" = $3)
     on conflict do nothing`,
    [sub, providerId, found],
  )
  return made.rowCount === 1 ? found : null
}

async function openSession({ pool, settings }: Desk, userId: string, request: Request): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const app = appOf(request.headers)
  const hours = app === null ? sessionHours : sessionLimits[app].hours
  await pool.query(
    `insert into "session" (token, "userId", "expiresAt", "updatedAt", app, factor, "steppedUpAt")
     values ($1, $2, now() + $3 * interval '1 hour', now(), $4, 'trust', now())`,
    [sessionHash(token), userId, hours, app],
  )
  await pool.query(`insert into sign_in_event (user_id, what, app) values ($1, 'signedIn.trust', $2)`, [
    userId,
    app,
  ])
  const name = `${settings.apiUrl.startsWith('https:') ? '__Secure-' : ''}alongside.session_token`
  return `${name}=${signedToken(token, settings.cookieSecret)}; Path=/; HttpOnly; SameSite=Lax`
}

/** Only to an address of our own apps is anybody sent back. */
function isOurs({ settings }: Desk, redirectUri: string): boolean {
  const { origin, pathname, search } = new URL(redirectUri)
  return settings.appUrls.includes(origin) && pathname === '/sign-in/trust/back' && search === ''
}

const configs = new Map<string, Promise<oidc.Configuration>>()

/** What the trust publishes of itself, asked for once; a failure is forgotten. */
function configOf({ issuer, clientId, clientSecret }: TrustProvider): Promise<oidc.Configuration> {
  const key = `${issuer} ${clientId}`
  const known = configs.get(key)
  if (known !== undefined) return known
  const isHere = /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer)
  const asked = oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: 10,
    // left out, a token is believed for the line that it came over, and its signature is never looked at
    execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
  })
  configs.set(key, asked)
  asked.catch(() => configs.delete(key))
  return asked
}
