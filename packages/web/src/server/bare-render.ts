/**
 * The floor that a page is measured against: the same tree rendered by React alone, from data that was loaded once.
 * `node packages/web/src/server/bare-render.ts APP PATH` with the settings of that app and a signed-in cookie in
 * ALONGSIDE_BENCH_COOKIE. No gate, no session, no API, no compression: only the page.
 */
import { createServer } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HandleDocumentRequestFunction, ServerBuild } from '@remix-run/node'
import { nearHandler } from './near-routes.ts'

const [app = '', page = '/'] = process.argv.slice(2)
process.env.ALONGSIDE_APP = app
process.env.NODE_ENV = 'production'
const entry = path.resolve(import.meta.dirname, '../../../../apps', app, 'build/server/index.js')
const build = (await import(pathToFileURL(entry).href)) as ServerBuild
const render = build.entry.module.default as HandleDocumentRequestFunction

let loaded: Parameters<HandleDocumentRequestFunction> | undefined
const once = nearHandler(
  {
    ...build,
    entry: {
      module: {
        ...build.entry.module,
        default: (...given: Parameters<HandleDocumentRequestFunction>) => {
          loaded ??= given
          return render(...given)
        },
      },
    },
  },
  'production',
)
const first = await once(
  new Request(`http://127.0.0.1${page}`, { headers: { cookie: process.env.ALONGSIDE_BENCH_COOKIE ?? '' } }),
  { nonce: 'bench' },
)
await first.text()
if (first.status !== 200 || !loaded) throw new Error(`${page} answered ${first.status}`)
const [request, status, headers, context, loadContext] = loaded

createServer(async (asked, response) => {
  if (asked.url === '/healthz') {
    response.end('up')
    return
  }
  const rendered = (await render(request, status, new Headers(headers), context, loadContext)) as Response
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(Buffer.from(await rendered.arrayBuffer()))
}).listen(Number(process.env.ALONGSIDE_PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
