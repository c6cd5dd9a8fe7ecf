/** The version before, still running, while this one changes the schema under it; then both side by side. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { databaseUrls, migrate, migrations, secretsFrom } from '@alongside/api/install'
import { onDatabase, runOn } from '@alongside/api/postgres'
import { apiProgram, environmentOf, type Measured, startProgram } from '../bench/server.child.ts'
import type { World } from '../bench/world/world.ts'
import { borrowPackages } from '../borrow-packages.ts'
import { root } from '../checkout.ts'
import { runProgram } from '../program.ts'
import { fillFrom } from './fill-from.ts'
import { type Asked, pour } from './pour.ts'
import { openTraffic, type Traffic } from './traffic.ts'

const PER_SECOND = 20

interface Upgrade {
  readonly faults: readonly string[]
  readonly figure: string
}

export async function upgradeInUse({
  server,
  world,
  say,
}: {
  readonly server: string
  readonly world: World
  say(what: string): void
}): Promise<Upgrade> {
  const before = await versionBefore()
  if (!before) return { faults: [], figure: 'the version before is not in this checkout' }
  const running: Measured[] = []
  const old = mkdtempSync(join(tmpdir(), 'alongside-before-'))
  try {
    await takeOut(before, old)
    await runOn(server, 'create database upgraded')
    const url = onDatabase(server, 'upgraded')
    const secrets = secretsFrom({ ALONGSIDE_SECRET: world.secret })
    const installed = await runProgram(process.execPath, [join(old, 'apps/server/src/migrate.ts')], {
      env: { DATABASE_URL: url, ALONGSIDE_SECRET: world.secret },
    })
    if (!installed.ok) throw new Error(`The version before could not be installed: ${installed.output}`)
    await fillFrom(world.url, url)
    const there = { ...world, url, urls: databaseUrls(url, secrets), secrets }
    const on = { ...environmentOf(there), ALONGSIDE_JOBS: 'on' }
    const traffic = await openTraffic(there, { seed: 1 })
    running.push(await startProgram([join(old, apiProgram)], on))
    const asked: Asked[] = []
    const faults: string[] = []
    const flow = (seconds: number) => pourInto(traffic, running, seconds, asked, faults)
    const policies = await policiesOf(url)
    let applied: readonly string[] = []
    await Promise.all([
      flow(8),
      (async () => {
        await new Promise(resolve => setTimeout(resolve, 2000))
        applied = await migrate(url, secrets)
      })(),
    ])
    say(`  over ${before.slice(0, 8)} came ${applied.join(', ') || 'nothing'}`)
    tellPolicies(policies, await policiesOf(url), say)
    running.push(await startProgram([join(root, apiProgram)], on))
    await flow(4)
    // back again: the new one goes, and the old one does the work on the new schema
    await running.pop()?.stop()
    await flow(4)
    faults.push(...(await traffic.reckon(url)))
    const slowest = Math.max(...asked.map(({ ms }) => ms))
    return {
      faults: faults.map(fault => `while upgrading from ${before.slice(0, 8)}: ${fault}`),
      figure: `${asked.length} requests during an upgrade, the slowest ${Math.round(slowest)} ms`,
    }
  } finally {
    await Promise.all(running.map(each => each.stop()))
    rmSync(old, { recursive: true, force: true })
  }
}

async function pourInto(
  traffic: Traffic,
  running: readonly Measured[],
  seconds: number,
  all: Asked[],
  faults: string[],
): Promise<void> {
  let nth = 0
  await pour({
    address: () => running[nth++ % running.length]?.address ?? '',
    perSecond: PER_SECOND,
    seconds,
    next: () => traffic.next(),
    heard: asked => {
      all.push(asked)
      // a no for a good reason is checked there: a clock rang meanwhile
      const fault = traffic.heard(asked.question, asked)
      if (fault) faults.push(fault)
      else if (asked.status !== 200 && asked.status !== 409)
        faults.push(`${asked.question.name} answered ${asked.status}: ${asked.body.slice(0, 120)}`)
    },
  })
}

const folder = 'packages/api/src/migrations'

/**
 * The commit before the newest file of the schema came. A file may still change until it is released: then nobody can have
 * the earlier one, and the version before is the one before that file.
 */
async function versionBefore(): Promise<string | undefined> {
  let newest = (await migrations()).findLast(({ name }) => /^\d/.test(name))?.name
  let before: string | undefined
  while (newest !== undefined) {
    const came = await git('log', '--diff-filter=A', '--format=%H', '-1', '--', `${folder}/${newest}`)
    before = came && (await git('rev-parse', `${came}^`))
    if (!before) return undefined
    const changed = await git('diff', '--name-only', '--diff-filter=M', before, '--', folder)
    newest = changed
      ?.split('\n')
      .map(path => basename(path))
      .find(name => /^\d/.test(name))
  }
  return before
}

async function git(...args: string[]): Promise<string | undefined> {
  const ran = await runProgram('git', args)
  return ran.ok ? ran.output.trim() : undefined
}

async function takeOut(commit: string, to: string): Promise<void> {
  const packed = join(to, 'all.tar')
  for (const [program, args] of [
    ['git', ['archive', '--output', packed, commit, 'package.json', 'apps/server', 'packages']],
    ['tar', ['-xf', packed, '-C', to]],
  ] as const) {
    const ran = await runProgram(program, args)
    if (!ran.ok) throw new Error(`${program} cannot take out the version before: ${ran.output}`)
  }
  if (!existsSync(join(to, apiProgram))) throw new Error('The version before has no server')
  borrowPackages(to)
}

async function policiesOf(url: string): Promise<Map<string, string>> {
  const rows = await runOn<{ name: string; says: string }>(
    url,
    `select tablename || '.' || policyname as name, concat_ws(' ', cmd, roles::text, qual, with_check) as says from pg_policies`,
  )
  return new Map(rows.map(({ name, says }) => [name, says]))
}

/** What the upgrade opened and closed, to be read by whoever looks after the rights. */
function tellPolicies(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  say: (what: string) => void,
): void {
  for (const [name, says] of after) {
    if (!before.has(name)) say(`  + ${name} ${says}`)
    else if (before.get(name) !== says) say(`  ~ ${name} ${says}`)
  }
  for (const name of before.keys()) if (!after.has(name)) say(`  - ${name}`)
}
