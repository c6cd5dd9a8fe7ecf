import { Agent, request } from 'node:http'
import { Agent as SafeAgent, request as safeRequest } from 'node:https'

/** Connections stay open between two calls: the API is next door, and opening one takes longer than a short answer. */
const doors = {
  'http:': { request, agent: new Agent({ keepAlive: true }) },
  'https:': { request: safeRequest, agent: new SafeAgent({ keepAlive: true }) },
}

interface Asked {
  readonly headers?: HeadersInit | undefined
  readonly body?: unknown
}

interface Told {
  readonly ok: boolean
  readonly status: number
  /** In how many seconds to ask again, where the API said so. */
  readonly retryAfter: string | undefined
  json(): Promise<unknown>
}

/**
 * Posts a call and reads the whole answer, as `fetch` would and without what a browser needs of it: streams, redirects,
 * cookies, other origins. A page waits for this, and most of that waiting was `fetch` itself.
 */
export async function askApi(address: URL, asked: Asked, patienceMs: number): Promise<Told> {
  try {
    return await askOnce(address, asked, patienceMs)
  } catch (error) {
    // the API closed a connection just as it was taken up again: a command that arrives twice has one effect
    if (error instanceof HungUp) return askOnce(address, asked, patienceMs)
    throw error
  }
}

class HungUp extends Error {}

function askOnce(address: URL, { headers = {}, body }: Asked, patienceMs: number): Promise<Told> {
  if (typeof body !== 'string') throw new TypeError('The API is asked in JSON')
  const { promise, resolve, reject } = Promise.withResolvers<Told>()
  const door = doors[address.protocol === 'https:' ? 'https:' : 'http:']
  const sent = { ...Object.fromEntries(new Headers(headers)), 'content-length': Buffer.byteLength(body) }
  const call = door.request(address, { method: 'POST', agent: door.agent, headers: sent }, answer => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.once('error', reject)
    answer.once('end', () => {
      const status = answer.statusCode ?? 0
      const text = Buffer.concat(parts).toString('utf8')
      resolve({
        ok: status >= 200 && status < 300,
        status,
        retryAfter: answer.headers['retry-after'],
        json: async () => JSON.parse(text),
      })
    })
  })
  const late = setTimeout(() => call.destroy(new Error('The API took too long')), patienceMs)
  call.once('close', () => clearTimeout(late))
  call.once('error', (error: NodeJS.ErrnoException) => {
    const hungUp = call.reusedSocket && error.code === 'ECONNRESET'
    reject(hungUp ? new HungUp('The API closed this connection', { cause: error }) : error)
  })
  call.end(body)
  return promise
}
