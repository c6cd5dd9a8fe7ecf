/**
 * Records the golden journals: `node tooling/src/record-golden.ts`. One file for each journey of
 * packages/domain/src/examples/journeys.ts that has none yet for the version of its machine. A file that stands is
 * never written again: it says what that version did, and every later version must still take it.
 *
 * Before the first release a machine may change its mind: delete the files that it no longer takes, and record again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { journeys } from '@alongside/domain/examples'
import { kinds, lifecycles } from '@alongside/domain/lifecycles'
import { root } from './checkout.ts'
import { say } from './terminal.ts'

const folder = join(root, 'packages/domain/golden')
mkdirSync(folder, { recursive: true })
let recorded = 0
for (const kind of kinds) {
  for (const [name, tell] of Object.entries(journeys[kind])) {
    const version = lifecycles[kind].machine.version ?? '0'
    const file = join(folder, `${kind}-v${version}-${name}.json`)
    if (existsSync(file)) continue
    const { journal, position } = tell()
    writeFileSync(file, `${JSON.stringify({ kind, version, ...journal, final: position }, null, 1)}\n`)
    recorded += 1
  }
}
say(`${recorded} golden journals recorded; npm run fix formats them.`)
