/**
 * Brings every blind index under the present keys, while people work: the numbers of people, the names of what systems
 * sent, and the references of appointments. Until it is over, both the old index and the new one find somebody.
 */
import { Client } from 'pg'
import {
  beginKeyChange,
  endKeyChange,
  inTransaction,
  type KeyChange,
  noteKeyChange,
} from '../database/key-change.ts'
import { dataKeysIn, Keyring, type RootKeys } from '../database/keys.ts'
import { numberIndex } from '../intake/known-people.ts'
import { appointmentsAnew } from './appointments-anew.ts'
import { resourcesAnew } from './resources-anew.ts'

/** So many people at once: as long as they are looked at, no import of their clinic writes. */
const BATCH = 500

interface Person {
  readonly id: string
  readonly clinic_number_sealed: Buffer | null
  readonly clinic_number_index: Buffer | null
  readonly wrapped: Buffer | null
}

export interface Batch {
  readonly client: Client
  readonly ring: Keyring
  readonly clinicId: string
  readonly people: readonly Person[]
}

export interface Reindexing {
  readonly batch?: number
  /** Told after each batch how many indexes were written anew. */
  readonly say?: (changed: number) => void | Promise<void>
}

export interface Reindexed {
  readonly changed: number
  /** Numbers that two records of a clinic have: only one of them is found by it. */
  readonly twice: number
}

/** Running it again goes on where it stopped, and after its end looks at everything once more. */
export async function changeIndexKeys(
  superuserUrl: string,
  keys: RootKeys,
  { batch = BATCH, say = () => undefined }: Reindexing = {},
): Promise<Reindexed> {
  const ring = new Keyring(keys)
  const client = new Client({ connectionString: superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const change = await beginKeyChange(client, {
      what: 'indexes',
      everybody: true,
      keyId: ring.indexKeysId,
    })
    const isFirst = await nothingEndedBefore(client, ring)
    let [changed, twice] = [change.changed, 0]
    for await (const { clinicId, people } of batches(client, change, batch)) {
      const here: Batch = { client, ring, clinicId, people }
      const numbers = await inTransaction(client, async () => {
        await begin(here)
        const numbers = await numbersAnew(here)
        const resources = await resourcesAnew(here)
        const appointments = await appointmentsAnew(here, { isFirst })
        const all = numbers.changed + resources + appointments
        await noteKeyChange(client, change, { changed: all, after: `${clinicId}/${people.at(-1)?.id}` })
        return { twice: numbers.twice, changed: all }
      })
      changed += numbers.changed
      twice += numbers.twice
      await say(changed)
    }
    await endKeyChange(client, change)
    return { changed, twice }
  } finally {
    await client.end()
  }
}

/** Whether everything was brought under these keys before: what cannot be told from its index alone is then theirs. */
async function nothingEndedBefore(client: Client, ring: Keyring): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from authz.key_change where what = 'indexes' and key_id = $1 and ended_at is not null limit 1`,
    [ring.indexKeysId],
  )
  return rowCount === 0
}

async function* batches(
  client: Client,
  { after }: KeyChange,
  size: number,
): AsyncGenerator<{ clinicId: string; people: Person[] }> {
  const [lastClinic = null, lastPerson = null] = after?.split('/') ?? []
  const { rows: clinics } = await client.query<{ id: string }>(
    'select id from clinic where $1::uuid is null or id >= $1 order by id',
    [lastClinic],
  )
  for (const { id: clinicId } of clinics) {
    let from = clinicId === lastClinic ? lastPerson : null
    for (;;) {
      const { rows: people } = await client.query<Person>(
        `select p.id, p.clinic_number_sealed, p.clinic_number_index, k.wrapped
         from person p left join data_key k on k.owner_id = p.id
         where p.clinic_id = $1 and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
        [clinicId, from, size],
      )
      if (people.length === 0) break
      yield { clinicId, people }
      from = people.at(-1)?.id ?? null
    }
  }
}

/** Imports and messages of the clinic wait their turn; the rows are locked as they were read, or read again. */
async function begin({ client, clinicId }: Batch): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake of ${clinicId}`])
  // the same word under another key is no change that anything has to hear of
  await client.query('set local session_replication_role = replica')
}

async function numbersAnew({ client, ring, clinicId, people }: Batch): Promise<Reindexed> {
  const wanted = people.flatMap(
    ({ id, clinic_number_sealed: sealed, clinic_number_index: index, wrapped }) => {
      const number = dataKeysIn(ring, [{ ownerId: id, wrapped }]).open(id, sealed, {
        table: 'person',
        column: 'clinic_number_sealed',
        id,
      })
      if (number === null || index === null) return []
      const present = numberIndex(ring, clinicId, number)
      return present.equals(index)
        ? []
        : [{ id, before: index.toString('hex'), now: present.toString('hex') }]
    },
  )
  if (wanted.length === 0) return { changed: 0, twice: 0 }
  const { rows } = await client.query<{ index: string }>(
    `select encode(clinic_number_index, 'hex') as index from person
     where clinic_id = $1 and clinic_number_index = any (array(select decode(n, 'hex') from unnest($2::text[]) n))`,
    [clinicId, wanted.map(({ now }) => now)],
  )
  // a record that was made meanwhile has the number: it is found by it, and this one by its likeness
  const taken = new Set(rows.map(({ index }) => index))
  const values = wanted.map(({ id, before, now }) => {
    const isTaken = taken.has(now)
    taken.add(now)
    return { id, before, now: isTaken ? null : now }
  })
  // whoever corrected a number since it was read wrote it under the present key
  const { rowCount } = await client.query(
    `update person p set clinic_number_index = decode(n.now, 'hex')
     from unnest($1::uuid[], $2::text[], $3::text[]) n (id, before, now)
     where p.id = n.id and p.clinic_number_index = decode(n.before, 'hex')`,
    [values.map(({ id }) => id), values.map(({ before }) => before), values.map(({ now }) => now)],
  )
  // made with the key of before, and made again when somebody looks
  await client.query('delete from authz.person_likeness where person_id = any ($1::uuid[])', [
    values.map(({ id }) => id),
  ])
  return { changed: rowCount ?? 0, twice: values.filter(({ now }) => now === null).length }
}
