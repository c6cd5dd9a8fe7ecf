/** A small programme to test with: two clinics of two trusts, one person in each role, and a clock that tests turn. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import type { Role } from '@alongside/domain/people'
import { type Instant, instant } from '@alongside/domain/time'
import { Client } from 'pg'
import { type SignedIn, whoIs } from '../actor.ts'
import type { Doors } from '../doors.ts'
import { openDoors } from '../doors.ts'
import type { TestCluster } from './cluster.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

interface Clock {
  now: () => Instant
  set(at: string): void
}

export interface Programme {
  readonly database: TestDatabase
  /** The doors of the API: for people who signed in. */
  readonly api: Doors
  /** The doors of the jobs process. */
  readonly worker: Doors
  readonly clock: Clock
  /** Looks behind the scenes as the superuser, past every policy. */
  readonly behind: Client
  /** Two clinics that know nothing of each other. */
  readonly clinic: string
  readonly otherClinic: string
  /** An account with a session that counts as proved throughout; a mentor also gets a mentor record that is ready at these clinics. */
  signIn(role: Role, ...clinicIds: readonly string[]): Promise<SignedIn>
  close(): Promise<void>
}

export async function openProgramme(
  startsAt = '2025-01-13T10:00:00.000Z',
  cluster?: TestCluster,
): Promise<Programme> {
  const database = await createTestDatabase(cluster)
  let at = instant(startsAt)
  const clock: Clock = {
    now: () => at,
    set: to => {
      at = instant(to)
    },
  }
  const behind = new Client({ connectionString: database.url })
  await behind.connect()
  const api = await openDoors(database.urls.alongside_api, database.secrets, { now: clock.now })
  const worker = await openDoors(database.urls.alongside_worker, database.secrets, { now: clock.now })
  const clinic = await makeClinic(behind, 'North')
  const otherClinic = await makeClinic(behind, 'South')
  return {
    database,
    api,
    worker,
    clock,
    behind,
    clinic,
    otherClinic,
    signIn: (role, ...clinicIds) =>
      makeAccount(behind, api, role, clinicIds.length > 0 ? clinicIds : [clinic]),
    close: async () => {
      await Promise.all([api.close(), worker.close(), behind.end()])
      await database.drop()
    },
  }
}

async function makeClinic(behind: Client, name: string): Promise<string> {
  const trust = randomUUID()
  const clinic = randomUUID()
  await behind.query('insert into trust (id, name) values ($1, $2)', [trust, `${name} trust`])
  await behind.query('insert into clinic (id, trust_id, name) values ($1, $2, $3)', [
    clinic,
    trust,
    `${name} clinic`,
  ])
  return clinic
}

async function makeAccount(
  behind: Client,
  api: Doors,
  role: Role,
  clinicIds: readonly string[],
): Promise<SignedIn> {
  const [user, account, token] = [randomUUID(), randomUUID(), randomBytes(24).toString('base64url')]
  const session = createHash('sha256').update(token).digest('hex')
  await behind.query('insert into auth."user" (id, name, email, "emailVerified") values ($1, $2, $2, true)', [
    user,
    `${user}@example.test`,
  ])
  await behind.query(
    `insert into auth."session" ("expiresAt", token, "updatedAt", "steppedUpAt", "userId")
     values (now() + interval '1 day', $1, now(), now() + interval '1 day', $2)`,
    [session, user],
  )
  await behind.query('insert into account (id, auth_user_id, role) values ($1, $2, $3)', [
    account,
    user,
    role,
  ])
  for (const clinicId of clinicIds)
    await behind.query('insert into account_clinic (account_id, clinic_id) values ($1, $2)', [
      account,
      clinicId,
    ])
  if (role === 'mentor') await makeMentor(behind, account, clinicIds)
  const signedIn = await whoIs(api, session)
  if (!signedIn) throw new Error('The account that was just made cannot sign in')
  return signedIn
}

async function makeMentor(behind: Client, account: string, clinicIds: readonly string[]): Promise<void> {
  const mentor = randomUUID()
  await behind.query(
    `insert into mentor (id, account_id, standing, capacity, languages) values ($1, $2, 'full', 5, '{English}')`,
    [mentor, account],
  )
  for (const clinicId of clinicIds)
    await behind.query(
      `insert into mentor_clinic (mentor_id, clinic_id, authorised_until, checks_until)
       values ($1, $2, '2099-01-01', '2099-01-01')`,
      [mentor, clinicId],
    )
}

/** Everybody was asked, and may be reached by text and phone on any day. */
export const anyHour: ContactRules = {
  ...rulesUntilAsked,
  askedAt: '2025-01-10T10:00:00.000Z',
  channels: ['text', 'call', 'letter', 'inPerson'],
  days: [1, 2, 3, 4, 5, 6, 7],
}

/** A person at a clinic, as an import would make one, with a key of their own. */
export async function makePerson(programme: Programme, clinicId = programme.clinic): Promise<string> {
  const { behind, api, clock } = programme
  const id = randomUUID()
  const { row } = api.keys.newKey(id)
  await behind.query(
    'insert into person (id, clinic_id, contact_rules, created_at, changed_at) values ($1, $2, $3, $4, $4)',
    [id, clinicId, JSON.stringify(anyHour), clock.now()],
  )
  await behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, row.wrapped])
  return id
}
