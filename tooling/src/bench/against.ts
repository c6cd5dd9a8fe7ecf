/**
 * The same cases at another commit, in turns with ours: that commit is checked out beside this one and measured by its
 * own bench against its own floor. Only ratios are compared, so that a busy machine does not decide.
 */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { kept, root, workspaces } from '../checkout.ts'
import { runProgram } from '../program.ts'
import { type Line, note } from './report.ts'
import { median } from './rounds.ts'

/** How much worse a ratio may get: less than this is the noise of two runs. */
const MOST_WORSE = 1.15
const TURNS = 3

/** 0 when no ratio got worse; 1 with the list of those that did. */
export async function compareWith(ref: string, names: readonly string[], rounds: number): Promise<number> {
  const there = join(kept, 'bench', 'against')
  await checkOut(ref, there)
  try {
    const ratios = { here: new Map<string, number[]>(), there: new Map<string, number[]>() }
    for (let turn = 0; turn < TURNS; turn++)
      for (const name of names)
        for (const side of turn % 2 === 0 ? (['here', 'there'] as const) : (['there', 'here'] as const)) {
          note(`\n${name} ${side === 'here' ? 'here' : `at ${ref}`}, turn ${turn + 1} of ${TURNS}`)
          for (const line of await measured(side === 'here' ? root : there, name, rounds))
            if (line.ratio !== null)
              ratios[side].set(line.case, [...(ratios[side].get(line.case) ?? []), line.ratio])
        }
    return verdict(ratios.here, ratios.there)
  } finally {
    await runProgram('git', ['worktree', 'remove', '--force', there])
  }
}

async function checkOut(ref: string, there: string): Promise<void> {
  if (existsSync(there)) await runProgram('git', ['worktree', 'remove', '--force', there])
  const made = await runProgram('git', ['worktree', 'add', '--detach', '--force', there, ref])
  if (!made.ok) throw new Error(`${ref} cannot be checked out:\n${made.output}`)
  if (!existsSync(join(there, 'tooling', 'src', 'bench.ts')))
    throw new Error(`${ref} has no benchmarks to compare with.`)
  borrowPackages(there)
}

/** The packages of npm are those of this checkout; our own workspaces are those of the other commit. */
function borrowPackages(there: string): void {
  mkdirSync(join(there, 'node_modules', '@alongside'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@alongside')
      symlinkSync(join(root, 'node_modules', name), join(there, 'node_modules', name))
  for (const folder of workspaces()) {
    const name = folder.split('/').at(-1) ?? folder
    if (!existsSync(join(there, folder))) continue
    symlinkSync(
      relative(join(there, 'node_modules', '@alongside'), join(there, folder)),
      join(there, 'node_modules', '@alongside', name),
    )
    const own = join(root, folder, 'node_modules')
    if (existsSync(own)) symlinkSync(own, join(there, folder, 'node_modules'))
  }
}

async function measured(checkout: string, name: string, rounds: number): Promise<Line[]> {
  const run = await runProgram(
    process.execPath,
    [join(checkout, 'tooling', 'src', 'bench.ts'), name, '--json', '--rounds', String(rounds)],
    // both find their worlds at the same place: of the same schema they are the same
    { cwd: checkout, env: { ALONGSIDE_BENCH_HOME: join(kept, 'bench') } },
  )
  if (!run.ok) throw new Error(`${name} could not be measured in ${checkout}:\n${run.output}`)
  return run.output
    .split('\n')
    .filter(text => text.startsWith('{"case"'))
    .map(text => JSON.parse(text) as Line)
}

function verdict(here: ReadonlyMap<string, number[]>, there: ReadonlyMap<string, number[]>): number {
  let worse = 0
  for (const [name, ours] of here) {
    const theirs = there.get(name)
    if (!theirs) continue
    const change = median(ours) / median(theirs)
    if (change > MOST_WORSE) worse += 1
    process.stdout.write(
      `${JSON.stringify({ case: name, ratio: median(ours), ratio_there: median(theirs), change, worse: change > MOST_WORSE })}\n`,
    )
  }
  return worse > 0 ? 1 : 0
}
