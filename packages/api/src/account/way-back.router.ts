/** Colleagues who lost every way in: two different people vouch for them, and one code begins anew. */
import { createHash, randomInt } from 'node:crypto'
import { Id, Role } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { journalOf } from '../administration/journal.ts'
import { change } from '../change.ts'
import { type Reading, read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'

/** How somebody knows that it is them. A voice on the phone is not enough. */
const How = z.enum(['inPerson', 'byVideo'], { error: 'Choose how you know that it is them' })

const WayBack = z.strictObject({
  id: Id,
  accountId: Id,
  name: z.string().nullable(),
  role: Role,
  askedAt: Instant,
  expiresAt: Instant,
  state: z.enum(['asked', 'oneConfirmed', 'given', 'used', 'refused', 'over']),
  confirmedByMe: z.boolean(),
  mayConfirm: z.boolean(),
})
type WayBack = z.infer<typeof WayBack>

export const waysBackRouter = router({
  list: canSee('wayBack')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ waysBack: z.array(WayBack) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'waysBack.list', async reading => ({
          waysBack: await waysBack(reading),
        })),
      ),
    ),
  confirm: canDo('letBackIn')
    .input(z.strictObject({ id: Id, commandId: Id, how: How }))
    /** The code is told once, to the second of the two, and kept nowhere. */
    .output(z.strictObject({ code: z.string().nullable() }))
    .mutation(async ({ ctx, input: { id, commandId, how } }) => {
      const code = newCode()
      const answer = granted(
        await change(ctx.doors, ctx.caller, { what: 'waysBack.confirm', commandId }, async changing => {
          const { rows } = await sql<{ came: string | null }>`
            select authz.confirm_way_back(${id}, ${how}, ${codeHash(code)}) as came`.execute(changing.db)
          const came = rows[0]?.came ?? null
          if (came === null) return changing.refuse('not-found')
          if (came === 'same')
            return changing.refuse('refused', {
              reasons: ['You confirmed this. Somebody else confirms it, too.'],
            })
          if (came === 'over') return changing.refuse('already-done')
          const [wayBack] = (await waysBack(changing)).filter(each => each.id === id)
          if (wayBack)
            await journalOf(changing, {
              what: came === 'first' ? 'wayBackConfirmed' : 'wayBackGiven',
              accountId: wayBack.accountId,
              detail: { how },
            })
          return { came, codeHash: codeHash(code) }
        }),
      )
      // a second click gets the first answer, and the code was told with that
      return { code: answer.came === 'second' && answer.codeHash === codeHash(code) ? code : null }
    }),
  refuse: canDo('letBackIn')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { id, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'waysBack.refuse', commandId }, async changing => {
          const [wayBack] = (await waysBack(changing)).filter(each => each.id === id)
          const { rows } = await sql<{ refused: boolean }>`
            select authz.refuse_way_back(${id}) as refused`.execute(changing.db)
          if (!wayBack || !rows[0]?.refused) return changing.refuse('not-found')
          await journalOf(changing, { what: 'wayBackRefused', accountId: wayBack.accountId })
          return { done: true as const }
        }),
      ),
    ),
})

interface Row {
  id: string
  account_id: string
  asked_at: Instant
  expires_at: Instant
  first_by: string | null
  second_by: string | null
  refused_at: Instant | null
  used_at: Instant | null
  is_over: boolean
  role: Role
  name_sealed: Uint8Array | null
}

async function waysBack({ db, caller, keysOf }: Reading): Promise<WayBack[]> {
  const { rows } = await sql<Row>`
    select w.id, w.account_id, w.asked_at, w.expires_at, w.first_by, w.second_by, w.refused_at, w.used_at,
      w.expires_at <= now() as is_over, a.role, a.name_sealed
    from authz.ways_back() w join account a on a.id = w.account_id order by w.asked_at desc`.execute(db)
  const keys = await keysOf(rows.map(({ account_id }) => account_id))
  return rows.map(row => {
    const state = stateOf(row)
    return {
      id: row.id,
      accountId: row.account_id,
      name: keys.open(row.account_id, row.name_sealed, {
        table: 'account',
        column: 'name_sealed',
        id: row.account_id,
      }),
      role: row.role,
      askedAt: row.asked_at,
      expiresAt: row.expires_at,
      state,
      confirmedByMe: row.first_by === caller.accountId || row.second_by === caller.accountId,
      mayConfirm: (state === 'asked' || state === 'oneConfirmed') && row.first_by !== caller.accountId,
    }
  })
}

function stateOf(row: Row): WayBack['state'] {
  if (row.refused_at !== null) return 'refused'
  if (row.used_at !== null) return 'used'
  if (row.second_by !== null) return 'given'
  if (row.is_over) return 'over'
  return row.first_by === null ? 'asked' : 'oneConfirmed'
}

/** Letters and digits that nobody confuses, read out or on paper: about 98 bits. */
const plain = 'abcdefghjkmnpqrstuvwxyz23456789'

function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => plain[randomInt(plain.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}

function codeHash(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex')
}
