/** The files of ops/ and the pages of docs/operations against the code: what they name has to exist. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './checkout.ts'

const text = (path: string) => readFileSync(join(root, path), 'utf8')
const namesIn = (words: string) => [...new Set(words.match(/ALONGSIDE_[A-Z_]*[A-Z]/g) ?? [])]

const ofTheServer = namesIn(text('apps/server/src/settings.ts'))
const ofTheInstall = ['API', 'WORKER', 'AUTH', 'OWNER'].map(login => `ALONGSIDE_PASSWORD_${login}`)
const known = new Set([
  ...ofTheServer,
  ...ofTheInstall,
  ...namesIn(text('packages/web/src/settings.server.ts')),
])
const isKnown = (name: string) => known.has(name) || known.has(name.replace(/_FILE$/, ''))

interface Service {
  readonly image?: string
  readonly stop_grace_period?: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>
  readonly build?: { readonly dockerfile: string }
  readonly ports?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly healthcheck?: { readonly test?: readonly string[] }
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets: Readonly<Record<string, unknown>>
}
/** A service that runs our programme, and not the database. */
const isOurs = ({ image = '' }: Service) => /^alongside(:|$)/.test(image)

describe('the compose file', () => {
  const compose = parse(text('ops/compose.yaml'), { merge: true }) as Compose
  test.each(Object.entries(compose.services))('%s names only what there is', (_name, service) => {
    const program = service.command?.find(word => word.endsWith('.ts'))
    if (program) expect(existsSync(join(root, program)), program).toBe(true)
    const settings = Object.entries(service.environment ?? {})
    for (const [name, value] of settings) {
      if (name.startsWith('ALONGSIDE_')) expect(isKnown(name), name).toBe(true)
      const secret = /^\/run\/secrets\/(.*)$/.exec(value)?.[1]
      if (secret) expect(service.secrets, name).toContain(secret)
    }
    for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret)
    const others = Array.isArray(service.depends_on)
      ? service.depends_on
      : Object.keys(service.depends_on ?? {})
    for (const other of others) expect(Object.keys(compose.services)).toContain(other)
  })

  test('asks for a second factor, and keeps the jobs to the process that is meant for them', () => {
    const { api, jobs } = compose.services
    expect(api?.environment).toMatchObject({ ALONGSIDE_SECOND_FACTOR: 'required', ALONGSIDE_JOBS: 'off' })
    expect(jobs?.environment).toMatchObject({ ALONGSIDE_SECOND_FACTOR: 'required', ALONGSIDE_JOBS: 'on' })
  })
})

describe('a container of ours', () => {
  const { services, secrets } = parse(text('ops/compose.yaml'), { merge: true }) as Compose
  const ours = Object.entries(services).filter(([, service]) => isOurs(service))

  test.each(ours)('%s writes nothing, may nothing, and is asked after its health', (name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    if (name !== 'migrate') expect(service.healthcheck).toBeDefined()
    // Podman takes a word of a check apart at its spaces
    for (const word of service.healthcheck?.test ?? []) expect(word).not.toMatch(/\s/)
  })

  test.each(ours.filter(([, service]) => service.ports))('%s is shown where it listens', (_name, service) => {
    const port = String(service.environment?.ALONGSIDE_PORT)
    expect(service.ports).toEqual([`127.0.0.1:${port}:${port}`])
    expect(service.environment).toMatchObject({
      ALONGSIDE_HOST: '0.0.0.0',
      ALONGSIDE_API_URL: 'http://api:4000',
    })
  })

  test('has secrets that somebody makes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const made = spawnSync(
      process.execPath,
      ['apps/server/src/new-secrets.ts', folder, 'postgres://database:5432/alongside', 'with-superuser'],
      { cwd: root },
    )
    const files = readdirSync(folder)
    rmSync(folder, { recursive: true })
    expect(made.status).toBe(0)
    // the key of backups is made on another machine
    expect(Object.keys(secrets).filter(name => !files.includes(name))).toEqual(['BACKUP_RECIPIENTS'])
  })

  test('has an image of what there is', () => {
    for (const path of new Set(Object.values(services).flatMap(({ build }) => build?.dockerfile ?? []))) {
      for (const [, from = ''] of text(path).matchAll(/^COPY (?!--from)(.*) \S+$/gm))
        for (const each of from.split(' ')) expect(existsSync(join(root, each)), each).toBe(true)
    }
  })

  test('has a database with the settings of any other, but for what its own network makes needless', () => {
    const given = services.database?.command?.map(word => word.replace(/^-c/, '')) ?? []
    const wanted = [...text('ops/postgresql.conf').matchAll(/^(\w+) = '?(.*?)'?$/gm)]
      .filter(([, name]) => name !== 'ssl' && name !== 'log_connections')
      .map(([, name, value]) => `${name}=${value}`)
    expect(wanted.filter(setting => !given.includes(setting))).toEqual([])
  })
})

