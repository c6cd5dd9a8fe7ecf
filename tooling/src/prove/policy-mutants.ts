/** Each part of each policy left out in turn: somebody of the demo must reach other rows than before. */
import type { Connection } from '@alongside/api/postgres'
import { mutantsOf } from './condition-mutants.ts'
import type { Somebody, Tried } from './guard-mutants.ts'

interface Policy {
  readonly name: string
  readonly table: string
  readonly role: string
  readonly condition: string
}

export async function policyMutants(connection: Connection, everybody: readonly Somebody[]): Promise<Tried> {
  const { rows } = await connection.query<Policy>(
    `select policyname as name, tablename as table, roles[1]::text as role, coalesce(qual, with_check) as condition
     from pg_policies where schemaname = 'public' order by tablename, roles[1], policyname`,
  )
  const survivors: string[] = []
  let tried = 0
  for (const policies of Map.groupBy(rows, ({ table, role }) => `${table} ${role}`).values()) {
    const mutants = policies.flatMap(policy =>
      mutantsOf(policy.condition).map(mutant => ({ ...mutant, policy, seen: false })),
    )
    const [{ table, role }] = policies as [Policy]
    for (const { session } of everybody.filter(each => each.role === role))
      for (const policy of policies) {
        const mine = mutants.filter(each => each.policy === policy)
        const [before, ...after] = await reached(connection, table, { role, session }, [
          policy.condition,
          ...mine.map(({ condition }) => condition),
        ])
        for (const [at, each] of mine.entries()) if (after[at] !== before) each.seen = true
      }
    tried += mutants.length
    for (const { policy, what, seen } of mutants) if (!seen) survivors.push(`${policy.name} ${what}`)
  }
  return { tried, survivors }
}

/** Which rows of a table satisfy each condition, asked as somebody who may see all rows of this one table. */
async function reached(
  connection: Connection,
  table: string,
  { role, session }: Somebody,
  conditions: readonly string[],
): Promise<string[]> {
  await connection.query('begin')
  try {
    const { rows: policies } = await connection.query<{ name: string }>(
      `select policyname as name from pg_policies where schemaname = 'public' and tablename = $1 and $2 = any (roles) and cmd = 'SELECT'`,
      [table, role],
    )
    for (const { name } of policies) await connection.query(`drop policy ${name} on ${table}`)
    await connection.query(`create policy everything on ${table} for select to ${role} using (true)`)
    await connection.query(`grant select on ${table} to ${role}`)
    await connection.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
      role,
      session,
    ])
    const { rows } = await connection.query<Record<string, string>>(
      `select ${conditions
        .map(
          (each, at) =>
            `coalesce(sum(hashtext(ctid::text)::bigint) filter (where ${each}), 0)::text as c${at}`,
        )
        .join(', ')} from ${table}`,
    )
    return conditions.map((_, at) => rows[0]?.[`c${at}`] ?? '')
  } finally {
    await connection.query('rollback')
  }
}
