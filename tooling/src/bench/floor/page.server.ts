/**
 * The floor of `page.plain`: the same page of the mentor portal in one process, by plain `pg` behind a bare Fastify and by
 * React alone. The session, row-level security, decryption and the access log are there; a second process, the ORM, tRPC,
 * the schemas, the machines, the framework and its gate, and compression are not. What is read is not laid out for the page: the
 * tree is rendered with what the app made of the same rows once.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DataKeys, Keyring } from '@alongside/api/measuring'
import Fastify from 'fastify'
import pg from 'pg'
import { root } from '../../checkout.ts'
import { access, me, people, person } from './page.sql.ts'
import { sessionOf } from './session-of.ts'

const env = (name: string) => process.env[name] ?? ''
const key = (name: string) => Buffer.from(env(name), 'base64')
const [appName = '', page = ''] = process.argv.slice(2)

interface Tree {
  html(): string
}
interface Trees {
  bareTree(app: string, page: string, cookie: string): Promise<Tree>
}
const file = join(root, 'packages/web/src/server/bare-tree.ts')
const { bareTree } = (await import(pathToFileURL(file).href)) as Trees
const tree = await bareTree(appName, page, env('ALONGSIDE_BENCH_COOKIE'))

const pool = new pg.Pool({ connectionString: env('ALONGSIDE_DATABASE_URL_API'), max: 10 })
const keyring = new Keyring({
  wrappingKey: key('ALONGSIDE_KEY_ENCRYPTION_KEY'),
  indexKey: key('ALONGSIDE_BLIND_INDEX_KEY'),
})

/** The cookie of the app holds that of the API, signed once more. */
function innerCookie(cookie: string | undefined): string {
  const value = decodeURIComponent(cookie?.split('=').slice(1).join('=') ?? '').split('.')[0] ?? ''
  return JSON.parse(Buffer.from(value, 'base64').toString('utf8')) as string
}

interface Caller {
  readonly account_id: string
  readonly role: string
  readonly mentor_id: string
  readonly clinic_ids: string[]
}

type Sealed = Buffer | string | null

function keysFor(
  owner: string,
  wrapped: Buffer | null,
): (table: string, column: string, id: string, sealed: Sealed) => string | null {
  const keys = new DataKeys(new Map(wrapped ? [[owner, keyring.unwrap(owner, wrapped)]] : []))
  return (table, column, id, sealed) =>
    keys.open(owner, typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : sealed, {
      table,
      column,
      id,
    })
}

interface Named {
  readonly person_id: string
  readonly called_sealed: Buffer | null
  readonly wrapped: Buffer | null
}

async function readPeople(client: pg.PoolClient, caller: Caller) {
  const { rows } = await client.query<Named>({ name: 'people', text: people, values: [caller.mentor_id] })
  const names = rows.map(({ person_id: id, called_sealed, wrapped }) =>
    keysFor(id, wrapped)('person', 'called_sealed', id, called_sealed),
  )
  return { what: 'caseload.people', seen: rows.map(row => row.person_id), opened: names }
}

interface Whole extends Omit<Named, 'person_id'> {
  readonly contact_sealed: Buffer | null
  readonly sessions: { readonly note_id: string | null; readonly text_sealed: string | null }[]
  readonly said: { readonly id: string; readonly text_sealed: string }[]
  readonly goals: { readonly id: string; readonly text_sealed: string }[]
}

async function readPerson(client: pg.PoolClient, caller: Caller, id: string) {
  const values = [id, caller.mentor_id, caller.account_id]
  const { rows } = await client.query<Whole>({ name: 'person', text: person, values })
  const [found] = rows
  if (!found) throw new Error('Nobody')
  const opened = keysFor(id, found.wrapped)
  const { sessions, said, goals } = found
  return {
    what: 'caseload.person',
    seen: [id],
    opened: [
      opened('person', 'called_sealed', id, found.called_sealed),
      ...sessions.map(each => each.note_id && opened('note', 'text_sealed', each.note_id, each.text_sealed)),
      opened('person', 'contact_sealed', id, found.contact_sealed),
      ...said.map(each => opened('note', 'text_sealed', each.id, each.text_sealed)),
      ...goals.map(each => opened('goal', 'text_sealed', each.id, each.text_sealed)),
    ],
  }
}

async function readAll(cookie: string | undefined, personId: string | undefined) {
  const session = sessionOf(innerCookie(cookie), env('ALONGSIDE_AUTH_SECRET'))
  const client = await pool.connect()
  try {
    const { rows: callers } = await client.query<Caller>({
      name: 'signed in',
      text: 'select * from authz.signed_in($1)',
      values: [session],
    })
    const [caller] = callers
    if (!caller) throw new Error('Nobody')
    const { account_id: account, role } = caller
    await client.query('begin')
    await client.query({
      name: 'for whom',
      text: `select set_config('role', $1, true), set_config('app.session', $2, true)`,
      values: [`alongside_${role}`, session],
    })
    const { rows: own } = await client.query<{ name_sealed: Buffer | null; wrapped: Buffer | null }>({
      name: 'me',
      text: me,
      values: [account, caller.clinic_ids],
    })
    const name =
      own[0] && keysFor(account, own[0].wrapped)('account', 'name_sealed', account, own[0].name_sealed)
    const { what, seen, opened } = await (personId === undefined
      ? readPeople(client, caller)
      : readPerson(client, caller, personId))
    await client.query({ name: 'access', text: access, values: [account, role, what, seen] })
    await client.query('commit')
    return { name, opened }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const app = Fastify({ logger: false })
const personOf = (path: string) => path.split('/')[2]
app.get('/healthz', async () => ({ status: 'ok' }))
/** What it reads, for whoever wants to know that it is what the page shows. */
app.get('/read', async request => readAll(request.headers.cookie, personOf(page)))
app.get('/*', async (request, reply) => {
  await readAll(request.headers.cookie, personOf(request.url))
  return reply.type('text/html; charset=utf-8').send(tree.html())
})
await app.listen({ port: Number(env('ALONGSIDE_PORT')), host: '127.0.0.1' })
