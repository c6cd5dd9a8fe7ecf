/**
 * The first accounts of an install, made as the superuser of the database: before there is an administrator nobody
 * can be invited. The demo data and the tests begin here too; everybody after that is invited.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { type Instant, instant } from '@alongside/domain/time'
import { Client } from 'pg'
import { sessionHash } from '../actor.ts'
import { Keyring } from '../database/keys.ts'
import { databaseUrls } from '../database/logins.ts'
import { Sealed } from '../database/sealed.ts'
import type { InstallSecrets } from '../database/secrets.ts'
import { openSignIn } from '../sign-in/sign-in.ts'
import type { Invitation } from './invite.ts'

export interface Install {
  /** The migrated database, addressed as its superuser. */
  readonly database: string
  readonly secrets: InstallSecrets
}

/** Makes an account without an invitation; gives its id. An address that has one already keeps it. */
export async function makeFirstAccount(
  { database, secrets }: Install,
  { email, password, name, role, clinicIds }: Invitation,
  at: Instant = instant(new Date().toISOString()),
): Promise<string> {
  return asSuperuser(database, async client => {
    const known = await client.query<{ id: string }>(
      'select a.id from account a join auth."user" u on u.id = a.auth_user_id where u.email = lower($1)',
      [email],
    )
    if (known.rows[0]) return known.rows[0].id

    // an earlier try that was cut short left a credential without an account
    await client.query(
      `delete from auth."user" u where u.email = lower($1)
         and not exists (select 1 from account a where a.auth_user_id = u.id)`,
      [email],
    )
    const signIn = openSignIn({
      databaseUrl: databaseUrls(database, secrets).alongside_auth,
      cookieSecret: secrets.cookieSecret,
      apiUrl: 'http://127.0.0.1',
      appUrls: [],
      attemptsPerMinute: 1,
    })
    const userId = await signIn.invite(email, password).finally(() => signIn.close())
    const id = randomUUID()
    const { key, row } = new Keyring(secrets).newKey(id)
    const sealed = Sealed.of(name, key, { table: 'account', column: 'name_sealed', id })
    await client.query('begin')
    await client.query(
      'insert into account (id, auth_user_id, role, name_sealed, created_at) values ($1, $2, $3, $4, $5)',
      [id, userId, role, sealed.bytes, at],
    )
    await client.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, row.wrapped])
    for (const clinicId of clinicIds)
      await client.query('insert into account_clinic (account_id, clinic_id) values ($1, $2)', [id, clinicId])
    await client.query('commit')
    return id
  })
}

/** A session without a password, for programs that act as demo people: its hash, ready for `whoIs`. */
export async function openSessionFor({ database }: Install, accountId: string): Promise<string> {
  const hash = sessionHash(randomBytes(24).toString('base64url'))
  await asSuperuser(database, client =>
    client.query(
      `insert into auth."session" ("expiresAt", token, "updatedAt", "steppedUpAt", "userId")
       select now() + interval '12 hours', $1, now(), now() + interval '12 hours', auth_user_id from account where id = $2`,
      [hash, accountId],
    ),
  )
  return hash
}

async function asSuperuser<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
