/** Who is signed in, and where they work. */
import { Id, Role } from '@alongside/domain/people'
import * as z from 'zod'
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
  { db, keysOf }: Reading,
  accountId: string,
  {
    role,
    mentorId,
    clinicIds,
    secondFactor,
  }: { role: Role; mentorId: string | null; clinicIds: readonly string[]; secondFactor: boolean },
): Promise<MeView> {
  const account = await db
    .selectFrom('account')
    .select('name_sealed')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const keys = await keysOf([accountId])
  const clinics =
    clinicIds.length === 0
      ? []
      : await db
          .selectFrom('clinic as c')
          .innerJoin('trust as t', 't.id', 'c.trust_id')
          .select(['c.id', 'c.name', 't.name as trustName'])
          .where('c.id', 'in', [...clinicIds])
          .orderBy('t.name')
          .orderBy('c.name')
          .execute()
  const trainee =
    role === 'trainee'
      ? await db.selectFrom('trainee').select('id').where('account_id', '=', accountId).executeTakeFirst()
      : undefined
  return {
    accountId,
    role,
    name: keys.open(accountId, account?.name_sealed ?? null, {
      table: 'account',
      column: 'name_sealed',
      id: accountId,
    }),
    mentorId,
    traineeId: trainee?.id ?? null,
    secondFactor,
    clinics,
  }
}
