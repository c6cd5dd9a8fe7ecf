/**
 * The floor that a page is measured against: the same tree rendered by React alone, from data that was loaded once.
 * `node packages/web/src/server/bare-render.ts APP PATH` with the settings of that app and a signed-in cookie in
 * ALONGSIDE_BENCH_COOKIE.
 */
import { createServer } from 'node:http'

// React decides once, when it is first loaded, whether it is the quick build
process.env.NODE_ENV = 'production'
const { bareTree } = await import('./bare-tree.ts')
const [app = '', page = '/'] = process.argv.slice(2)
const tree = await bareTree(app, page, process.env.ALONGSIDE_BENCH_COOKIE ?? '')

createServer(async (asked, response) => {
  if (asked.url === '/healthz') {
    response.end('up')
    return
  }
  const rendered = await tree.answered()
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(Buffer.from(await rendered.arrayBuffer()))
}).listen(Number(process.env.ALONGSIDE_PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
