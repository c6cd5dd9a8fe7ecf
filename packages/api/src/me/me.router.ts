/** Who is signed in, and where they work. */
import { Id, Role } from '@alongside/domain/people'
import { sql } from 'kysely'
import * as z from 'zod'
import { DataKeys } from '../database/keys.ts'
import type { Reading } from '../read.ts'
import { read } from '../read.ts'
import { granted, router, signedIn } from '../trpc.ts'

export const MeView = z.strictObject({
  accountId: Id,
  role: Role,
  /** What colleagues call them; null for an account without a name. */
  name: z.string().nullable(),
  mentorId: Id.nullable(),
  traineeId: Id.nullable(),
  secondFactor: z.boolean(),
  clinics: z.array(z.strictObject({ id: Id, name: z.string(), trustName: z.string() })),
})
export type MeView = z.infer<typeof MeView>

export const meRouter = router({
  get: signedIn
    .input(z.strictObject({}).optional())
    .output(MeView)
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'me.get', reading =>
          whoAmI(reading, ctx.caller.accountId, ctx.caller),
        ),
      ),
    ),
})

async function whoAmI(
  { db, keyring }: Reading,
  accountId: string,
  {
    role,
    mentorId,
    clinicIds,
    secondFactor,
  }: { role: Role; mentorId: string | null; clinicIds: readonly string[]; secondFactor: boolean },
): Promise<MeView> {
  // every page of every app asks this, so it is one statement
  const { rows } = await sql<{
    name_sealed: Uint8Array | null
    wrapped: Uint8Array | null
    clinics: MeView['clinics']
  }>`
    select a.name_sealed, k.wrapped,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'trustName', t.name)
          order by t.name, c.name), '[]')
        from clinic c join trust t on t.id = c.trust_id where c.id = any (${[...clinicIds]}::uuid[])) as clinics
    from account a left join data_key k on k.owner_id = a.id and k.destroyed_at is null
    where a.id = ${accountId}`.execute(db)
  const [account] = rows
  const keys = new DataKeys(
    account?.wrapped ? new Map([[accountId, keyring.unwrap(accountId, account.wrapped)]]) : new Map(),
  )
  return {
    accountId,
    role,
    name: keys.open(accountId, account?.name_sealed ?? null, {
      table: 'account',
      column: 'name_sealed',
      id: accountId,
    }),
    mentorId,
    traineeId: role === 'trainee' ? accountId : null,
    secondFactor,
    clinics: account?.clinics ?? [],
  }
}
