/** Writes the next policies migration when the permission table says something else than the newest one. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, migrations } from './migrate.ts'
import { policySql } from './policies.ts'

/** The newest migration that holds the policies. */
export async function newestPolicies(): Promise<Migration | undefined> {
  return (await migrations()).findLast(({ name }) => name.endsWith('-policies.sql'))
}

/** A migration that was not released yet may be written again under its number: `write-policies.ts --as 0020`. */
async function writePolicies(): Promise<void> {
  const sql = policySql()
  if ((await newestPolicies())?.sql === sql) {
    process.stdout.write('The policies are what the permission table says.\n')
    return
  }
  const asked = process.argv[2] === '--as' ? process.argv[3] : undefined
  const last = (await migrations()).at(-1)?.name ?? '0000'
  const name = `${asked ?? String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}-policies.sql`
  await writeFile(join(import.meta.dirname, '..', 'migrations', name), sql)
  process.stdout.write(`Wrote ${name}.\n`)
}

if (import.meta.main) await writePolicies()
