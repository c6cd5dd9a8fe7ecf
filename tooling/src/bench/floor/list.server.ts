/**
 * The floor of `list`: the same page of people by plain `pg` behind a bare Fastify, as somebody would write it who has
 * only this to do. Row-level security, the session, decryption and the access log are there; the ORM, the query
 * builder, tRPC, the schemas of input and output, and the steps that each person may take next are not.
 */
import { DataKeys, Keyring } from '@alongside/api/measuring'
import Fastify from 'fastify'
import pg from 'pg'
import { sessionOf } from './session-of.ts'

const env = (name: string) => process.env[name] ?? ''
const key = (name: string) => Buffer.from(env(name), 'base64')

const pool = new pg.Pool({ connectionString: env('ALONGSIDE_DATABASE_URL_API'), max: 10 })
const keyring = new Keyring({
  wrappingKey: key('ALONGSIDE_KEY_ENCRYPTION_KEY'),
  indexKey: key('ALONGSIDE_BLIND_INDEX_KEY'),
})

interface Asked {
  readonly table: 'referral' | 'mentoring'
  readonly states: readonly string[] | null
  readonly order: 'due' | 'change'
  readonly after: readonly [string, string] | null
}

const due = `case when l.due_at is null then 'infinity'::timestamptz else l.due_at end`

function pageSql({ table, states, order, after }: Asked, withNumber: boolean): string {
  const sorted = order === 'due' ? `${due}, l.id` : 'l.changed_at desc, l.id desc'
  const wheres = [
    ...(states ? [`l.state = any ($1)`] : ['$1::text[] is null']),
    ...(after
      ? [order === 'due' ? `(${due}, l.id) > ($2, $3::uuid)` : '(l.changed_at, l.id) < ($2, $3::uuid)']
      : []),
  ]
  return `select l.*, p.called_sealed, p.contact_rules, ${withNumber ? 'p.clinic_number_sealed, ' : ''}k.wrapped
    from (select * from ${table} l where ${wheres.join(' and ')} order by ${sorted} limit 51) l
    left join person p on p.id = l.person_id
    left join data_key k on k.owner_id = p.id and k.destroyed_at is null
    order by ${sorted}`
}

interface Row {
  readonly id: string
  readonly person_id: string
  readonly called_sealed: Buffer | null
  readonly clinic_number_sealed?: Buffer | null
  readonly wrapped: Buffer | null
}

function named(row: Row) {
  const { called_sealed, clinic_number_sealed, wrapped, person_id: personId, ...shown } = row
  const keys = new DataKeys(new Map(wrapped ? [[personId, keyring.unwrap(personId, wrapped)]] : []))
  const open = (column: string, sealed: Buffer | null | undefined) =>
    keys.open(personId, sealed ?? null, { table: 'person', column, id: personId })
  return {
    ...shown,
    personId,
    name: open('called_sealed', called_sealed),
    clinicNumber: open('clinic_number_sealed', clinic_number_sealed),
  }
}

const app = Fastify({ logger: false })

app.get('/healthz', async () => ({ status: 'ok' }))
app.post<{ Body: Asked }>('/list', async request => {
  const session = sessionOf(request.headers.cookie, env('ALONGSIDE_AUTH_SECRET'))
  const client = await pool.connect()
  try {
    const { rows: callers } = await client.query<{ account_id: string; role: string }>(
      'select * from authz.signed_in($1)',
      [session],
    )
    const [caller] = callers
    if (!caller) throw new Error('Nobody')
    await client.query('begin')
    await client.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
      `alongside_${caller.role}`,
      session,
    ])
    const { table, states, after } = request.body
    const { rows } = await client.query<Row>(pageSql(request.body, caller.role !== 'mentor'), [
      states,
      ...(after ?? []),
    ])
    const { rows: counts } = await client.query<{ state: string; rows: string }>(
      `select state, count(*) as rows from ${table} group by state`,
    )
    const page = rows.slice(0, 50)
    await client.query(
      `insert into access_log (at, account_id, role, what, outcome, person_ids) values (now(), $1, $2, $3, 'read', $4)`,
      [caller.account_id, caller.role, `${table}.list`, page.map(row => row.person_id)],
    )
    await client.query('commit')
    return { rows: page.map(named), counts, more: rows.length > 50 }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
})

await app.listen({ port: Number(env('ALONGSIDE_PORT')), host: '127.0.0.1' })
