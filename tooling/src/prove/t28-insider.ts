/**
 * Somebody at the hosting company has a dump of everything and the passwords under which the programme signs in to the
 * database, but none of its keys. They try to name one person.
 */

import { createHash, createHmac, randomBytes } from 'node:crypto'
import { databaseUrls, secretsFrom } from '@alongside/api/install'
import { Keyring } from '@alongside/api/measuring'
import { openOn } from '@alongside/api/postgres'
import type { Programme } from '@alongside/api/testing'
import { huntIn } from './hunt.ts'
import { type Marked, markedPerson } from './marked.ts'
import { type Home, openHome } from './own-cluster.ts'
import { aTeam } from './people.ts'
import { proofOf, type Row } from './row.ts'
import { openCells } from './sealed-cells.ts'

export const row: Row = {
  id: 'T28',
  title: 'Whoever has a dump and the passwords of the programme, but not its keys, can name nobody',
  counts: 'attempts',
  goal: '0 names, 0 numbers, 0 contact details',
  prove: async ({ long, say }) => {
    const home = openHome()
    try {
      return await drill(home, long ? 100 : 5, say)
    } finally {
      home.close()
    }
  },
}

/** What an attempt gives, as text in which the marks are looked for. */
type Attempt = { readonly how: string; readonly got: string }

async function drill(home: Home, people: number, say: (what: string) => void) {
  const secret = randomBytes(32).toString('base64url')
  const cluster = await home.create()
  const programme = await home.programme(cluster, secret)
  const team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 60')
  const marked: Marked[] = []
  for (let at = 0; at < people; at++)
    marked.push(await markedPerson(programme, team, at % 2 === 0 ? 'mentored' : 'closed'))
  const dump = home.tool('pg_dump', '-d', programme.database.url)
  const marks = Object.fromEntries(
    marked.flatMap((one, no) => Object.entries(one.marks).map(([field, mark]) => [`${field} ${no}`, mark])),
  )
  const faults = found(marks, { how: 'reading the dump', got: dump })
  let count = 1
  for (const login of ['alongside_api', 'alongside_worker', 'alongside_auth'] as const) {
    const attempts = await everythingReadBy(programme, programme.database.urls[login])
    count += attempts.length
    faults.push(...attempts.flatMap(attempt => found(marks, attempt)))
    say(`${login}: ${attempts.length} attempts`)
  }
  const keys = keysTheyCouldThinkOf(programme, dump)
  count += keys.length
  for (const key of keys) {
    const ring = new Keyring({ wrappingKey: key, indexKey: key })
    const { opened } = await openCells(programme.behind, ring)
    if (opened > 0) faults.push(`${opened} cells open with a key that is in the dump or a password`)
  }
  const guesses = guessNumbers(marked, programme.clinic, keys, dump)
  count += guesses.tried
  faults.push(...guesses.faults)
  await Promise.all([programme.api.close(), programme.worker.close(), programme.behind.end()])
  return proofOf(count, faults, `${faults.length} names, numbers or contact details of ${people} people`)
}

function found(marks: Readonly<Record<string, string>>, { how, got }: Attempt): string[] {
  return huntIn(how, Buffer.from(got), marks).map(({ field, where }) => `${field} by ${where}`)
}

/** Every table, as every role that this login may become, with no session and with each that stands in the dump. */
async function everythingReadBy({ behind }: Programme, url: string): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  const { rows: tables } = await behind.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'authz')`,
  )
  const { rows: sessions } = await behind.query<{ token: string }>('select token from auth."session"')
  const login = await openOn(url)
  const { rows: roles } = await login.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = current_user or pg_has_role(current_user, oid, 'member')`,
  )
  for (const { name: role } of roles)
    for (const session of ['', ...sessions.map(({ token }) => token)])
      for (const { name: table } of tables) {
        await login.query('begin')
        try {
          await login.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
            role,
            session,
          ])
          const { rows } = await login.query<{ row: string }>(`select t::text as row from ${table} t`)
          attempts.push({
            how: `${role} reading ${table}`,
            got: rows.map(({ row: text }) => text).join('\n'),
          })
        } catch {
          attempts.push({ how: `${role} reading ${table}`, got: '' })
        }
        await login.query('rollback')
      }
  await login.end()
  return attempts
}

/** Whatever they hold that is long enough, and what can be made of it in one step. */
function keysTheyCouldThinkOf({ database }: Programme, dump: string): Buffer[] {
  const words = [
    ...Object.values(database.urls).map(url => decodeURIComponent(new URL(url).password)),
    ...new Set(dump.match(/[0-9a-f]{64}/g) ?? []),
  ].slice(0, 40)
  const urls = databaseUrls(database.url, secretsFrom({ ALONGSIDE_SECRET: 'x'.repeat(40) }))
  return [...words, ...Object.keys(urls)].flatMap(word => {
    const hex = Buffer.from(word, 'hex')
    const base = Buffer.from(word, 'base64url')
    return [
      ...[hex, base].filter(bytes => bytes.length === 32),
      createHash('sha256').update(word).digest(),
      createHmac('sha256', 'alongside').update(word).digest(),
    ]
  })
}

/** They know some numbers of a clinic, and look whether one of them stands in an index. */
function guessNumbers(marked: readonly Marked[], clinic: string, keys: readonly Buffer[], dump: string) {
  const faults: string[] = []
  let tried = 0
  for (const { clinicNumber } of marked)
    for (const key of [undefined, ...keys]) {
      const index = key
        ? new Keyring({ wrappingKey: key, indexKey: key }).blindIndex(clinic, 'clinic_number', clinicNumber)
        : createHash('sha256').update(clinicNumber).digest().subarray(0, 16)
      tried++
      if (dump.includes(index.toString('hex'))) faults.push('a clinic number was found by guessing')
    }
  return { tried, faults }
}
