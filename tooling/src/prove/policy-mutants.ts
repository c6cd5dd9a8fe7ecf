/**
 * Each part of each policy left out in turn: somebody must reach other rows than before. The rows are made for it, as the
 * policy sees them: it is asked before any constraint is, and has to be right alone.
 */
import type { Connection } from '@alongside/api/postgres'
import { type Mutant, mutantsOf } from './condition-mutants.ts'
import type { Somebody } from './people-and-coats.ts'
import {
  answersOf,
  asTable,
  everyPolicy,
  inCoat,
  type MadeRow,
  type Policy,
  RowMaker,
  rowsFrom,
} from './row-classes.ts'

export interface Tried {
  readonly tried: number
  readonly survivors: readonly string[]
}

export async function policyMutants(connection: Connection, everybody: readonly Somebody[]): Promise<Tried> {
  const policies = await everyPolicy(connection)
  const maker = new RowMaker(connection)
  await maker.prepare(policies)
  const unseen = new Map(policies.map(policy => [policy, mutantsOf(policy.condition)]))
  const tried = sizeOf(unseen)
  await connection.query('begin')
  for (const each of everybody)
    await inCoat(connection, each, async () => {
      for (const policy of policies) {
        const mutants = unseen.get(policy) ?? []
        if (policy.role !== each.role || mutants.length === 0) continue
        const own = [...(await answersOf(connection, [policy.condition])).values()].flat()
        const rows = rowsFrom(await maker.waysOf(policy, own))
        const seen = await seenAt(connection, policy, mutants, rows)
        unseen.set(
          policy,
          mutants.filter(mutant => !seen.has(mutant)),
        )
      }
    })
  await connection.query('rollback')
  const survivors = [...unseen].flatMap(([{ name }, mutants]) => mutants.map(({ what }) => `${name} ${what}`))
  return { tried, survivors }
}

function sizeOf(unseen: ReadonlyMap<Policy, readonly Mutant[]>): number {
  return [...unseen.values()].reduce((sum, mutants) => sum + mutants.length, 0)
}

/** The mutants that let through, or keep out, one of these rows otherwise than the policy does. */
async function seenAt(
  connection: Connection,
  { table, condition }: Policy,
  mutants: readonly Mutant[],
  rows: readonly MadeRow[],
): Promise<ReadonlySet<Mutant>> {
  const counts = mutants.map(
    (mutant, at) =>
      `count(*) filter (where ((${condition}) is true) <> ((${mutant.condition}) is true))::int as m${at}`,
  )
  const { rows: found } = await connection.query<Record<string, number>>(
    `select ${counts.join(', ')} from ${asTable(table)}`,
    [JSON.stringify(rows)],
  )
  return new Set(mutants.filter((_, at) => (found[0]?.[`m${at}`] ?? 0) > 0))
}
