/** Asks at a given pace whether or not answers come, as people do, and keeps how long each had to wait. */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Heard, Question } from './traffic.ts'

/** Longer than the house itself waits for anything. */
const PATIENCE_MS = 45_000

export interface Asked extends Heard {
  readonly question: Question
  /** When it was to be asked, and how long it took from then on. */
  readonly at: number
  readonly ms: number
}

export interface Pouring {
  readonly address: () => string
  readonly perSecond: number
  readonly seconds: number
  next(): Question
  heard(asked: Asked): void
}

/** Resolves when everything was asked and answered, or its asker gave up. */
export async function pour({ address, perSecond, seconds, next, heard }: Pouring): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const began = performance.now()
  const asked: Promise<void>[] = []
  for (let nth = 0; nth < perSecond * seconds; nth++) {
    const due = began + (nth * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    const question = next()
    asked.push(
      ask(agent, address(), question).then(answer =>
        heard({ ...answer, question, at: due - began, ms: performance.now() - due }),
      ),
    )
  }
  await Promise.all(asked)
  agent.destroy()
}

/** One question, whatever comes of it: it never rejects. */
export function ask(agent: Agent, address: string, { path, body, cookie }: Question): Promise<Heard> {
  const sent = JSON.stringify(body) ?? ''
  const { hostname, port } = new URL(address)
  return new Promise(resolve => {
    const nothing = () => resolve({ status: 0, body: '', retryAfter: undefined })
    const asking = request(
      {
        agent,
        host: hostname,
        port,
        path,
        method: 'POST',
        timeout: PATIENCE_MS,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent),
          cookie,
        },
      },
      answer => {
        let given = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          given += part
        })
        answer.once('error', nothing)
        answer.once('aborted', nothing)
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: given,
            retryAfter: answer.headers['retry-after'],
          }),
        )
      },
    )
    asking.once('timeout', () => asking.destroy())
    asking.once('error', nothing)
    asking.end(sent)
  })
}
