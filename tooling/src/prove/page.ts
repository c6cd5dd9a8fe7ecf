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
  /** How long it took at the size of a check, when it was last kept; left out for a row that was not timed yet. */
  readonly seconds?: number
}

/** What a row came to. */
export interface Came {
  readonly row: Row
  readonly proof: Proof
  readonly seconds: number
}

const kept = join(root, 'docs', 'trust.json')

/** What each row came to when it was last kept. */
function read(): Record<string, Kept> {
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Kept>) : {}
}

/** Keeps what came out and writes the page anew. */
export async function keepProofs(proved: readonly Came[], isLong = false): Promise<void> {
  const all = read()
  for (const { row, proof, seconds } of proved) {
    // a night says nothing about how long a check takes
    const took = isLong ? all[row.id]?.seconds : seconds
    all[row.id] = {
      title: row.title,
      goal: row.goal,
      counts: row.counts,
      count: proof.count,
      figure: proof.figure,
      pass: proof.pass,
      ...(took === undefined ? {} : { seconds: took }),
    }
  }
  const ordered = Object.fromEntries(Object.keys(rows).flatMap(id => (all[id] ? [[id, all[id]]] : [])))
  writeFileSync(kept, `${JSON.stringify(ordered, null, 2)}\n`)
  writeFileSync(join(root, 'docs', 'trust.md'), trustPage())
  // what others sign says what was shown, and must not say it of another day
  for (const [path, text] of Object.entries(recordPages())) writeFileSync(join(root, path), text)
}

/** The page as it has to be, from what was kept: `node tooling/src/docs.ts --check` holds the file to it. */
export function trustPage(): string {
  const all = Object.entries(read())
  const lines = all.map(
    ([id, { title, goal, counts, count, figure, pass, seconds }]) =>
      `| ${id} | ${title} | ${count.toLocaleString('en-GB')} ${counts} | ${pass ? '' : '**not passed:** '}${figure} | ${goal} | ${seconds ?? ''} | \`npm run prove -- ${id}\` |`,
  )
  return [
    '# What is proved, and how',
    '',
    'Made by `npm run prove -- --write`; do not edit. Every row is tried on the code as it stands, on a real PostgreSQL',
    'where it needs one. `--long` tries it at the size of a night, `--seed N` tries other things.',
    '',
    '| row | claim | tried | came out | goal | seconds | command |',
    '| --- | ----- | ----- | -------- | ---- | ------: | ------- |',
    ...lines,
    '',
    lastedAll(all.map(([, { seconds }]) => seconds)),
    '',
  ].join('\n')
}

/** How long the rows took together: a check has 25 minutes for them. */
function lastedAll(seconds: readonly (number | undefined)[]): string {
  const timed = seconds.filter(each => each !== undefined)
  const sum = timed.reduce((all, each) => all + each, 0)
  const rest = seconds.length - timed.length
  return `The rows that were timed (${timed.length}) took ${inMinutes(sum)} one after the other, each when it was last kept${rest === 0 ? '' : `; ${rest} were not timed yet`}. The goal for all is 25 minutes on two cores.`
}

/** As people say it: `1 min 5 s`. */
export function inMinutes(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
