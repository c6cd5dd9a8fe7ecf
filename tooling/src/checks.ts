import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { command, root, workspaces } from './checkout.ts'
import { runProgram } from './program.ts'
import { one, sum, type Tally } from './tally.ts'
import { inSeconds, mark, say } from './terminal.ts'

interface Check {
  readonly name: string
  /** What would go wrong without it. */
  readonly why: string
  readonly program: string
  readonly args: readonly string[]
}

/** Everything that can be said about the code without running it. */
function checks(): Check[] {
  return [
    {
      name: 'format and lint',
      why: 'one look for every file, and the mistakes a machine can see; `npm run fix` mends most',
      program: command('biome'),
      args: ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'],
    },
    {
      name: 'who imports what',
      why: 'the domain stays pure, apps apart, the database behind its one door (.dependency-cruiser.mjs)',
      program: command('depcruise'),
      args: ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', ...folders()],
    },
    {
      name: 'package boundaries',
      why: 'each package uses only what it declares and what its tag allows (turbo.json)',
      program: command('turbo'),
      args: ['boundaries'],
    },
    {
      name: 'nothing unused',
      why: 'a file, export or package that nobody uses misleads whoever reads it (.knip.jsonc)',
      program: command('knip'),
      args: ['--no-progress', '--treat-config-hints-as-errors'],
    },
    ...workspaces()
      .filter(workspace => existsSync(join(root, workspace, 'tsconfig.json')))
      .map(workspace => ({
        name: `types of ${workspace}`,
        why: 'strict TypeScript',
        program: process.execPath,
        args: [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', workspace],
      })),
    {
      name: 'modules can be taught',
      why: 'plain words, neutral titles, right answers, numbers and versions (docs/how-to/write-a-module.md)',
      program: process.execPath,
      args: [join(root, 'tooling/src/module-lint.ts')],
    },
    ...(existsSync(join(root, 'tooling/src/docs.ts'))
      ? [
          {
            name: 'docs are fresh',
            why: 'drawings and tables in docs/ are made from the code; `npm run fix` makes them again',
            program: process.execPath,
            args: [join(root, 'tooling/src/docs.ts'), '--check'],
          },
        ]
      : []),
  ]
}

/** Runs all checks, two at a time, and goes on after a failure so that all of them are seen. */
export async function runChecks(): Promise<Tally> {
  const waiting = checks()
  const tallies: Tally[] = []
  async function takeTurns(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { ok, output, seconds } = await runProgram(check.program, check.args)
      say(`${mark(ok)} ${check.name} ${inSeconds(seconds)}${ok ? '' : `  (${check.why})`}`)
      if (!ok) say(indent(output))
      tallies.push(one(ok, check.name, output))
    }
  }
  await Promise.all([takeTurns(), takeTurns()])
  return sum(...tallies)
}

function folders(): string[] {
  return ['packages', 'apps', 'tooling'].filter(folder => existsSync(join(root, folder)))
}

function indent(text: string): string {
  return text
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')
}
