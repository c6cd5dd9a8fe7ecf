/**
 * Who asks in a proof about the policies: everybody who may, and everybody who may no longer or never could. What each of
 * them nearly reaches is put beside the demo: the same rows with the one difference that a guard is there for.
 */
import { createHash, randomUUID } from 'node:crypto'
import { type Install, openSessionFor } from '@alongside/api/install'
import type { Connection } from '@alongside/api/postgres'
import type { Another, Row } from './nearly-covered.ts'
import { nearlyReached } from './nearly-reached.ts'

export interface Somebody {
  readonly role: string
  readonly session: string
}

const MOST_OF_EACH_ROLE = 2
const nobody = 'f'.repeat(64)

export async function peopleAndCoats(connection: Connection, install: Install): Promise<Somebody[]> {
  // rows that a trigger or a key would refuse are wanted here: a policy has to be right alone
  await connection.query('set session_replication_role = replica')
  const another: Another = async (table, like, but) => {
    const { rows } = await connection.query<{ row: Row }>(
      `insert into ${table} select (jsonb_populate_record(t, $1)).* from ${table} t where ${like} order by 1 limit 1
       returning to_jsonb(${table}.*) as row`,
      [JSON.stringify(but)],
    )
    if (!rows[0]) throw new Error(`Nothing in ${table} where ${like}`)
    return rows[0].row
  }
  const signedIn = await whoSignsIn(connection, install)
  const everybody = [
    { role: 'alongside_system', session: '' },
    { role: 'alongside_authz', session: '' },
    ...signedIn,
    ...(await whoMayNoLonger(connection, another, install)),
    ...(await whoHoldsALink(connection, another)),
    ...(await whichSystems(connection, another)),
  ]
  await nearlyReached(connection, another)
  await connection.query('set session_replication_role = origin')
  const roles = [...new Set(everybody.map(({ role }) => role))]
  return [
    ...everybody,
    ...roles.map(role => ({ role, session: nobody })),
    // a session worn in the role of somebody else opens nothing, nor does a link or a key
    ...roles.flatMap(role => {
      const others = everybody.filter(each => each.role !== role && each.session !== '')
      return [...Map.groupBy(others, each => each.role).values()].flatMap(([each]) =>
        each ? [{ role, session: each.session }] : [],
      )
    }),
  ]
}

async function whoSignsIn(connection: Connection, install: Install): Promise<Somebody[]> {
  const { rows } = await connection.query<{ id: string; role: string }>(
    `select id, role from (
       select a.id, 'alongside_' || lower(regexp_replace(a.role, '([A-Z])', '_\\1', 'g')) as role,
         row_number() over (partition by a.role order by
           (select count(*) from mentoring m join mentor o on o.id = m.mentor_id where o.account_id = a.id) desc, a.id) as nth
       from account a where a.auth_user_id is not null and a.disabled_at is null) ranked
     where nth <= ${MOST_OF_EACH_ROLE} order by role, nth`,
  )
  const found: Somebody[] = []
  for (const { id, role } of rows) {
    found.push({ role, session: await openSessionFor(install, id) })
    // each of them was looked after here once, as somebody whose record their clinic has
    await connection.query(
      `insert into hat (account_id, person_id)
       select $1, p.id from person p where p.released_at is not null and p.id not in (select person_id from hat)
         and (p.clinic_id in (select clinic_id from account_clinic where account_id = $1)
           or not exists (select 1 from account_clinic where account_id = $1))
       order by p.id limit 1 on conflict do nothing`,
      [id],
    )
  }
  return found
}

