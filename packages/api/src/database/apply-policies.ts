/**
 * Brings the policies of a database to those of `policies.sql`, while people work there. All at once they would hold
 * every table for a third of a second: so a table is left alone unless its policies, or what the file says of it,
 * changed, and it is changed by itself. The old policies hold until the very moment of the new ones.
 */
import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { withoutQueuing } from './without-queuing.ts'

/** One table with all that the file says of it. */
const partOfOneTable = /^(?=alter table \w+ enable row level security;$)/m

export async function applyPolicies(owner: Client, sql: string): Promise<void> {
  const parts = new Map(
    sql.split(partOfOneTable).flatMap(part => {
      const table = /^alter table (\w+) enable/.exec(part)?.[1]
      return table === undefined ? [] : [[table, part] as const]
    }),
  )
  if (parts.size === 0) throw new Error('The file of the policies says nothing of any table')
  const { rows } = await owner.query<{ name: string; kept: string | null }>(
    `select relname as name, obj_description(oid, 'pg_class') as kept from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration' order by relname`,
  )
  const inForce = await fingerprints(owner)
  for (const { name, kept } of rows) {
    const part = parts.get(name) ?? ''
    if (kept === markOf(part, inForce.get(name))) continue
    await withoutQueuing(owner, async () => {
      await owner.query(`lock table ${name} in access exclusive mode`)
      await owner.query(`${await resetting(owner, name)}${part}`)
      const now = await fingerprints(owner, name)
      await owner.query(`comment on table ${name} is '${markOf(part, now.get(name))}'`)
    })
  }
  const missing = [...parts.keys()].filter(table => !rows.some(({ name }) => name === table))
  if (missing.length > 0) throw new Error(`There are policies for tables that are not there: ${missing}`)
}

/** What the file said, and what came of it: whoever changes either by hand finds the table written anew. */
function markOf(part: string, fingerprint = ''): string {
  return `policies ${createHash('sha256').update(part).update(fingerprint).digest('hex')}`
}

/** Takes away whatever anybody was given on a table, in the statement that gives it anew. */
async function resetting(owner: Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ sql: string }>(
    `select format('drop policy %I on public.%I;', policyname, tablename) as sql
     from pg_policies where schemaname = 'public' and tablename = $1
     union all
     select format('revoke all on public.%I from %s;', $1::text, string_agg(quote_ident(rolname), ', '))
     from pg_roles where rolname like 'alongside\\_%' and rolname <> 'alongside_owner'`,
    [table],
  )
  return rows.map(({ sql }) => `${sql}\n`).join('')
}

async function fingerprints(owner: Client, table: string | null = null): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; fingerprint: string }>(
    `
    select c.relname as name, concat_ws('; ', c.relrowsecurity, c.relforcerowsecurity, c.relacl,
      (select string_agg(a.attname || ' ' || a.attacl::text, ', ' order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attacl is not null),
      (select string_agg(concat_ws(' ', p.polname, p.polcmd, p.polroles::regrole[],
         pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), ', ' order by p.polname)
       from pg_policy p where p.polrelid = c.oid)) as fingerprint
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ($1::text is null or c.relname = $1)`,
    [table],
  )
  return new Map(rows.map(({ name, fingerprint }) => [name, fingerprint]))
}
