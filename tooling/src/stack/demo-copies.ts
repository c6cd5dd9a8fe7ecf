import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { versionsFile } from '@alongside/api/course'
import { migrate, secretsFrom } from '@alongside/api/install'
import { onDatabase, openThrowAway, runOn } from '@alongside/api/postgres'
import { trustClient } from '@alongside/api/testing/trust-house'
import { kept } from '../checkout.ts'
import { places } from '../seed/places.ts'
import { seed } from '../seed/seed.ts'
import { say } from '../terminal.ts'
import { addressOf, freePort, freePorts, type Served } from './ports.ts'
import { startStack } from './stack.ts'

export interface RunningDemo {
  readonly addresses: Readonly<Record<Served, string>>
  /** Its data, addressed as the superuser. */
  readonly database: string
  /** The port on which a trust may open its own sign-in, as the API was told. */
  readonly trustPort: number
  /** Its own copy of the course, for whoever edits a module meanwhile. */
  readonly course: string
  stop(): Promise<void>
}

export interface DemoCopies {
  /** Everything up, on free ports and on a fresh copy of the demo data that nothing else touches. */
  start(): Promise<RunningDemo>
  close(): Promise<void>
}

/** A throw-away server with the demo data on it once, to be copied in a moment as often as it is needed. */
export async function openDemoCopies(): Promise<DemoCopies> {
  const server = await openThrowAway()
  const family = `alongside_demo_${Date.now()}_${randomBytes(3).toString('hex')}`
  const template = onDatabase(server.url, `${family}_template`)
  const secret = randomBytes(32).toString('base64url')
  const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
  let copies = 0

  async function close(): Promise<void> {
    if (server.origin === 'given') await drop(`${family}_template`)
    await server.stop()
  }

  async function drop(name: string): Promise<void> {
    await runOn(server.url, `drop database if exists ${name} with (force)`)
  }

  try {
    await runOn(server.url, `create database ${family}_template`)
    await migrate(template, secrets)
    await seed({ database: template, secrets })
  } catch (error) {
    await close()
    throw error
  }

  return {
    close,
    start: async () => {
      copies += 1
      const name = `${family}_${copies}`
      await runOn(server.url, `create database ${name} template ${family}_template strategy file_copy`)
      const [ports, trustPort] = [await freePorts(), await freePort()]
      const course = await mkdtemp(join(tmpdir(), 'alongside-course-'))
      await cp(new URL('.', versionsFile()), course, { recursive: true, preserveTimestamps: true })
      const stack = startStack({
        database: onDatabase(server.url, name),
        secret,
        ports,
        course,
        settings: { ALONGSIDE_TRUST_SIGN_IN: JSON.stringify([trustAt(trustPort)]) },
        logs: join(kept, 'walk-logs', String(copies)),
        heard: { restarted: say, givenUp: say },
      })
      async function stop(): Promise<void> {
        await stack.stop()
        await drop(name)
        await rm(course, { recursive: true, force: true })
      }
      try {
        await stack.ready
      } catch (error) {
        await stop()
        throw error
      }
      return {
        addresses: {
          api: addressOf(ports.api),
          clinic: addressOf(ports.clinic),
          'mentor-portal': addressOf(ports['mentor-portal']),
          training: addressOf(ports.training),
          admin: addressOf(ports.admin),
        },
        database: onDatabase(server.url, name),
        trustPort,
        course,
        stop,
      }
    },
  }
}

/** The trust at Lewisham has a sign-in of its own. Nobody answers there until a walk opens it. */
function trustAt(port: number) {
  const { trust } = places.find(({ key }) => key === 'lewisham') ?? {}
  if (!trust) throw new Error('The demo has no clinic at Lewisham')
  const { id: trustId, name } = trust
  return { id: 'demo', name, trustId, issuer: addressOf(port), ...trustClient }
}
