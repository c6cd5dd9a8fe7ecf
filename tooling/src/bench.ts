/**
 * The benchmarks: `npm run bench -- [CASE…] [--json] [--against REF] [--rounds N] [--tiny]`. Figures go to the standard
 * output, everything else beside it. It fails when a promise is not kept only with `--strict`, and with `--against`
 * when a ratio got worse by more than 15 % than at that commit, measured in turns on this machine in this run.
 */
import { mkdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openKept } from '@alongside/api/postgres'
import { compareWith } from './bench/against.ts'
import { cases } from './bench/cases.ts'
import { type Line, note, tableOf } from './bench/report.ts'
import { openWorld, type Size } from './bench/world/world.ts'
import { kept } from './checkout.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    against: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    tiny: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
})

const unknown = positionals.filter(name => !cases.some(each => each.name === name))
if (unknown.length > 0) {
  note(`There is no case ${unknown.join(', ')}. There are:`)
  for (const { name, about } of cases) note(`  ${name.padEnd(10)} ${about}`)
  process.exit(2)
}

const wanted = cases.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
process.exitCode = values.against === undefined ? await measure() : await compare(values.against)

async function compare(ref: string): Promise<number> {
  return compareWith(ref, {
    names: wanted.map(({ name }) => name),
    rounds: Number(values.rounds),
    isTiny: values.tiny,
  })
}

async function measure(): Promise<number> {
  const home = process.env.ALONGSIDE_BENCH_HOME ?? join(kept, 'bench')
  mkdirSync(home, { recursive: true })
  const server = await openKept(join(home, 'postgres'))
  const cluster = { url: server.url, secret: 'the benchmarks keep nothing that is a secret' }
  const lines: Line[] = []
  note(
    `load average ${loadavg()
      .map(load => load.toFixed(2))
      .join(' ')}`,
  )
  try {
    for (const each of wanted) {
      note(`\n${each.name}: ${each.about}`)
      const setting = {
        rounds: Number(values.rounds),
        isTiny: values.tiny,
        cluster: async () => cluster,
        world: (size: Size) => openWorld(cluster, size),
      }
      for await (const line of each.run(setting)) {
        lines.push(line)
        if (values.json) process.stdout.write(`${JSON.stringify(line)}\n`)
      }
      note(
        `load average ${loadavg()
          .map(load => load.toFixed(2))
          .join(' ')}`,
      )
    }
  } finally {
    await server.stop()
  }
  if (!values.json) process.stdout.write(tableOf(lines))
  return values.strict && lines.some(({ met }) => !met) ? 1 : 0
}
