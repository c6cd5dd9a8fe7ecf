/** Writes the policies as the permission table says them: `node packages/api/src/database/write-policies.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { POLICIES } from './migrate.ts'
import { policySql } from './policies.ts'

await writeFile(join(import.meta.dirname, '..', 'migrations', POLICIES), policySql())
process.stdout.write(`Wrote ${POLICIES}.\n`)
