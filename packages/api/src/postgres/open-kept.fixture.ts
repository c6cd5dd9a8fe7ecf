// A process of its own for the tests, so that it can be killed: opens the kept database and waits.
import { openKept } from './index.ts'

const opened = await openKept(process.argv[2] ?? '')
const staysUp = setInterval(() => {}, 60_000)
process.once('SIGTERM', async () => {
  clearInterval(staysUp)
  await opened.stop()
})
process.stdout.write(`${JSON.stringify({ url: opened.url, adopted: opened.adopted })}\n`)
