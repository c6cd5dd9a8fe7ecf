// A small server for the tests of child.ts: healthy unless told otherwise, and it notes when it stops in order.
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, notes = ''] = process.argv.slice(2)
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(7)
  response.end(String(process.pid))
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => {
  appendFileSync(notes, 'stopped in order\n')
  server.close()
  server.closeAllConnections()
})
