import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { linkLibraries } from './binaries.ts'
import { openKept, openThrowAway, runOn } from './index.ts'
import { readPidFile } from './postmaster.ts'
import { isRunning } from './processes.ts'

let directory: string
const openers: ChildProcess[] = []
const asRoot = process.getuid?.() === 0
const nameless = 54_321

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '')
  directory = mkdtempSync(join(tmpdir(), 'alongside-kept-'))
  chmodSync(directory, 0o755)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const opener of openers.splice(0)) opener.kill('SIGKILL')
  const server = readPidFile(join(directory, 'data'))
  if (server && isRunning(server.pid)) process.kill(server.pid, 'SIGKILL')
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

describe('the kept database', () => {
  test('keeps what was written, its port and its password from one start to the next', async () => {
    const first = await openKept(directory)
    await writeDown(first.url, 'before the stop')
    await first.stop()
    const second = await openKept(directory)
    expect(second.url).toBe(first.url)
    expect(await whatWasWritten(second.url)).toEqual(['before the stop'])
    await second.stop()
  })

  test('loses nothing that was committed when its server is killed', async () => {
    const first = await openKept(directory)
    await writeDown(first.url, 'just before the kill')
    process.kill(serverOf(directory), 'SIGKILL')
    await first.gone
    const second = await openKept(directory)
    expect(second.adopted).toBe(false)
    expect(await whatWasWritten(second.url)).toEqual(['just before the kill'])
    await second.stop()
  })

  test('is taken over by the next start when the process that opened it was killed', async () => {
    const opener = await openElsewhere(directory)
    await writeDown(opener.url, 'by the one that was killed')
    const server = serverOf(directory)
    await kill(opener.process, 'SIGKILL')
    expect(isRunning(server)).toBe(true)

    const next = await openKept(directory)
    expect(next).toMatchObject({ adopted: true, url: opener.url })
    expect(serverOf(directory)).toBe(server)
    expect(await whatWasWritten(next.url)).toEqual(['by the one that was killed'])
    await next.stop()
    expect(isRunning(server)).toBe(false)
  })

  test('starts again when both its opener and its server were killed', async () => {
    const opener = await openElsewhere(directory)
    await writeDown(opener.url, 'before both went')
    await kill(opener.process, 'SIGKILL')
    process.kill(serverOf(directory), 'SIGKILL')
    const next = await openKept(directory)
    expect(await whatWasWritten(next.url)).toEqual(['before both went'])
    await next.stop()
  })

  test('is refused to a second opener while the first one lives, who is left in peace', async () => {
    const opener = await openElsewhere(directory)
    await expect(openKept(directory)).rejects.toThrow(/already runs here \(process \d+\)/)
    expect(await runOn(opener.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await kill(opener.process, 'SIGTERM')
  })

  test('leaves no process behind when it is stopped, even with a session open in the middle of a query', async () => {
    const opener = await openElsewhere(directory)
    const server = serverOf(directory)
    const cutOff = expect(runOn(opener.url, 'select pg_sleep(60)')).rejects.toThrow()
    await kill(opener.process, 'SIGTERM')
    await cutOff
    expect(isRunning(server)).toBe(false)
    expect(existsSync(join(directory, 'data', 'postmaster.pid'))).toBe(false)
  })

  test('does not mistake another process, which got the number of the old server, for it', async () => {
    const first = await openKept(directory)
    await writeDown(first.url, 'before the numbers went round')
    process.kill(serverOf(directory), 'SIGKILL')
    await first.gone
    const lock = join(directory, 'data', 'postmaster.pid')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)))
    const second = await openKept(directory)
    expect(await whatWasWritten(second.url)).toEqual(['before the numbers went round'])
    await second.stop()
  })

  test('moves to another port when its own was taken meanwhile', async () => {
    const first = await openKept(directory)
    await writeDown(first.url, 'on the old port')
    await first.stop()
    const elsewhere = mkdtempSync(join(tmpdir(), 'alongside-kept-'))
    chmodSync(elsewhere, 0o755)
    try {
      writeFileSync(
        join(elsewhere, 'memory.json'),
        JSON.stringify({ password: 'another', port: Number(new URL(first.url).port) }),
      )
      const squatter = await openKept(elsewhere)
      expect(new URL(squatter.url).port).toBe(new URL(first.url).port)
      const second = await openKept(directory)
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
      expect(await whatWasWritten(second.url)).toEqual(['on the old port'])
      await Promise.all([second.stop(), squatter.stop()])
    } finally {
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })

  test('keeps its password to its owner, and values of failed statements out of its log', async () => {
    const opened = await openKept(directory)
    expect(statSync(join(directory, 'memory.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(directory, 'server.log')).mode & 0o777).toBe(0o600)
    await expect(runOn(opened.url, `select 'Amina'::int`)).rejects.toThrow()
    await expect(runOn(opened.url, 'select $1::text::int', ['Amina'])).rejects.toThrow()
    await opened.stop()
    expect(readFileSync(join(directory, 'server.log'), 'utf8')).not.toMatch(/select .*Amina|parameters/)
  })

  test.skipIf(!asRoot)('opens for root below a directory that only root can enter', async () => {
    const home = join(directory, 'private')
    mkdirSync(home, { mode: 0o700 })
    const first = await openKept(join(home, 'postgres'))
    await writeDown(first.url, 'in private')
    await first.stop()
    chmodSync(home, 0o755)
    const second = await openKept(join(home, 'postgres'))
    expect(await whatWasWritten(second.url)).toEqual(['in private'])
    await second.stop()
  })

  test.skipIf(!canBeReachedBy(nameless))(
    'opens for somebody who has a number and no name, as in some containers',
    async () => {
      chownSync(directory, nameless, nameless)
      const opener = await openElsewhere(directory, { uid: nameless, gid: nameless })
      await writeDown(opener.url, 'without a name')
      expect(await whatWasWritten(opener.url)).toEqual(['without a name'])
      await kill(opener.process, 'SIGTERM')
    },
  )

  test('says what is missing when the password was lost, and touches nothing', async () => {
    const first = await openKept(directory)
    await first.stop()
    rmSync(join(directory, 'memory.json'))
    await expect(openKept(directory)).rejects.toThrow(/memory\.json.* is missing/)
    expect(existsSync(join(directory, 'data', 'PG_VERSION'))).toBe(true)
  })
})

describe('the throw-away database', () => {
  test('is gone from memory and disk once it is stopped', async () => {
    const opened = await openThrowAway()
    const home = await homeOf(opened.url)
    const server = serverOf(home)
    await opened.stop()
    expect(isRunning(server)).toBe(false)
    expect(existsSync(home)).toBe(false)
  })

  test('is gone when a test run is told to end in the middle', async () => {
    const run = await openThrowAwayElsewhere()
    await kill(run.process, 'SIGTERM')
    await vi.waitFor(() => expect(isRunning(run.server)).toBe(false), { timeout: 10_000 })
    expect(existsSync(run.home)).toBe(false)
  })

  test('of a test run that was killed is cleared away by the next one', async () => {
    const run = await openThrowAwayElsewhere()
    await kill(run.process, 'SIGKILL')
    expect(isRunning(run.server)).toBe(true)
    const next = await openThrowAway()
    expect(isRunning(run.server)).toBe(false)
    expect(existsSync(run.home)).toBe(false)
    await next.stop()
  })
})

describe('a database given by DATABASE_URL', () => {
  test('is used as it is, and is still there after the stop', async () => {
    const real = await openThrowAway()
    vi.stubEnv('DATABASE_URL', real.url)
    const opened = await openKept(directory)
    expect(opened).toMatchObject({ url: real.url, origin: 'given' })
    await opened.stop()
    expect(readdirSync(directory)).toEqual([])
    expect(await runOn(real.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await real.stop()
  })

  test('is refused with the reason when it is no address, does not answer, or may not make roles', async () => {
    vi.stubEnv('DATABASE_URL', 'localhost')
    await expect(openKept(directory)).rejects.toThrow(/DATABASE_URL is not an address/)
    vi.stubEnv('DATABASE_URL', 'postgres://someone:secret@127.0.0.1:9/alongside')
    await expect(openKept(directory)).rejects.toThrow(/127\.0\.0\.1:9 does not answer/)
    await expect(openKept(directory)).rejects.not.toThrow(/secret/)

    vi.stubEnv('DATABASE_URL', '')
    const real = await openThrowAway()
    await runOn(real.url, `create role visitor login password 'let-me-in'`)
    const visitor = new URL(real.url)
    visitor.username = 'visitor'
    visitor.password = 'let-me-in'
    vi.stubEnv('DATABASE_URL', visitor.href)
    await expect(openKept(directory)).rejects.toThrow(/alter role "visitor" createrole createdb/)
    await real.stop()
  })
})

test('library links that an install without scripts did not make are made, and made only once', () => {
  mkdirSync(join(directory, 'native', 'lib'), { recursive: true })
  writeFileSync(join(directory, 'native', 'lib', 'libicuuc.so.60.2'), '')
  writeFileSync(
    join(directory, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' }]),
  )
  linkLibraries(directory)
  linkLibraries(directory)
  expect(readlinkSync(join(directory, 'native', 'lib', 'libicuuc.so.60'))).toBe('libicuuc.so.60.2')
})

/** Only root can become somebody else, and only where this checkout is not in a private directory. */
function canBeReachedBy(uid: number): boolean {
  const look = ['--check', join(import.meta.dirname, 'open-kept.fixture.ts')]
  return asRoot && spawnSync(process.execPath, look, { uid, gid: uid, cwd: '/' }).status === 0
}

async function openElsewhere(
  home: string,
  as: { uid?: number; gid?: number } = {},
): Promise<{ process: ChildProcess; url: string }> {
  const opener = spawn(process.execPath, [join(import.meta.dirname, 'open-kept.fixture.ts'), home], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  openers.push(opener)
  return { process: opener, ...(await firstLine(opener)) }
}

async function openThrowAwayElsewhere(): Promise<{ process: ChildProcess; server: number; home: string }> {
  const door = JSON.stringify(join(import.meta.dirname, 'index.ts'))
  const program = `import { openThrowAway } from ${door}
    const { url } = await openThrowAway()
    setInterval(() => {}, 60_000)
    process.stdout.write(JSON.stringify({ url }) + '\\n')`
  const opener = spawn(process.execPath, ['--input-type=module', '--eval', program])
  openers.push(opener)
  const { url } = await firstLine(opener)
  const home = await homeOf(url)
  return { process: opener, server: serverOf(home), home }
}

async function homeOf(url: string): Promise<string> {
  const question = `select current_setting('data_directory') as data`
  const [answer] = await runOn<{ data: string }>(url, question)
  return dirname(answer?.data ?? '')
}

async function firstLine(child: ChildProcess): Promise<{ url: string }> {
  if (!child.stdout) throw new Error('The process has no output to read')
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as { url: string }
  throw new Error('The process ended before it had opened the database')
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function serverOf(home: string): number {
  const server = readPidFile(join(home, 'data'))
  if (!server) throw new Error(`No server runs on ${home}`)
  return server.pid
}

async function writeDown(url: string, line: string): Promise<void> {
  await runOn(url, 'create table if not exists written (line text)')
  await runOn(url, 'insert into written values ($1)', [line])
}

async function whatWasWritten(url: string): Promise<string[]> {
  return (await runOn<{ line: string }>(url, 'select line from written')).map(row => row.line)
}
