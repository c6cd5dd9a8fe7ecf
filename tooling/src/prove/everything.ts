/** Whether anything was changed: what is kept, as one number. */
import type { House } from './served.ts'

/** All rows of everything but who looked and who was in use, as one number. */
export async function everything({ programme }: House): Promise<string> {
  const { rows } = await programme.behind.query<{ all: string }>(`
    select coalesce(string_agg(t.relname || ':' || (xpath('/row/c/text()',
      query_to_xml(format('select coalesce(sum(hashtext(x::text)::bigint), 0) as c from %I.%I x', n.nspname, t.relname),
        false, true, '')))[1]::text, ',' order by t.relname), '') as all
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'public' and t.relkind = 'r' and t.relname not in ('access_log', 'access_seal')`)
  return rows[0]?.all ?? ''
}
