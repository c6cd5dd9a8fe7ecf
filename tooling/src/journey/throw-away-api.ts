/** An API of one's own for one journey: a throw-away database with a clinic and its team, and nobody else in it. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, secretsFrom } from '@alongside/api/install'
import { onDatabase, openThrowAway, runOn } from '@alongside/api/postgres'
import { instant } from '@alongside/domain/time'
import { makeProgramme } from '../seed/seed.ts'
import { adviserOf, workers } from '../seed/staff.ts'
import { addressOf, freePorts } from '../stack/ports.ts'
import { startApi } from '../stack/stack.ts'
import { say } from '../terminal.ts'

export interface ThrowAwayApi {
  readonly url: string
  close(): Promise<void>
}

const team = workers.filter(
  ({ key, mentor, clinics }) =>
    key === adviserOf('kingston') || key === 'coordinator' || (mentor && clinics.includes('kingston')),
)

export async function openThrowAwayApi(): Promise<ThrowAwayApi> {
  const server = await openThrowAway()
  const name = `alongside_journey_${Date.now()}_${randomBytes(3).toString('hex')}`
  const logs = mkdtempSync(join(tmpdir(), 'alongside-journey-'))
  const closing: (() => Promise<void>)[] = [
    () => server.stop(),
    async () => {
      if (server.origin === 'given') await runOn(server.url, `drop database if exists ${name} with (force)`)
    },
    async () => rmSync(logs, { recursive: true, force: true }),
  ]
  async function close(): Promise<void> {
    for (const end of closing.toReversed()) await end()
  }
  try {
    await runOn(server.url, `create database ${name}`)
    const database = onDatabase(server.url, name)
    const secret = randomBytes(32).toString('base64url')
    const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
    await migrate(database, secrets)
    await makeProgramme({ database, secrets }, instant(new Date().toISOString()), team)
    const ports = await freePorts()
    const api = startApi({ database, secret, ports, logs, heard: { restarted: say, givenUp: say } })
    closing.push(() => api.stop())
    await api.ready
    return { url: addressOf(ports.api), close }
  } catch (error) {
    await close()
    throw error
  }
}
