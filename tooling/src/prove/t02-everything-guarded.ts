/** Nothing is open by mistake: procedures, pages and tables are walked one by one, and no one of them is let off. */
import * as z from 'zod'
import { procedures } from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { withHouse } from './served.ts'
import { webRoutes } from './web-routes.ts'

/** What anybody may open who is not signed in, by what it is for. Whatever is not here has to ask who they are. */
const outside: readonly RegExp[] = [
  // signing in, getting back in, and leaving
  /^\/sign-in(\/code|\/lost|\/again|\/trust\/[^/]+)?$/,
  /^\/(second-step|sign-out|leave|key)$/,
  // whoever holds the one private link or invitation that leads here: the address is the key
  /^\/(a|join|reference|calendar)\//,
  // what they are told after they answered, with nothing in it
  /^\/thank-you$/,
]

export const row: Row = {
  id: 'T2',
  title: 'No procedure, page or table is open because somebody forgot to close it',
  counts: 'procedures, pages and tables',
  goal: '0 without a permission, a strict input and output, a guard or forced policies; 0 exemptions',
  prove: () =>
    withHouse('everything', async ({ programme, apps }) => {
      const faults: string[] = []
      for (const { path, permission, inputs, output } of procedures) {
        if (!permission) faults.push(`${path} says nothing of who may`)
        if (inputs.length === 0 || inputs.some(input => !isStrict(input)))
          faults.push(`${path} takes more than it says`)
        if (!output || !isStrict(output)) faults.push(`${path} gives more than it says`)
      }
      for (const { app, path, isInside } of webRoutes) {
        if (!isInside && outside.some(open => open.test(path))) continue
        const answer = await fetch(`${apps[app]}${path}`, { redirect: 'manual' })
        const to = answer.headers.get('location') ?? ''
        // a place for a file answers nothing but the sending of a form
        const isShut =
          (answer.status === 302 && to.startsWith('/sign-in')) || [400, 404, 405].includes(answer.status)
        if (!isShut) faults.push(`${app} ${path} answers ${answer.status} to anybody`)
        else if ((await answer.text()).length > 20_000)
          faults.push(`${app} ${path} shows a whole page to anybody`)
      }
      const tables = await programme.behind.query<{ name: string; shut: boolean; policies: number }>(`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as shut,
          (select count(*)::int from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`)
      for (const { name, shut, policies } of tables.rows)
        if (!shut || policies === 0) faults.push(`the table ${name} has no forced policy`)
      return proofOf(procedures.length + webRoutes.length + tables.rows.length, faults)
    }),
}

/** Whether every object in a schema refuses what it does not name. */
function isStrict(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): boolean {
  if (seen.has(schema)) return true
  seen.add(schema)
  if (schema instanceof z.core.$ZodObject && !(schema._zod.def.catchall instanceof z.core.$ZodNever))
    return false
  const parts = Object.values(schema._zod.def as unknown as Record<string, unknown>).flatMap(part =>
    part instanceof z.core.$ZodType
      ? [part]
      : typeof part === 'object' && part !== null
        ? Object.values(part).filter((each): each is z.core.$ZodType => each instanceof z.core.$ZodType)
        : [],
  )
  return parts.every(part => isStrict(part, seen))
}