/** A session that is over, and one of somebody whose account was closed. */
async function whoMayNoLonger(
  connection: Connection,
  another: Another,
  install: Install,
): Promise<Somebody[]> {
  const { rows } = await connection.query<{ id: string; auth_user_id: string }>(
    `select id, auth_user_id from account where role = 'clinician' and auth_user_id is not null order by id limit 1`,
  )
  const [somebody] = rows
  if (!somebody) throw new Error('Nobody works at a clinic')
  const role = 'alongside_clinician'
  const session = await openSessionFor(install, somebody.id)
  const like = `token = '${session}'`
  const over = { id: randomUUID(), token: hashOf('over'), expiresAt: '2020-01-01T00:00:00Z' }
  await another('auth."session"', like, over)
  const closed = { id: randomUUID(), token: hashOf('closed'), userId: randomUUID() }
  await another('auth."session"', like, closed)
  const account = await another('account', `id = '${somebody.id}'`, {
    id: randomUUID(),
    auth_user_id: closed.userId,
    disabled_at: '2025-01-01T00:00:00Z',
  })
  await another('account_clinic', `account_id = '${somebody.id}'`, { account_id: account.id })
  return [over, closed].map(({ token }) => ({ role, session: token }))
}

/** Links: open, answered, taken back, and out of date. */
async function whoHoldsALink(connection: Connection, another: Another): Promise<Somebody[]> {
  const { rows } = await connection.query<{ id: string; clinic_id: string }>(
    'select id, clinic_id from person where erased_at is null order by id desc limit 1',
  )
  const open = {
    id: randomUUID(),
    token_hash: hashOf('link'),
    person_id: rows[0]?.id,
    clinic_id: rows[0]?.clinic_id,
    purpose: 'offerLink',
    language: 'en',
    issued_by: randomUUID(),
    issued_at: '2025-01-01T00:00:00Z',
    expires_at: '2099-01-01T00:00:00Z',
    from_sealed: '\\x00',
  }
  await connection.query(
    'insert into private_link select (jsonb_populate_record(null::private_link, $1)).*',
    [JSON.stringify(open)],
  )
  const was = '2025-01-01T00:00:00Z'
  const changes: Row[] = [{ used_at: was, answer: 'takeUp' }, { revoked_at: was }, { expires_at: was }]
  const links: Row[] = [open]
  for (const [at, but] of changes.entries())
    links.push(
      await another('private_link', `id = '${open.id}'`, {
        id: randomUUID(),
        token_hash: hashOf(`link ${at}`),
        ...but,
      }),
    )
  return links.map(link => ({ role: 'alongside_person', session: String(link.token_hash) }))
}

/** Systems of clinics: with a good key, and with one that is over in each of the ways in which it may be. */
async function whichSystems(connection: Connection, another: Another): Promise<Somebody[]> {
  const was = '2025-01-01T00:00:00Z'
  const all: { account?: Row; system?: Row; key?: Row }[] = [
    {},
    { key: { revoked_at: was } },
    { key: { expires_at: was } },
    { system: { ended_at: was } },
    { account: { disabled_at: was } },
    { account: { role: 'coordinator' } },
  ]
  const { rows } = await connection.query<{ clinic: string }>(
    'select clinic_id as clinic from person group by 1 order by count(*) desc, 1 limit 1',
  )
  const found: Somebody[] = []
  for (const [at, { account, system, key }] of all.entries()) {
    const [accountId, systemId, hash] = [randomUUID(), randomUUID(), hashOf(`key ${at}`)]
    await another('account', 'auth_user_id is not null', {
      id: accountId,
      auth_user_id: null,
      role: 'integration',
      ...account,
    })
    await another('account_clinic', `clinic_id = '${rows[0]?.clinic}'`, { account_id: accountId })
    await connection.query(
      `insert into hat (account_id, person_id) select $1, id from person where clinic_id = $2 order by id limit 1`,
      [accountId, rows[0]?.clinic],
    )
    const made = { made_at: was }
    await connection.query(
      `with s as (insert into clinic_system select (jsonb_populate_record(null::clinic_system, $1)).*)
       insert into clinic_key select (jsonb_populate_record(null::clinic_key, $2)).*`,
      [
        JSON.stringify({
          ...made,
          id: systemId,
          clinic_id: rows[0]?.clinic,
          account_id: accountId,
          name: 'Records',
          per_minute: 9,
          ...system,
        }),
        JSON.stringify({
          ...made,
          id: randomUUID(),
          system_id: systemId,
          key_hash: hash,
          begins_with: 'a',
          ...key,
        }),
      ],
    )
    found.push({ role: 'alongside_integration', session: hash })
  }
  return found
}

function hashOf(word: string): string {
  return createHash('sha256').update(word).digest('hex')
}
