/** A server under measurement, in a process of its own, as it would run. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { kept, root } from '../checkout.ts'
import { addressOf, freePorts } from '../stack/ports.ts'
import type { World } from './world/world.ts'

export interface Measured {
  readonly pid: number
  readonly address: string
  /** Posts and reads the whole answer; throws on anything but a yes. */
  ask(path: string, body: unknown, cookie: string): Promise<string>
  /** Asks for a page and reads all of it. */
  get(path: string, cookie: string): Promise<string>
  /** What it has asked the database so far, where it was started with the hook that counts it. */
  asked(): Promise<Asked>
  stop(): Promise<void>
}

interface Asked {
  readonly statements: number
  /** What opens and ends transactions. */
  readonly brackets: number
}

export const apiProgram = 'apps/server/src/main.ts'

/** What a server needs to know to serve this world. */
export function environmentOf(world: Pick<World, 'urls' | 'secrets'>): Record<string, string> {
  return {
    ALONGSIDE_DATABASE_URL_API: world.urls.alongside_api,
    ALONGSIDE_DATABASE_URL_WORKER: world.urls.alongside_worker,
    ALONGSIDE_DATABASE_URL_AUTH: world.urls.alongside_auth,
    ALONGSIDE_KEY_ENCRYPTION_KEY: world.secrets.wrappingKey.toString('base64'),
    ALONGSIDE_BLIND_INDEX_KEY: world.secrets.indexKey.toString('base64'),
    ALONGSIDE_AUTH_SECRET: world.secrets.cookieSecret,
    ALONGSIDE_IDLE_MINUTES: '600',
    ALONGSIDE_JOBS: 'off',
    NODE_ENV: 'production',
  }
}

export function startServer(
  program: string,
  world: World,
  more: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  return startProgram([program], { ...environmentOf(world), ...more })
}

/** Starts a program that serves on ALONGSIDE_PORT and waits until it answers. */
export async function startProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  const port = (await freePorts()).api
  const profile = process.env.ALONGSIDE_BENCH_PROFILE
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${join(kept, 'bench', profile)}`] : []), ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH, ...environment, ALONGSIDE_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  await untilHealthy(child, port)
  return {
    pid: child.pid ?? 0,
    address: addressOf(port),
    ask: (path, body, cookie) => exchange(agent, port, path, cookie, JSON.stringify(body)),
    get: (path, cookie) => exchange(agent, port, path, cookie),
    asked: () =>
      new Promise<Asked>(resolve => {
        child.once('message', said => resolve(said as Asked))
        child.send('asked')
      }),
    stop: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      agent.destroy()
    },
  }
}

async function untilHealthy(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
    const healthy = await fetch(`${addressOf(port)}/healthz`).then(
      async answer => {
        await answer.arrayBuffer()
        return answer.ok
      },
      () => false,
    )
    if (healthy) return
    await sleep(100)
  }
  throw new Error('The server does not answer')
}

/** A question with a body is posted. */
function exchange(agent: Agent, port: number, path: string, cookie: string, body?: string): Promise<string> {
  const sent =
    body === undefined
      ? { cookie, 'x-forwarded-for': `10.0.${randomInt(256)}.${randomInt(256)}` }
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie }
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers: sent }, answer => {
      let given = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        given += part
      })
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(given)
        else reject(new Error(`${path} answered ${answer.statusCode}: ${given.slice(0, 500)}`))
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}
