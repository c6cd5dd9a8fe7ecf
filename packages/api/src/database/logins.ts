/** The logins and roles of the cluster: who may connect, and as whom a transaction may act. */
import { Role } from '@alongside/domain/people'
import type { Client } from 'pg'
import { type InstallSecrets, type Login, logins } from './secrets.ts'

/** The database role in which a transaction for this kind of actor runs. */
export function databaseRole(role: Role): string {
  return `alongside_${role.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`
}

/** Every role that an actor can have; `alongside_system` is the jobs process. */
const actorRoles: readonly string[] = Role.options.map(databaseRole)

const systemRole = databaseRole('system')

/** The address of the database for each login. */
export function databaseUrls(
  superuserUrl: string,
  secrets: Pick<InstallSecrets, 'passwords'>,
): Readonly<Record<Login, string>> {
  const as = (login: Login) => {
    const url = new URL(superuserUrl)
    url.username = login
    url.password = encodeURIComponent(secrets.passwords[login])
    return url.href
  }
  return {
    alongside_owner: as('alongside_owner'),
    alongside_api: as('alongside_api'),
    alongside_worker: as('alongside_worker'),
    alongside_auth: as('alongside_auth'),
  }
}

/**
 * Makes the logins and roles, or brings them back to what they must be. Roles belong to the whole cluster, so this
 * is not a migration of one database: it runs, and means the same, every time.
 */
export async function makeLogins(
  superuser: Client,
  secrets: Pick<InstallSecrets, 'passwords'>,
): Promise<void> {
  const { rows } = await superuser.query<{ name: string }>('select current_database() as name')
  const database = superuser.escapeIdentifier(rows[0]?.name ?? '')

  for (const role of [...actorRoles, 'alongside_authz']) await make(superuser, role, 'nologin noinherit')
  for (const login of logins) {
    await make(superuser, login, 'login noinherit')
    await superuser.query(`alter role ${login} password ${superuser.escapeLiteral(secrets.passwords[login])}`)
  }

  // Nobody may hold others up for long: a lock, a statement or a forgotten transaction ends by itself.
  for (const login of ['alongside_api', 'alongside_worker', 'alongside_auth']) {
    await superuser.query(`alter role ${login} set lock_timeout = '10s'`)
    await superuser.query(`alter role ${login} set statement_timeout = '30s'`)
    await superuser.query(`alter role ${login} set idle_in_transaction_session_timeout = '60s'`)
  }

  // The API may act as any kind of signed-in actor and the worker only as the system; neither inherits anything, so
  // a connection that has not said whom it acts for can read nothing.
  const signedIn = actorRoles.filter(role => role !== systemRole)
  await superuser.query(`grant ${signedIn.join(', ')} to alongside_api`)
  await superuser.query(`grant ${systemRole} to alongside_worker`)
  // The owner hands the functions that look up a session to a role of their own, and for that must belong to it.
  await superuser.query('grant alongside_authz to alongside_owner')

  await superuser.query(`revoke all on database ${database} from public`)
  await superuser.query(`grant connect on database ${database} to ${logins.join(', ')}`)
  await superuser.query(`grant create on database ${database} to alongside_owner`)
  await superuser.query('revoke all on schema public from public')
  await superuser.query('grant usage, create on schema public to alongside_owner with grant option')
  await superuser.query('create schema if not exists pgboss')
  await superuser.query('grant usage, create on schema pgboss to alongside_worker')
}

async function make(superuser: Client, role: string, kind: string): Promise<void> {
  await superuser.query(
    `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`,
  )
  await superuser.query(`alter role ${role} ${kind}`)
}
