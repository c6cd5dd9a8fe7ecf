import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Child, type ChildPlan, startChild } from './child.ts'
import { addressOf, freePorts } from './ports.ts'

let folder: string
let port: number
let children: Child[]
const said: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-child-'))
  port = (await freePorts()).api
  children = []
  said.length = 0
})

afterEach(async () => {
  await Promise.all(children.map(child => child.stop()))
  rmSync(folder, { recursive: true, force: true })
})

test('a child that is stopped stops in its own orderly way', async () => {
  const child = start({})
  await child.ready
  await child.stop()
  expect(notes()).toBe('stopped in order\n')
  await expect(ask('/')).rejects.toThrow()
})

test('a child that ends by itself is started again once, and given up when it does not last', async () => {
  const child = start({})
  await child.ready
  const first = await ask('/')
  await crash()
  await vi.waitFor(async () => expect(await ask('/')).not.toBe(first), { timeout: 20_000 })
  expect(said).toEqual([expect.stringMatching(/^again: shop ended by itself \(code 7\)/)])
  await crash()
  await vi.waitFor(() => expect(said[1]).toMatch(/^given up: shop .+ \(code 7\)/), {
    timeout: 20_000,
  })
})

test('a child that cannot start says why in its own words', async () => {
  const child = start({ args: ['tooling/src/stack/no-such-program.ts'] })
  await expect(child.ready).rejects.toThrow(/shop did not start \(code 1\)\.[\s\S]*no-such-program/)
})

test('a child is not told secrets it was not given', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://superuser:secret@127.0.0.1/alongside')
  const child = start({ args: ['--eval', 'console.log(JSON.stringify(process.env)); process.exit(1)'] })
  await expect(child.ready).rejects.toThrow(/"GIVEN":"yes"/)
  expect(readFileSync(join(folder, 'shop.log'), 'utf8')).not.toContain('superuser')
  vi.unstubAllEnvs()
})

test('a child stops by itself when the one who started it is killed', async () => {
  const parent = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'parent.fixture.ts'),
      ...[String(port), join(folder, 'notes'), join(folder, 'shop.log')],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (parent.stdout) await once(parent.stdout, 'data')
  expect(await ask('/')).toMatch(/^\d+$/)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(notes()).toBe('stopped in order\n'), { timeout: 10_000 })
  await vi.waitFor(() => expect(ask('/')).rejects.toThrow(), { timeout: 10_000 })
})

function start(change: Partial<ChildPlan>): Child {
  const child = startChild(
    {
      name: 'shop',
      args: ['tooling/src/stack/child.fixture.ts', String(port), join(folder, 'notes')],
      env: { GIVEN: 'yes' },
      health: addressOf(port),
      log: join(folder, 'shop.log'),
      ...change,
    },
    { restarted: why => said.push(`again: ${why}`), givenUp: why => said.push(`given up: ${why}`) },
  )
  children.push(child)
  return child
}

async function ask(path: string): Promise<string> {
  return (await fetch(`${addressOf(port)}${path}`)).text()
}

async function crash(): Promise<void> {
  await expect(ask('/crash')).rejects.toThrow()
}

function notes(): string {
  return readFileSync(join(folder, 'notes'), 'utf8')
}
