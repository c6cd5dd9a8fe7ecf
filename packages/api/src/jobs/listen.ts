/** Listens for the word that something waits, and comes back when the line is lost, also when it was lost without a word. */
import type { Socket } from 'node:net'
import { Client } from 'pg'
import { wakeChannel } from '../lifecycle/wake.ts'

/** How often the line is tried while nobody speaks, and how long an answer may take. */
const BEAT_MS = 5_000
const PATIENCE_MS = 3_000
const AGAIN_MS = 1_000

interface Listener {
  readonly alive: boolean
  stop(): Promise<void>
}

export async function listen(
  databaseUrl: string,
  heard: () => void,
  failed: (error: unknown) => void,
): Promise<Listener> {
  let stopped = false
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    })
    let beat: NodeJS.Timeout | undefined
    next.on('notification', heard)
    next.on('error', failed)
    next.on('end', () => {
      clearInterval(beat)
      if (client === next) client = undefined
      if (!stopped) retry = setTimeout(() => void connect().catch(failed), AGAIN_MS)
    })
    await next.connect()
    await next.query(`listen ${wakeChannel}`)
    client = next
    beat = setInterval(() => {
      // a line that says nothing looks like one on which nothing happens: only an answer tells them apart
      next.query('select 1').catch(() => hangUp(next))
    }, BEAT_MS)
    heard()
  }
  await connect()
  return {
    get alive() {
      return client !== undefined
    },
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      const last = client
      if (!last) return
      const late = setTimeout(() => hangUp(last), PATIENCE_MS)
      await last.end()
      clearTimeout(late)
    },
  }
}

/** Ends a line at our end alone: nobody is there at the other to say goodbye to. */
function hangUp(client: Client): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.destroy()
}
