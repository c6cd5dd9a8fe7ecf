/** All that a schema says, one line for each thing: two databases with the same lines behave alike. */
import { runOn } from '@alongside/api/postgres'

const ours = `('public', 'auth', 'authz')`

const questions = [
  `select table_schema || '.' || table_name || ' has ' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
   from information_schema.columns where table_schema in ${ours}`,
  `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
   from pg_constraint where connamespace::regnamespace::text in ${ours} and conrelid <> 0`,
  `select indexdef as line from pg_indexes where schemaname in ${ours}`,
  `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`,
  `select schemaname || '.' || tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') as line
   from pg_policies`,
  `select c.oid::regclass || ' ' || c.relrowsecurity || c.relforcerowsecurity || ' '
     || coalesce((select string_agg(a::text, ' ' order by a::text) from unnest(c.relacl) a), '') as line
   from pg_class c where c.relkind in ('r', 'p', 'v') and c.relnamespace::regnamespace::text in ${ours}`,
  `select attrelid::regclass || '.' || attname || ' ' || (select string_agg(a::text, ' ' order by a::text) from unnest(attacl) a) as line
   from pg_attribute where attacl is not null and attrelid::regclass::text not like 'pg_%'`,
  `select pg_get_functiondef(oid) || proowner::regrole || ' '
     || coalesce((select string_agg(a::text, ' ' order by a::text) from unnest(proacl) a), '') as line
   from pg_proc where pronamespace::regnamespace::text in ${ours}`,
]

export async function schemaOf(url: string): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(questions.map(question => runOn<{ line: string }>(url, question)))
  return new Set(answers.flat().map(({ line }) => line.replaceAll(/\s+/g, ' ')))
}
