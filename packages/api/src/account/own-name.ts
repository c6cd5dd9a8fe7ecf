import type { SignedIn } from '../actor.ts'
import type { Doors } from '../doors.ts'
import { read } from '../read.ts'

/** What colleagues call the caller; empty for an account without a name. */
export async function ownName(doors: Doors, caller: SignedIn): Promise<string> {
  const id = caller.accountId
  const answer = await read(doors, caller, 'account.ownName', async ({ db, keysOf }) => {
    const row = await db.selectFrom('account').select('name_sealed').where('id', '=', id).executeTakeFirst()
    const keys = await keysOf([id])
    return keys.open(id, row?.name_sealed ?? null, { table: 'account', column: 'name_sealed', id }) ?? ''
  })
  return answer.ok ? answer.value : ''
}
