/**
 * Two records that are one person, put together by somebody and taken apart again. What is sealed for the one is sealed
 * anew for the other; what it was before is kept, so that taking them apart leaves every row as it was.
 */
import { sql } from 'kysely'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Doors } from '../doors.ts'

const reasons: Readonly<Record<string, string>> = {
  'both-open': 'Both records have something going on. Let one of them end first, then put them together.',
  'written-since':
    'Something was written down with it since. What belongs to whom can no longer be told, so they stay together.',
  erased: 'One of them was erased.',
}

interface Cell {
  readonly name: string
  readonly key: Readonly<Record<string, string>>
  readonly cell: string
  readonly place: string
  readonly bytes: Uint8Array
}

interface Put {
  readonly name: string
  readonly key: Readonly<Record<string, string>>
  readonly cell: string
  readonly bytes: string
}

export function mergePeople(
  doors: Doors,
  caller: SignedIn,
  asked: { readonly pairId: string; readonly keptId: string; readonly commandId: string },
): Promise<Answer<{ id: string }>> {
  return change(doors, caller, { what: 'quality.merge', commandId: asked.commandId }, async changing => {
    const { db, at, newId, refuse } = changing
    const pair = await db
      .selectFrom('record_pair')
      .select(['one_id', 'other_id', 'finding'])
      .where('id', '=', asked.pairId)
      .where('undone_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!pair || ![pair.one_id, pair.other_id].includes(asked.keptId)) return refuse('not-found')
    if (pair.finding !== 'samePerson')
      return refuse('refused', { reasons: ['Say first that they are the same person.'] })
    const goneId = pair.one_id === asked.keptId ? pair.other_id : pair.one_id
    await mayThey(changing, sql`authz.why_no_merge(${asked.keptId}::uuid, ${goneId}::uuid)`)
    const { before, put } = await sealedAnew(changing, goneId, asked.keptId)
    const id = newId()
    await sql`select authz.merge_people(${id}::uuid, ${asked.keptId}::uuid, ${goneId}::uuid,
        ${caller.accountId}::uuid, ${at}::timestamptz, ${JSON.stringify(put)}::jsonb,
        ${JSON.stringify(before)}::jsonb)`.execute(db)
    return { id }
  })
}

export function unmergePeople(
  doors: Doors,
  caller: SignedIn,
  { id, commandId }: { readonly id: string; readonly commandId: string },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'quality.unmerge', commandId }, async changing => {
    const merge = await changing.db
      .selectFrom('person_merge')
      .select(['kept_id', 'gone_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!merge) return changing.refuse('not-found')
    changing.saw([merge.kept_id, merge.gone_id])
    await mayThey(
      changing,
      sql`authz.unmerge_people(${id}::uuid, ${caller.accountId}::uuid, ${changing.at}::timestamptz)`,
    )
    return { done: true as const }
  })
}

async function mayThey({ db, refuse }: Changing, asked: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ no: string | null }>`select ${asked} as no`.execute(db)
  const no = rows[0]?.no ?? null
  if (no === null) return
  if (no === 'not-found' || no === 'already-done') refuse(no)
  refuse('refused', { reasons: [reasons[no] ?? 'These two cannot be put together.'] })
}

/** Every sealed cell of the one, opened with its key and sealed for the other, with what it was. */
async function sealedAnew(
  { db, keysOfPeople }: Changing,
  goneId: string,
  keptId: string,
): Promise<{ before: Put[]; put: Put[] }> {
  const { rows } = await sql<Cell>`select * from authz.sealed_cells(${goneId}::uuid)`.execute(db)
  const keys = await keysOfPeople([goneId, keptId])
  const before: Put[] = []
  const put: Put[] = []
  for (const { name, key, cell, place: id, bytes } of rows) {
    const place = { table: name, column: cell, id }
    const plain = keys.open(goneId, bytes, place)
    if (plain === null) continue
    before.push({ name, key, cell, bytes: Buffer.from(bytes).toString('hex') })
    put.push({ name, key, cell, bytes: Buffer.from(keys.seal(keptId, plain, place).bytes).toString('hex') })
  }
  return { before, put }
}
