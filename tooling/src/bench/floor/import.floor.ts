/**
 * The floor of `import`: people, keys, referrals, journal and clocks as arrays, one statement a table, in one
 * transaction under row-level security. It seals what must be sealed and looks at nothing.
 */
import { randomUUID } from 'node:crypto'
import { DataKeys, type Keyring } from '@alongside/api/measuring'
import pg from 'pg'
import type { World } from '../world/world.ts'

const PORTION = 1000

/** Milliseconds from the first row to the commit. */
export async function importByHand(
  { urls, clinicId, clinician, url }: World,
  keyring: Keyring,
  count: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: urls.alongside_api })
  await client.connect()
  try {
    const template = await templateOf(url)
    const began = performance.now()
    await client.query('begin')
    await client.query(
      `select set_config('role', 'alongside_clinician', true), set_config('app.session', $1, true)`,
      [clinician.session],
    )
    for (let from = 0; from < count; from += PORTION)
      await write(
        client,
        clinicId,
        template,
        people(keyring, clinicId, from, Math.min(PORTION, count - from)),
      )
    await client.query('commit')
    return performance.now() - began
  } finally {
    await client.end()
  }
}

interface Template {
  readonly value: string
  readonly context: string
  readonly version: string
}

async function templateOf(url: string): Promise<Template> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Template>(
    `select value::text, context::text, version from bench.template where name = 'identified'`,
  )
  await client.end()
  if (!rows[0]) throw new Error('This world has no templates')
  return rows[0]
}

function people(keyring: Keyring, clinicId: string, from: number, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const id = randomUUID()
    const { key, row } = keyring.newKey(id)
    const keys = new DataKeys(new Map([[id, key]]))
    const seal = (column: string, text: string) => keys.seal(id, text, { table: 'person', column, id }).bytes
    const number = `HAND${from + at}`
    return {
      id,
      referral: randomUUID(),
      called: seal('called_sealed', `Ade ${at}`),
      contact: seal('contact_sealed', '{"phone":"+447700900123","language":null}'),
      number: seal('clinic_number_sealed', number),
      index: keyring.blindIndex(clinicId, 'clinic_number', number),
      wrapped: row.wrapped,
    }
  })
}

async function write(
  client: pg.Client,
  clinicId: string,
  { value, context, version }: Template,
  some: ReturnType<typeof people>,
): Promise<void> {
  const [ids, referrals] = [some.map(({ id }) => id), some.map(({ referral }) => referral)]
  await client.query(
    `insert into person (id, clinic_id, called_sealed, contact_sealed, clinic_number_sealed, clinic_number_index,
       created_at, changed_at)
     select id, $1, called, contact, number, number_index, now(), now()
     from unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[]) p (id, called, contact, number, number_index)`,
    [
      clinicId,
      ids,
      some.map(p => p.called),
      some.map(p => p.contact),
      some.map(p => p.number),
      some.map(p => p.index),
    ],
  )
  await client.query(
    'insert into data_key (owner_id, wrapped) select * from unnest($1::uuid[], $2::bytea[])',
    [ids, some.map(p => p.wrapped)],
  )
  await client.query(
    `insert into referral (id, episode_id, clinic_id, person_id, state, path, value, context, machine_version, seq, status,
       opened_at, changed_at, state_since, due_at, reason, source)
     select r, r, $1, p, 'identified', 'identified', $2, $3, $4, 0, 'active', now(), now(), now(), now(),
       'newlyDiagnosed', 'clinicList'
     from unnest($5::uuid[], $6::uuid[]) x (r, p)`,
    [clinicId, value, context, version, referrals, ids],
  )
  await client.query(
    `insert into journal (kind, lifecycle_id, seq, episode_id, clinic_id, person_id, at, role, type, event, facts, to_state,
       machine_version)
     select 'referral', r, 0, r, $1, p, now(), 'clinician', 'start', '{"type":"start"}', 'null', 'identified', $2
     from unnest($3::uuid[], $4::uuid[]) x (r, p)`,
    [clinicId, version, referrals, ids],
  )
  await client.query(
    `insert into timer (kind, lifecycle_id, key, set_seq, run_at, episode_id, clinic_id, person_id)
     select 'referral', r, 'tellDue', 0, now(), r, $1, p from unnest($2::uuid[], $3::uuid[]) x (r, p)`,
    [clinicId, referrals, ids],
  )
}
