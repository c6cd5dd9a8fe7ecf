/**
 * The same cases at another commit, in turns with ours: that commit is checked out beside this one and measured by its
 * own bench against its own floor. Only ratios are compared, so that a busy machine does not decide.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { borrowPackages } from '../borrow-packages.ts'
import { kept, root } from '../checkout.ts'
import { runProgram } from '../program.ts'
import { type Line, note } from './report.ts'
import { exitCodeOf, type Verdict, verdictOn } from './verdict.ts'

const TURNS = 3

interface Wanted {
  readonly names: readonly string[]
  readonly rounds: number
  readonly isTiny: boolean
}

type Side = 'here' | 'there'

/** 0 when no ratio got worse; 1 with the list of those that did, or when nothing could be compared. */
export async function compareWith(ref: string, wanted: Wanted): Promise<number> {
  const there = join(kept, 'bench', 'against')
  await checkOut(ref, there)
  try {
    const known = await knownAt(there, wanted.names)
    for (const name of wanted.names) if (!known.includes(name)) note(`${name} is not measured at ${ref} yet.`)
    const comparing = new Comparing(ref, there, wanted)
    await comparing.turns(known)
    // what looks worse is looked at again: three turns more, and the median of all six decides
    const doubtful = known.filter(name => comparing.looksWorse(name))
    if (doubtful.length > 0) {
      note(`\nOnce more, because it looks worse: ${doubtful.join(', ')}`)
      await comparing.turns(doubtful)
    }
    return say(comparing.verdict())
  } finally {
    await runProgram('git', ['worktree', 'remove', '--force', there])
  }
}

class Comparing {
  readonly #ratios = { here: new Map<string, number[]>(), there: new Map<string, number[]>() }
  readonly #more = new Set<string>()
  /** Which case told of which figures. */
  readonly #toldBy = new Map<string, string>()
  readonly #ref: string
  readonly #there: string
  readonly #wanted: Wanted

  constructor(ref: string, there: string, wanted: Wanted) {
    this.#ref = ref
    this.#there = there
    this.#wanted = wanted
  }

  async turns(names: readonly string[]): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++)
      for (const name of names)
        for (const side of turn % 2 === 0 ? (['here', 'there'] as const) : (['there', 'here'] as const))
          await this.#turn(name, side, turn)
  }

  async #turn(name: string, side: Side, turn: number): Promise<void> {
    note(`\n${name} ${side === 'here' ? 'here' : `at ${this.#ref}`}, turn ${turn + 1} of ${TURNS}`)
    for (const line of await measured(side === 'here' ? root : this.#there, name, this.#wanted)) {
      if (line.ratio === null) continue
      const before = this.#ratios[side].get(line.case) ?? []
      this.#ratios[side].set(line.case, [...before, line.ratio])
      this.#toldBy.set(line.case, name)
      if (side === 'here' && line.moreIsBetter) this.#more.add(line.case)
    }
  }

  looksWorse(name: string): boolean {
    return this.verdict().compared.some(each => each.worse && this.#toldBy.get(each.case) === name)
  }

  verdict(): Verdict {
    return verdictOn(this.#ratios.here, this.#ratios.there, this.#more)
  }
}

function say(verdict: Verdict): number {
  for (const each of verdict.compared) process.stdout.write(`${JSON.stringify(each)}\n`)
  if (verdict.alone.length > 0) note(`Measured on one side only: ${verdict.alone.join(', ')}`)
  if (verdict.compared.length === 0) note('Nothing could be compared.')
  return exitCodeOf(verdict)
}

async function checkOut(ref: string, there: string): Promise<void> {
  // a run that was killed leaves its checkout, or only git's word of one
  await runProgram('git', ['worktree', 'remove', '--force', there])
  rmSync(there, { recursive: true, force: true })
  await runProgram('git', ['worktree', 'prune'])
  const made = await runProgram('git', ['worktree', 'add', '--detach', '--force', there, ref])
  if (!made.ok) throw new Error(`${ref} cannot be checked out:\n${made.output}`)
  if (!existsSync(join(there, 'tooling', 'src', 'bench.ts')))
    throw new Error(`${ref} has no benchmarks to compare with.`)
  borrowPackages(there)
  const lock = (checkout: string) => readFileSync(join(checkout, 'package-lock.json'), 'utf8')
  if (lock(root) !== lock(there)) note(`${ref} asks for other packages: it is measured with those of here.`)
}

/** The cases of that commit: its bench names them when it is asked for one that nobody has. */
async function knownAt(there: string, names: readonly string[]): Promise<string[]> {
  const asked = await runProgram(process.execPath, [join(there, 'tooling', 'src', 'bench.ts'), 'nothing'], {
    cwd: there,
  })
  const known = new Set(asked.output.split('\n').map(text => text.trim().split(/\s+/)[0]))
  return names.filter(name => known.has(name))
}

async function measured(checkout: string, name: string, { rounds, isTiny }: Wanted): Promise<Line[]> {
  const run = await runProgram(
    process.execPath,
    [
      join(checkout, 'tooling', 'src', 'bench.ts'),
      name,
      '--json',
      ...['--rounds', String(rounds)],
      ...(isTiny ? ['--tiny'] : []),
    ],
    // both find their worlds at the same place: of the same schema they are the same
    { cwd: checkout, env: { ALONGSIDE_BENCH_HOME: join(kept, 'bench') } },
  )
  if (!run.ok) throw new Error(`${name} could not be measured in ${checkout}:\n${run.output}`)
  return run.output
    .split('\n')
    .filter(text => text.startsWith('{"case"'))
    .map(text => JSON.parse(text) as Line)
}
