/** `docs/trust.md`: each claim with what it came to when it was last tried, and the command that tries it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../checkout.ts'
import { recordPages } from '../records/pages.ts'
import type { Proof, Row } from './row.ts'
import { rows } from './rows.ts'

interface Kept {
  readonly title: string
  readonly goal: string
  readonly counts: string
  readonly count: number
  readonly figure: string
  readonly pass: boolean
}

const kept = join(root, 'docs', 'trust.json')

/** What each row came to when it was last kept. */
function read(): Record<string, Kept> {
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Kept>) : {}
}

/** Keeps what came out and writes the page anew. */
export async function keepProofs(proved: readonly { row: Row; proof: Proof }[]): Promise<void> {
  const all = read()
  for (const { row, proof } of proved)
    all[row.id] = {
      title: row.title,
      goal: row.goal,
      counts: row.counts,
      count: proof.count,
      figure: proof.figure,
      pass: proof.pass,
    }
  const ordered = Object.fromEntries(Object.keys(rows).flatMap(id => (all[id] ? [[id, all[id]]] : [])))
  writeFileSync(kept, `${JSON.stringify(ordered, null, 2)}\n`)
  writeFileSync(join(root, 'docs', 'trust.md'), trustPage())
  // what others sign says what was shown, and must not say it of another day
  for (const [path, text] of Object.entries(recordPages())) writeFileSync(join(root, path), text)
}

/** The page as it has to be, from what was kept: `node tooling/src/docs.ts --check` holds the file to it. */
export function trustPage(): string {
  const lines = Object.entries(read()).map(
    ([id, { title, goal, counts, count, figure, pass }]) =>
      `| ${id} | ${title} | ${count.toLocaleString('en-GB')} ${counts} | ${pass ? '' : '**not passed:** '}${figure} | ${goal} | \`npm run prove -- ${id}\` |`,
  )
  return [
    '# What is proved, and how',
    '',
    'Made by `npm run prove -- --write`; do not edit. Every row is tried on the code as it stands, on a real PostgreSQL',
    'where it needs one. `--long` tries it at the size of a night, `--seed N` tries other things.',
    '',
    '| row | claim | tried | came out | goal | command |',
    '| --- | ----- | ----- | -------- | ---- | ------- |',
    ...lines,
    '',
  ].join('\n')
}
