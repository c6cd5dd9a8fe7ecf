/** The database as it is installed, searched for the mistakes that open it: one query each, and no row may come back. */
import { withProgramme } from './programme.ts'
import { proofOf, type Row } from './row.ts'

const lints: Readonly<Record<string, string>> = {
  'a table without forced row-level security': `
    select c.relname as found from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
      and not (c.relrowsecurity and c.relforcerowsecurity)`,
  'a table without a policy': `
    select c.relname as found from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
      and not exists (select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname)`,
  'a policy for everybody': `
    select policyname as found from pg_policies where schemaname = 'public' and roles && '{public}'::name[]`,
  'a policy of a table about people that is always true for somebody who signs in': `
    select policyname as found from pg_policies
    where schemaname = 'public' and (qual = 'true' or with_check = 'true')
      and tablename in ('person', 'consent', 'note', 'referral', 'onboarding', 'mentoring', 'discharge', 'session_log',
        'journal', 'outbox', 'timer', 'message', 'attendance', 'data_key', 'private_link')
      and not roles <@ '{alongside_system,alongside_authz}'::name[]
      and not (tablename = 'journal' and cmd = 'INSERT')`,
  'a policy that asks who it is for every row': `
    select policyname as found from pg_policies
    where schemaname = 'public'
      and coalesce(qual, '') || coalesce(with_check, '') ~ 'authz\\.(account|clinics|people|episodes|mentor|hats|worked_on|colleagues)\\(\\)'
      and coalesce(qual, '') || coalesce(with_check, '') !~* 'select authz\\.|select [a-z_.]*account|authz\\.[a-z_]+\\(\\) as'`,
  'a view that looks with its owner’s eyes': `
    select c.relname as found from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
  'a materialised view that somebody may read': `
    select c.relname as found from pg_class c
    where c.relkind = 'm' and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  'a function with rights of its owner and an open search path': `
    select p.oid::regprocedure::text as found from pg_proc p
    where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'authz'::regnamespace)
      and not coalesce(p.proconfig @> '{search_path=pg_catalog}', false)`,
  'a function that everybody may call': `
    select p.oid::regprocedure::text as found from pg_proc p
    where p.pronamespace = 'authz'::regnamespace and has_function_privilege('public', p.oid, 'execute')`,
  'something granted to everybody': `
    select table_name as found from information_schema.table_privileges
    where grantee = 'PUBLIC' and table_schema in ('public', 'auth')`,
  'a role that can get past row-level security, or make roles': `
    select rolname as found from pg_roles
    where rolname like 'alongside\\_%' and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)`,
  'a login that inherits what it may become': `
    select rolname as found from pg_roles where rolname like 'alongside\\_%' and rolcanlogin and rolinherit`,
  'a table that a login owns': `
    select tablename as found from pg_tables
    where schemaname in ('public', 'auth') and tableowner <> 'alongside_owner'`,
  'a foreign key without an index': `
    select c.conname as found from pg_constraint c
    where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'auth'::regnamespace)
      and not exists (
        select 1 from pg_index i
        where i.indrelid = c.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
  'a number that identifies and is unique everywhere': `
    select i.indexrelid::regclass::text as found from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indisunique and a.attname like '%\\_index' and i.indnkeyatts = 1
      and i.indrelid::regclass::text in (select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace)`,
  'a history that its writers may change': `
    select table_name || ' ' || privilege_type || ' ' || grantee as found from information_schema.table_privileges
    where table_schema = 'public' and table_name = 'journal' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
      and grantee <> 'alongside_owner'`,
}

export const row: Row = {
  id: 'T4',
  title: 'The database has none of the mistakes that open it',
  counts: 'lints',
  goal: '0 findings',
  prove: () =>
    withProgramme(async ({ behind }) => {
      const faults: string[] = []
      for (const [name, query] of Object.entries(lints)) {
        const { rows } = await behind.query<{ found: string }>(query)
        faults.push(...rows.map(({ found }) => `${name}: ${found}`))
      }
      return proofOf(Object.keys(lints).length, faults, `${faults.length} findings`)
    }),
}
