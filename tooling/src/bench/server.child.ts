/** A server under measurement, in a process of its own, as it would run. */
import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { kept, root } from '../checkout.ts'
import { addressOf, freePorts } from '../stack/ports.ts'
import type { World } from './world/world.ts'

export interface Measured {
  readonly pid: number
  /** Posts and reads the whole answer; throws on anything but a yes. */
  ask(path: string, body: unknown, cookie: string): Promise<string>
  stop(): Promise<void>
}

export const apiProgram = 'apps/server/src/main.ts'

/** What a server needs to know to serve this world. */
function environmentOf(world: World, port: number): Record<string, string> {
  return {
    ALONGSIDE_PORT: String(port),
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

export async function startServer(
  program: string,
  world: World,
  more: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const port = (await freePorts()).api
  const profile = process.env.ALONGSIDE_BENCH_PROFILE
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${join(kept, 'bench', profile)}`] : []), program],
    {
      cwd: root,
      env: { PATH: process.env.PATH, ...environmentOf(world, port), ...more },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const ask = (path: string, body: unknown, cookie: string) => post(agent, port, path, body, cookie)
  await untilHealthy(child, port)
  return {
    pid: child.pid ?? 0,
    ask,
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

function post(agent: Agent, port: number, path: string, body: unknown, cookie: string): Promise<string> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie },
      },
      answer => {
        let given = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          given += part
        })
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(given)
          else reject(new Error(`${path} answered ${answer.statusCode}: ${given.slice(0, 500)}`))
        })
      },
    )
    asked.once('error', reject)
    asked.end(text)
  })
}
