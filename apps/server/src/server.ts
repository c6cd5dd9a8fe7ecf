/** The HTTP side of the API: health, sign-in and procedures, behind one gate. */
import { randomUUID } from 'node:crypto'
import {
  appRouter,
  canReach,
  comeBackLater,
  type Doors,
  isOutage,
  ownName,
  type RequestContext,
  type SignedIn,
  type SignIn,
  sessionOf,
} from '@alongside/api/server'
import { getRequestListener } from '@hono/node-server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { callerOf } from './caller.ts'
import { addFhirRoutes } from './fhir-routes.ts'
import { told } from './log.ts'
import { countRequests, refusalAtGate, securityHeaders } from './request-gate.ts'
import type { Settings } from './settings.ts'
import { Turnstile } from './turnstile.ts'
import type { Watch } from './watch/watch.ts'

export interface Host {
  readonly doors: Doors
  readonly signIn: SignIn
  readonly settings: Pick<
    Settings,
    'apiUrl' | 'appUrls' | 'cookieSecret' | 'idleMinutes' | 'secondFactorNeeded'
  >
  readonly log: Logger
  /** Whether the jobs run, for a host that runs them. */
  readonly jobsAlive?: () => boolean
  /** Whoever counts and traces what was answered. */
  readonly watch?: Watch
}

/** What of the sign-in library is open to the apps. Everything else of it answers as if it were not there. */
const signInPaths: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/auth/sign-in/email': 'POST',
  '/auth/sign-out': 'POST',
  '/auth/change-password': 'POST',
  '/auth/two-factor/enable': 'POST',
  '/auth/two-factor/disable': 'POST',
  '/auth/two-factor/verify-totp': 'POST',
  '/auth/two-factor/verify-backup-code': 'POST',
  '/auth/two-factor/generate-backup-codes': 'POST',
  '/auth/passkey/generate-register-options': 'GET',
  '/auth/passkey/verify-registration': 'POST',
  '/auth/passkey/generate-authenticate-options': 'GET',
  '/auth/passkey/verify-authentication': 'POST',
  '/auth/trust/list': 'GET',
  '/auth/trust/start': 'POST',
  '/auth/trust/finish': 'POST',
  '/auth/trust/prove': 'POST',
  '/auth/trust/proved': 'POST',
  '/auth/way-back/ask': 'POST',
  '/auth/way-back/use': 'POST',
  '/auth/mine': 'GET',
  '/auth/mine/proofs': 'GET',
  '/auth/mine/step-up': 'POST',
  '/auth/mine/name-passkey': 'POST',
  '/auth/mine/remove-passkey': 'POST',
  '/auth/mine/end-session': 'POST',
  '/auth/mine/end-others': 'POST',
}

const MOST_AT_ONCE = 200
/** The busiest screen asks for five procedures at once: it is answered without a wait, and many more of them after one. */
const turns = { working: 20, each: 6, waitingEach: 40, waiting: 100, patienceMs: 300, ownPatienceMs: 8000 }
/** How many tokens one address may try in a minute: many people may sit behind one. */
const KNOCKS_A_MINUTE = 60

/** How long somebody who is being answered may hold up a stop. */
const LAST_WORDS_MS = 10_000

export interface Server {
  readonly app: FastifyInstance
  /** From now on the load balancer is told to send nobody new. */
  leave(): void
}