test('whoever starts our processes lets them come to an end before killing them', () => {
  const ends = text('apps/server/src/main.ts')
  const closing = Number(/CLOSING_MS = ([\d_]+)/.exec(ends)?.[1]?.replaceAll('_', ''))
  const answers = Number(
    /LAST_WORDS_MS = ([\d_]+)/.exec(text('apps/server/src/server.ts'))?.[1]?.replaceAll('_', ''),
  )
  const round = Number(
    /LAST_ROUND_MS = ([\d_]+)/.exec(text('packages/api/src/jobs/jobs.ts'))?.[1]?.replaceAll('_', ''),
  )
  const needed = (closing + answers + round) / 1000
  const { services } = parse(text('ops/compose.yaml'), { merge: true }) as Compose
  for (const [name, { image = '', stop_grace_period: given = '10s' }] of Object.entries(services))
    if (isOurs({ image })) expect(Number.parseInt(given, 10), name).toBeGreaterThan(needed)
  for (const unit of readdirSync(join(root, 'ops/systemd')).filter(each => each.includes('@')))
    expect(Number(/TimeoutStopSec=(\d+)/.exec(text(`ops/systemd/${unit}`))?.[1]), unit).toBeGreaterThan(
      needed,
    )
})

describe('the units of systemd', () => {
  const units = readdirSync(join(root, 'ops/systemd'))
  test.each(units.filter(unit => unit.includes('@')))('%s names only what there is', unit => {
    const words = text(`ops/systemd/${unit}`)
    for (const name of namesIn(words)) expect(isKnown(name), name).toBe(true)
    const program = /^ExecStart=\S+ (\S+\.ts)/m.exec(words)?.[1] ?? ''
    expect(existsSync(join(root, program)), program).toBe(true)
  })

  const able = spawnSync('systemd-analyze', ['--version']).status === 0
  test.runIf(able)('are understood by systemd', () => {
    const folder = mkdtempSync(join(tmpdir(), 'units-'))
    const files = units.map(unit => {
      const copy = join(folder, unit.replace('@.', '@1.'))
      copyFileSync(join(root, 'ops/systemd', unit), copy)
      return copy
    })
    const { stderr } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    const ours = stderr
      .split('\n')
      .filter(line => line.includes('alongside') && !/is not executable/.test(line))
    expect(ours).toEqual([])
  })
})

test('every setting of the server stands in the page of settings, and no other', () => {
  const page = namesIn(text('docs/operations/README.md'))
  expect(ofTheServer.filter(name => !page.includes(name))).toEqual([])
  expect(page.filter(name => !isKnown(name) && name !== 'ALONGSIDE_X_FILE')).toEqual([])
})

test('every program and page that the pages name is there', () => {
  for (const page of readdirSync(join(root, 'docs/operations'))) {
    const words = text(`docs/operations/${page}`)
    for (const [path] of words.matchAll(/\b(apps|ops|packages|tooling)\/[\w./-]+\.(ts|sh|yaml|conf)\b/g))
      expect(existsSync(join(root, path)), `${page}: ${path}`).toBe(true)
    for (const [, link] of words.matchAll(/\]\(([\w./-]+\.md)\)/g))
      expect(existsSync(join(root, 'docs/operations', link ?? '')), `${page}: ${link}`).toBe(true)
  }
})
