import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Settings } from '../settings.server.ts'
import { clientAddress } from './client-address.ts'
import { compressPage } from './compress-page.ts'
import { errorFields, type Log } from './log.ts'
import { nearHandler } from './near-routes.ts'
import { plainPage } from './plain-page.ts'
import { type Doors, requestGate } from './request-gate.ts'
import { routePattern } from './route-pattern.ts'
import { securityHeaders } from './security-headers.ts'

/** How long a stop waits for answers that are under way. */
const DRAIN_MS = 10_000

/** What a web app's server is made of. */
export interface Serving {
  readonly settings: Settings
  readonly log: Log
  /** The built app, or a function that loads it anew for each request while it is being worked on. */
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  /** The folder with the built scripts and styles; absent while the app is being worked on. */
  readonly clientFolder?: string
  /** Asked first while the app is being worked on. */
  readonly workshop?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}

/** A running server: where it is, and how to stop it without cutting anybody off. */
export interface Served {
  readonly address: string
  stop(): Promise<void>
}

type Bindings = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } }

/** Starts one web app. Everything that the four have in common on the wire is decided here. */
export async function serve(serving: Serving): Promise<Served> {
  const { settings, log } = serving
  let doors: Doors = { origins: new Set(), hosts: new Set() }
  const app = handlers(serving, () => doors)
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    hostname: 'localhost',
    // Node itself throws away what is left of a refused upload; the library would cut the sender off after half a second.
    autoCleanupIncoming: false,
  })
  const server = createServer((request, response) => {
    if (serving.workshop) serving.workshop(request, response, () => void listener(request, response))
    else void listener(request, response)
  })
  // A slow sender must not hold a connection for ever; a list of six megabytes on a poor line takes two minutes.
  server.headersTimeout = 15_000
  server.requestTimeout = 180_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  doors = doorsOf(settings, port)
  const address = settings.origin ?? `http://${settings.host}:${port}`
  log('info', 'listening', { port })
  return { address, stop: () => drain(server, log) }
}

function doorsOf(settings: Settings, port: number): Doors {
  const here = ['127.0.0.1', 'localhost', '[::1]'].map(name => `${name}:${port}`)
  const origins = new Set(settings.origin ? [settings.origin] : here.map(host => `http://${host}`))
  const hosts = new Set(settings.origin ? [new URL(settings.origin).host, ...here] : here)
  return { origins, hosts }
}

async function drain(server: Server, log: Log): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  // A connection falls idle once its answer is out; waiting for the browser to let go of it would take seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const overdue = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(overdue)
  log('info', 'drained')
}

function handlers(serving: Serving, doors: () => Doors): Hono<Bindings> {
  const { settings, log, build } = serving
  const mode = process.env.NODE_ENV
  const answer = typeof build === 'function' ? createRequestHandler(build, mode) : nearHandler(build, mode)
  const app = new Hono<Bindings>()

  app.use(async (context, next) => {
    const started = performance.now()
    const requestId = crypto.randomUUID()
    context.set('requestId', requestId)
    await next()
    context.header('x-request-id', requestId)
    const { pathname } = new URL(context.req.url)
    if (pathname === '/healthz' || isFile(pathname)) return
    log('info', 'request', {
      requestId,
      method: context.req.method,
      route: await routePattern(build, pathname),
      status: context.res.status,
      ms: Math.round(performance.now() - started),
      ...(context.var.verdict === 'pass' ? {} : { gate: context.var.verdict }),
    })
  })

  app.get('/healthz', context => {
    context.header('cache-control', 'no-store')
    return context.json({ status: 'up', app: settings.app })
  })

  app.use(securityHeaders({ https: settings.https, development: serving.workshop !== undefined }))
  app.use(compress())
  staticFiles(app, serving.clientFolder)
  app.use(requestGate(doors))
  app.all('*', async context => {
    const answered = await answer(inward(context, settings, doors()), {
      nonce: context.get('secureHeadersNonce'),
    })
    const response = await compressPage(answered, context.req.header('accept-encoding'))
    // Pages show people's lives: no browser, proxy or back button keeps one.
    response.headers.set('cache-control', 'no-store')
    return response
  })
  app.onError((error, context) => {
    log('error', 'unexpected', { requestId: context.get('requestId'), ...errorFields(error) })
    return plainPage(500, 'Something went wrong', [
      'It is our fault. Try again in a minute.',
      'If you were saving something, look whether it was kept before you send it again.',
    ])
  })
  return app
}

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string
  }
}

/** The request as the app sees it: our origin, our id, the true client address, and no header that could pose as them. */
function inward(context: Context<Bindings>, settings: Settings, doors: Doors): Request {
  const { raw } = context.req
  const incoming = context.env.incoming
  const headers = new Headers(raw.headers)
  for (const name of ['x-forwarded-host', 'x-forwarded-for', 'forwarded', 'x-alongside-client-ip'])
    headers.delete(name)
  headers.set('x-request-id', context.get('requestId'))
  headers.set(
    'x-alongside-client-ip',
    clientAddress(
      incoming.socket.remoteAddress,
      raw.headers.get('x-forwarded-for') ?? undefined,
      settings.trustedProxies,
    ),
  )
  const body = context.get('body') as Uint8Array<ArrayBuffer> | undefined
  const [origin] = doors.origins
  const url = new URL(raw.url)
  const address = settings.origin && origin ? `${origin}${url.pathname}${url.search}` : raw.url
  // without a signal: to hear at once that somebody left costs every page more than the rest of one now and then
  return new Request(address, { method: raw.method, headers, ...(body ? { body } : {}) })
}

const require = createRequire(import.meta.url)

function isFile(pathname: string): boolean {
  return /^\/(assets|nhsuk|kit)\//.test(pathname)
}

function staticFiles(app: Hono<Bindings>, clientFolder: string | undefined): void {
  const nhsuk = path.join(path.dirname(require.resolve('nhsuk-frontend/package.json')), 'dist/nhsuk/assets')
  const kit = path.join(import.meta.dirname, '../assets')
  const under = (root: string, prefix: string) =>
    serveStatic({ root, rewriteRequestPath: pathname => pathname.slice(prefix.length) })
  if (clientFolder) app.get('/assets/*', kept('public, max-age=31536000, immutable'), under(clientFolder, ''))
  app.get('/nhsuk/*', kept('public, max-age=3600'), under(nhsuk, '/nhsuk'))
  app.get('/kit/*', kept('public, max-age=3600'), under(kit, '/kit'))
  // A file that is not there is a plain no, never a page of the app; while the app is worked on, its own tools answer.
  for (const prefix of clientFolder ? ['/assets/*', '/nhsuk/*', '/kit/*'] : ['/nhsuk/*', '/kit/*']) {
    app.all(prefix, context => context.text('Not found', 404, { 'cache-control': 'no-store' }))
  }
}

function kept(policy: string) {
  return async (context: Context<Bindings>, next: () => Promise<void>): Promise<void> => {
    await next()
    if (context.res.status === 200) context.header('cache-control', policy)
  }
}
