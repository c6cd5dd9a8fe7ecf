/**
 * Each guard of each function that the policies ask, left out in turn: somebody must reach other rows than before, to
 * read, make, change or remove them. The rows are made anew for each mistake, so that what it lets through is among them.
 */
import type { Connection } from '@alongside/api/postgres'
import { withoutOneGuard } from './function-mutants.ts'
import type { Somebody } from './people-and-coats.ts'
import type { Tried } from './policy-mutants.ts'
import {
  answersOf,
  everyPolicy,
  inCoat,
  type MadeRow,
  type Policy,
  RowMaker,
  rowsFrom,
} from './row-classes.ts'

interface Looked {
  readonly name: string
  readonly owner: string
  readonly definition: string
  /** How many things it is asked about: one that is asked about a row has no answer by itself. */
  readonly arguments: number
  /** The roles that may ask it by itself. */
  readonly askers: readonly string[]
}

/** The same database twice: as it is, and inside a transaction in which somebody got one function wrong. */
interface Two {
  readonly right: Connection
  readonly wrong: Connection
}

export async function guardMutants({ right, wrong }: Two, everybody: readonly Somebody[]): Promise<Tried> {
  const policies = await everyPolicy(right)
  const makers = { right: new RowMaker(right), wrong: new RowMaker(wrong) }
  for (const maker of Object.values(makers)) await maker.prepare(policies)
  const survivors: string[] = []
  let tried = 0
  const functions = await functionsOfPolicies(right)
  await right.query('begin')
  for (const { name, owner, definition, arguments: given } of functions)
    for (const { without, mutated } of withoutOneGuard(definition)) {
      await wrong.query('begin')
      // what does not compile is no mistake that anybody could ship
      const compiles = await wrong.query(`set local role ${owner}; ${mutated}; reset role`).then(
        () => true,
        () => false,
      )
      if (compiles) {
        tried++
        if (!(await isSeen(given ? `authz.${name}(` : undefined).catch(isLoud)))
          survivors.push(`${name} without ${without}`)
      }
      await wrong.query('rollback')
    }
  await right.query('rollback')
  return { tried, survivors }

  /** Whether anybody reaches a row that they would not, or misses one that they would. */
  async function isSeen(mistaken: string | undefined): Promise<boolean> {
    for (const each of everybody) {
      const theirs = policies.filter(({ role }) => role === each.role)
      const isOther = await inCoat(right, each, () =>
        inCoat(wrong, each, async () => {
          const changed = mistaken ? [mistaken] : await answeringOtherwise(theirs, each)
          // what no policy of theirs asks they may still ask themselves
          if (!mistaken && changed.some(call => !theirs.some(({ condition }) => condition.includes(call))))
            return true
          for (const policy of theirs)
            if (changed.some(call => policy.condition.includes(call)) && (await isOtherwise(policy)))
              return true
          return false
        }),
      )
      if (isOther) return true
    }
    return false
  }

  /** The calls that answer otherwise now. When all answer alike, no row can be let through. */
  async function answeringOtherwise(theirs: readonly Policy[], { role }: Somebody): Promise<string[]> {
    const calls = functions.flatMap(({ name, askers }) => (askers.includes(role) ? [`authz.${name}()`] : []))
    const asked = [...calls, ...theirs.map(({ condition }) => condition)]
    const [before, after] = [await answersOf(right, asked), await answersOf(wrong, asked)]
    return [...before].flatMap(([name, answers]) => (`${answers}` === `${after.get(name)}` ? [] : [name]))
  }

  async function isOtherwise(policy: Policy): Promise<boolean> {
    const more = [right, wrong].map(each => answersOf(each, [policy.condition]))
    const own = (await Promise.all(more)).flatMap(answers => [...answers.values()].flat())
    const ways = [await makers.right.waysOf(policy, own), await makers.wrong.waysOf(policy, own)]
    const rows = rowsFrom(...ways)
    return (await reached(right, policy, rows)) !== (await reached(wrong, policy, rows))
  }
}

/** Two answers where there can be one: whoever asks is told so by the database, at every statement. */
function isLoud(error: unknown): true {
  if ((error as { code?: string }).code === '21000') return true
  throw error
}

/** Which of these rows the policy lets through, for whoever asks just now. */
async function reached(
  connection: Connection,
  { table, condition }: Policy,
  rows: readonly MadeRow[],
): Promise<string> {
  const { rows: found } = await connection.query<{ reached: string }>(
    `select string_agg(case when ${condition} then '1' else '0' end, '' order by nth) as reached
     from (select ordinality as nth, (jsonb_populate_record(null::public.${table}, value)).*
       from jsonb_array_elements($1) with ordinality) as ${table}`,
    [JSON.stringify(rows)],
  )
  return found[0]?.reached ?? ''
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
     select p.proname as name, p.proowner::regrole::text as owner, pg_get_functiondef(p.oid) as definition, p.pronargs as arguments,
       array(select rolname::text from pg_roles where rolname like 'alongside%' and p.pronargs = 0
         and has_function_privilege(oid, p.oid, 'execute')) as askers
     from asked join pg_proc p on p.oid = asked.oid order by 1`,
  )
  return rows
}
