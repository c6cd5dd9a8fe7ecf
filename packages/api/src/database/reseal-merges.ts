/**
 * Two records that were put together remember cells of both, so that they can be taken apart again: those of the one as
 * they were, and what was put in their place. They follow when somebody's words are sealed anew.
 */
import type { Client } from 'pg'
import type { DataKey } from './data-key.ts'
import { type Place, Sealed } from './sealed.ts'
import { type SealedPlace, sealedPlaces } from './sealed-places.ts'

/** The keys of a batch, by owner. */
export type Boxes = ReadonlyMap<string, DataKey>

interface Kept {
  readonly name: string
  readonly key: Readonly<Record<string, string>>
  readonly cell: string
  readonly bytes: string
}

interface Moved {
  readonly cells: readonly Kept[]
  readonly put: readonly Kept[]
}

interface Merge {
  readonly id: string
  readonly kept_id: string
  readonly gone_id: string
  readonly moved: Moved
}

export async function resealMerges(client: Client, boxes: Boxes): Promise<void> {
  const { rows } = await client.query<Merge>(
    `select id, kept_id, gone_id, moved from person_merge
     where kept_id = any ($1::uuid[]) or gone_id = any ($1::uuid[]) order by id for update`,
    [[...boxes.keys()]],
  )
  for (const { id, kept_id, gone_id, moved } of rows) {
    const fresh: Moved = {
      cells: await anew(client, boxes, gone_id, moved.cells),
      put: await anew(client, boxes, kept_id, moved.put),
    }
    await client.query('update person_merge set moved = moved || $2::jsonb where id = $1', [
      id,
      JSON.stringify(fresh),
    ])
  }
}

async function anew(
  client: Client,
  boxes: Boxes,
  ownerId: string,
  cells: readonly Kept[],
): Promise<readonly Kept[]> {
  const box = boxes.get(ownerId)
  if (!box) return cells
  const fresh: Kept[] = []
  for (const each of cells) {
    const place = sealedPlaces.find(({ table, column }) => table === each.name && column === each.cell)
    if (!place) throw new Error(`Nothing is known of ${each.name}.${each.cell}`)
    const where = { table: each.name, column: each.cell, id: place.id(each.key) }
    const before = new Sealed(Buffer.from(each.bytes, 'hex'))
    if (before.generation === box.generation) {
      fresh.push(each)
      continue
    }
    const plain = before.open(box, where)
    const now = await standing(client, each, place)
    if (now?.bytes.equals(before.bytes)) {
      // somebody holds it just now, and it is looked at again
      fresh.push(each)
      continue
    }
    // where nobody wrote since, what stands there is what was put there: that is how it is told later
    const same = now !== null && now.generation === box.generation && opens(now, box, where) === plain
    fresh.push({ ...each, bytes: (same ? now : Sealed.of(plain, box, where)).bytes.toString('hex') })
  }
  return fresh
}

/** The words, or null where the cell is under the key of the other one by now. */
function opens(sealed: Sealed, box: DataKey, where: Place): string | null {
  try {
    return sealed.open(box, where)
  } catch {
    return null
  }
}

async function standing(
  client: Client,
  { key, cell, name }: Kept,
  { key: types }: SealedPlace,
): Promise<Sealed | null> {
  const columns = Object.entries(types)
  const { rows } = await client.query<{ bytes: Buffer | null }>(
    `select ${cell} as bytes from ${name}
     where ${columns.map(([column, type], nth) => `${column} = $${nth + 1}::${type}`).join(' and ')}`,
    columns.map(([column]) => key[column]),
  )
  const [row] = rows
  return row?.bytes ? new Sealed(row.bytes) : null
}