export function makeServer(host: Host): Server {
  const { settings, log } = host
  let leaving = false
  const house = countRequests(MOST_AT_ONCE)
  const turnstile = new Turnstile(turns)
  const gate = { origins: [settings.apiUrl, ...settings.appUrls], mostAtOnce: MOST_AT_ONCE }

  const app = Fastify({
    logger: false,
    requestIdHeader: false,
    genReqId: request => requestId(request.headers['x-request-id']),
    bodyLimit: 1024,
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    // whoever comes on an open line while we leave is still answered, and not with a no that says nothing of coming back
    return503OnClosing: false,
    exposeHeadRoutes: false,
  })

  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) reply.raw.setHeader(name, value)
    reply.raw.setHeader('x-request-id', request.id)
    const refusal = refusalAtGate(request, gate)
    // whoever is refused does not get to send the rest of it
    if (refusal) return reply.code(refusal.status).header('connection', 'close').send({ code: refusal.code })
    if (!house.enter(reply)) return reply.code(503).header('retry-after', '1').send({ code: 'busy' })
    const asked = proceduresAsked(request)
    const session = asked === 0 ? undefined : sessionOf(request.headers.cookie, settings.cookieSecret)
    if (!session) return
    const turn = await turnstile.enter(session, asked)
    if (turn.verdict === 'in') {
      // whoever hung up while they waited
      if (reply.raw.closed) turn.leave()
      else reply.raw.once('close', turn.leave)
      return
    }
    const status = turn.verdict === 'busy' ? 503 : 429
    return reply.code(status).header('retry-after', String(turn.comeBackAfter)).send({ code: turn.verdict })
  })
  app.addHook('onResponse', async (request, reply) => {
    log.info({
      event: 'request',
      id: request.id,
      method: request.method,
      route: routeOf(request),
      status: reply.raw.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
    host.watch?.answered({
      route: routeOf(request),
      method: request.method,
      status: reply.raw.statusCode,
      ms: reply.elapsedTime,
    })
  })
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), LAST_WORDS_MS).unref()
  })
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ code: 'not-found' }))
  app.setErrorHandler((error, request, reply) => {
    const away = isOutage(error)
    const status = away ? 503 : ((error as { statusCode?: number }).statusCode ?? 500)
    if (away) reply.header('retry-after', '1')
    if (status >= 500) log.error({ event: 'failed', id: request.id, error: told(error) })
    return reply.code(status).send({ code: status >= 500 ? 'failed' : 'refused' })
  })

  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const ready = !leaving && (host.jobsAlive?.() ?? true) && (await canReach(host.doors))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/auth/get-session', async request => {
    const caller = await callerOf({ ...host, ...settings }, request.headers.cookie)
    return caller ? { user: { id: caller.accountId, name: await ownName(host.doors, caller) } } : null
  })

  addFhirRoutes(app, host)

  // These two read the body themselves, from the raw request: Fastify only opens the door to them.
  app.register((inner, _options, registered) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null))
    const signIn = getRequestListener(request => answerSignIn(host, request), {
      overrideGlobalObjects: false,
    })
    for (const [path, method] of Object.entries(signInPaths))
      inner.route({ method, url: path, handler: (request, reply) => handOver(request, reply, signIn) })
    const procedures = getRequestListener(request => answerProcedures(host, request), {
      overrideGlobalObjects: false,
    })
    inner.post('/trpc/:procedures', (request, reply) => handOver(request, reply, procedures))
    registered()
  })

  return {
    app,
    leave: () => {
      leaving = true
    },
  }
}

/** How many procedures a request asks for; none where something else is asked. */
function proceduresAsked({ raw: { url = '' } }: FastifyRequest): number {
  const [, names] = /^\/trpc\/([^/?]*)/.exec(url) ?? []
  return names ? names.split(',').length : 0
}

type Listener = ReturnType<typeof getRequestListener>

function handOver(request: FastifyRequest, reply: FastifyReply, listener: Listener): void {
  reply.hijack()
  request.raw.headers['x-request-id'] = request.id
  void listener(request.raw, reply.raw)
}

async function answerSignIn({ signIn, log }: Host, request: Request): Promise<Response> {
  try {
    return await signIn.handle(request)
  } catch (error) {
    log.error({ event: 'failed', id: request.headers.get('x-request-id'), error: told(error) })
    return isOutage(error)
      ? Response.json({ code: 'busy' }, { status: 503, headers: { 'retry-after': '1' } })
      : Response.json({ code: 'failed' }, { status: 500 })
  }
}

/** In how many seconds it is worth trying again. Links are counted by the minute. */
const comeBackAfter: Readonly<Partial<Record<string, number>>> = {
  SERVICE_UNAVAILABLE: 1,
  TOO_MANY_REQUESTS: 60,
}

function answerProcedures(host: Host, request: Request): Promise<Response> {
  const { doors, settings, log } = host
  return fetchRequestHandler({
    endpoint: '/trpc',
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: 10,
    createContext: async ({ req }): Promise<RequestContext> => ({
      doors,
      caller: await whoAsks(host, req.headers),
      secondFactorNeeded: settings.secondFactorNeeded,
      signIn: host.signIn,
      mayKnock: () =>
        host.signIn.mayTry(`link ${req.headers.get('x-alongside-client-ip') ?? ''}`, KNOCKS_A_MINUTE),
    }),
    responseMeta: ({ errors }) => {
      const wait = Math.max(0, ...errors.map(({ code }) => comeBackAfter[code] ?? 0))
      return wait > 0 ? { headers: { 'retry-after': String(wait) } } : {}
    },
    onError: ({ error, path }) => {
      if (error.code !== 'INTERNAL_SERVER_ERROR' && error.code !== 'SERVICE_UNAVAILABLE') return
      log.error({
        event: 'failed',
        id: request.headers.get('x-request-id'),
        procedure: path,
        error: told(error.cause ?? error),
      })
    },
  })
}

async function whoAsks({ settings, ...host }: Host, headers: Headers): Promise<SignedIn | null> {
  try {
    return await callerOf({ ...host, ...settings }, headers.get('cookie'), headers.get('x-alongside-app'))
  } catch (error) {
    throw isOutage(error) ? comeBackLater(error) : error
  }
}

/** An id that a caller gave is kept only if it is one: anything else could carry words into the log. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID()
}

const known = new Set(Object.keys(appRouter._def.procedures))

/** Procedures that there are have names without ids. Any other path may hold anything, and is named by its route. */
function routeOf(request: FastifyRequest): string {
  const { procedures } = (request.params ?? {}) as { procedures?: string }
  if (procedures?.split(',').every(name => known.has(name))) return `/trpc/${procedures}`
  return request.routeOptions.url ?? 'unknown'
}
