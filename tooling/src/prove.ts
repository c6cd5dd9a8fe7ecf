// `npm run prove -- [T-id …] [--long] [--seed N] [--json] [--write]`: tries the claims of docs/trust.md.
import { parseArgs } from 'node:util'
import { keepSeeds, keptSeeds } from './prove/kept-seeds.ts'
import { type Came, inMinutes, keepProofs } from './prove/page.ts'
import type { Asked, Proof, Row } from './prove/row.ts'
import { rows } from './prove/rows.ts'
import { announce, say } from './terminal.ts'

const usage = `npm run prove -- [T-id …] [--long] [--seed N] [--json] [--write]

T-id     which rows of docs/trust.md to prove, such as T11; all, when left out
--long   the size of a night instead of that of a check
--seed   where chance begins; a fault names the seed that found it
--json   one line of JSON for each row: {"id","count","pass","figure","goal","seconds"}
--write  keeps what came out in docs/trust.md`

process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.filter(id => !(id in rows))
  const seed = Number(values.seed)
  if (values.help || unknown.length > 0 || !Number.isSafeInteger(seed)) {
    say(unknown.length > 0 ? `There is no row ${unknown.join(', ')}.\n\n${usage}` : usage)
    return values.help ? 0 : 1
  }
  const ids = positionals.length > 0 ? positionals : Object.keys(rows)
  const came: Came[] = []
  for (const id of ids) {
    const row = await rows[id]?.()
    if (!row) continue
    if (!values.json) announce(`${row.id} ${row.title}`)
    const began = performance.now()
    const proof = await proved(row, { long: values.long, seed, say: values.json ? () => undefined : say })
    const seconds = Math.ceil((performance.now() - began) / 1000)
    came.push({ row, proof, seconds })
    tell({ row, proof, seconds }, values.json)
  }
  if (values.write) await keepProofs(came, values.long)
  const failed = came.filter(({ proof }) => !proof.pass).length
  const all = came.reduce((sum, { seconds }) => sum + seconds, 0)
  if (!values.json) say(`\n${came.length - failed} passed, ${failed} failed, in ${inMinutes(all)}`)
  return failed === 0 ? 0 : 1
}

/** Tries a row, and with it whatever seed it ever failed with. */
async function proved(row: Row, asked: Omit<Asked, 'kept'>): Promise<Proof> {
  const kept = keptSeeds(row.id).map(({ seed }) => seed)
  const seeds = row.hasOwnSeeds ? [asked.seed] : [...new Set([asked.seed, ...kept])]
  let sum: Proof | undefined
  for (const seed of seeds) {
    const proof = await tried(row, { ...asked, seed, kept })
    // the one that every run begins with comes again by itself
    const failed = proof.failed ?? (proof.pass || seed === 1 ? [] : [{ seed, showed: proof.faults[0] ?? '' }])
    const file = keepSeeds(row.id, failed)
    if (file) asked.say(`  kept in ${file}`)
    sum = sum && !proof.pass ? { ...proof, count: sum.count + proof.count } : (sum ?? proof)
  }
  return sum as Proof
}

/** A row that falls over has not been proved, and the others still may be. */
async function tried(row: Row, asked: Asked): Promise<Proof> {
  try {
    return await row.prove(asked)
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { count: 0, figure: 'it fell over', pass: false, faults: [why] }
  }
}

function tell({ row, proof, seconds }: Came, asJson: boolean): void {
  const { id, goal, counts } = row
  const { count, pass, figure, faults } = proof
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ id, count, pass, figure, goal, seconds })}\n`)
    return
  }
  say(
    `  ${pass ? 'passed' : 'FAILED'}: ${count.toLocaleString('en-GB')} ${counts}, ${figure} (goal: ${goal}), in ${inMinutes(seconds)}`,
  )
  for (const fault of faults.slice(0, 20)) say(`    ${fault}`)
}
