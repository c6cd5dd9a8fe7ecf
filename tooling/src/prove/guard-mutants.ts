/** Each guard of each function that the policies ask, left out in turn: somebody must reach other rows than before. */
import type { Connection } from '@alongside/api/postgres'
import type { Chance } from '@alongside/domain/what-if'

export interface Somebody {
  readonly role: string
  readonly session: string
}

export interface Tried {
  readonly tried: number
  readonly survivors: readonly string[]
}

interface Looked {
  readonly name: string
  readonly owner: string
  readonly definition: string
}

export async function guardMutants(
  connection: Connection,
  everybody: readonly Somebody[],
  { chance, most }: { readonly chance: Chance; readonly most: number },
): Promise<Tried> {
  const all = (await functionsOfPolicies(connection)).flatMap(each =>
    withoutOneGuard(each.definition).map(mutant => ({ ...each, ...mutant })),
  )
  const some: typeof all = []
  while (all.length > 0 && some.length < most) some.push(...all.splice(chance.below(all.length), 1))
  const before = await reachOf(connection, everybody)
  const survivors: string[] = []
  let tried = 0
  for (const { name, owner, without, mutated } of some) {
    await connection.query('begin')
    const isFunction = await connection.query(`set local role ${owner}; ${mutated}; reset role`).then(
      () => true,
      () => false,
    )
    if (!isFunction) {
      // what does not compile is no mistake that anybody could ship
      await connection.query('rollback')
      continue
    }
    tried++
    const after = await reachOf(connection, everybody)
    await connection.query('rollback')
    if (after === before) survivors.push(`${name} without ${without}`)
  }
  return { tried, survivors }
}

/** What looks behind the policies for them: what they call, and what that calls. */
async function functionsOfPolicies(connection: Connection): Promise<Looked[]> {
  const { rows } = await connection.query<Looked>(
    `with recursive asked as (
       select p.oid from pg_proc p where p.pronamespace = 'authz'::regnamespace and exists (
         select 1 from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%authz.' || p.proname || '(%')
       union
       select q.oid from asked join pg_proc p on p.oid = asked.oid
         join pg_proc q on q.pronamespace = 'authz'::regnamespace and p.prosrc like '%authz.' || q.proname || '(%'
     )
     select p.proname as name, p.proowner::regrole::text as owner, pg_get_functiondef(p.oid) as definition
     from asked join pg_proc p on p.oid = asked.oid
     where p.prolang = (select oid from pg_language where lanname = 'sql') order by 1`,
  )
  return rows
}

/** A guard is what stands on a line, or a part of a line, after an \`and\`. */
function withoutOneGuard(definition: string): { without: string; mutated: string }[] {
  const guards = [...definition.matchAll(/\sand (?=\S)/g)]
  return guards.flatMap(({ index }) => {
    const end = endOfGuard(definition, index + 5)
    const without = definition.slice(index, end).trim()
    return /^and \S/.test(without)
      ? [{ without, mutated: definition.slice(0, index) + definition.slice(end) }]
      : []
  })
}

function endOfGuard(text: string, from: number): number {
  let [depth, quoted] = [0, false]
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted
    if (quoted) continue
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth < 0) return at
    if (
      depth === 0 &&
      /^\s(and|or|union|except|order|group|limit)\s|^\s*(;|\$function\$)/.test(text.slice(at, at + 12))
    )
      return at
  }
  return text.length
}

/** How many rows of each table each of them sees. */
async function reachOf(connection: Connection, everybody: readonly Somebody[]): Promise<string> {
  const seen: string[] = []
  for (const { role, session } of everybody) {
    if (role === 'alongside_authz') continue
    const { rows: tables } = await connection.query<{ name: string }>(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
         and has_any_column_privilege($1, c.oid, 'select') order by 1`,
      [role],
    )
    if (tables.length === 0) continue
    await connection.query('savepoint looking').catch(() => connection.query('begin; savepoint looking'))
    try {
      await connection.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
        role,
        session,
      ])
      const { rows } = await connection.query<{ n: string }>(
        tables.map(({ name }) => `select '${name} ' || count(*) as n from ${name}`).join(' union all '),
      )
      seen.push(`${role} ${session}: ${rows.map(({ n }) => n).join(', ')}`)
    } catch (error) {
      seen.push(`${role} ${session}: ${(error as Error).message}`)
    } finally {
      await connection.query('rollback to savepoint looking; release savepoint looking; reset role')
    }
  }
  return seen.join('\n')
}
