/**
 * A clinic that is none, with a system and a key: for those who build against us. The key follows from the secret of
 * the install, so that it is the same at every start and stands nowhere.
 */
import { createHmac } from 'node:crypto'
import { ClinicSettings } from '@alongside/domain/clinic-settings'
import { type Instant, instant, londonDateOf } from '@alongside/domain/time'
import type { Install } from '../account/first-accounts.ts'
import { sessionHash } from '../actor.ts'
import { makeFirstClinic } from '../clinic/first-clinics.ts'
import { Keyring } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import { runOn } from '../postgres/url.ts'
import { idFrom } from './command-ids.ts'
import { keyFrom } from './key-holder.ts'

const name = 'Sandbox'

/** Makes it once, as the superuser of the database; gives the key. */
export async function makeSandbox(
  { database, secrets }: Install,
  at: Instant = instant(new Date().toISOString()),
): Promise<string> {
  const keyring = new Keyring(secrets)
  const id = (what: string) => idFrom(keyring, 'sandbox', what)
  const clinic = { id: id('clinic'), name: 'Sandbox (made-up people)', trust: { id: id('trust'), name } }
  await makeFirstClinic(
    { database },
    { ...clinic, openedOn: londonDateOf(at), settings: ClinicSettings.parse({}) },
    at,
  )
  await runOn(database, 'update clinic set sandbox = true where id = $1 and not sandbox', [clinic.id])
  const key = keyFrom(createHmac('sha256', secrets.indexKey).update('sandbox key').digest())
  const [account, system] = [id('account'), id('system')]
  const { key: dataKey, row } = keyring.newKey(account)
  const place = { table: 'account', column: 'name_sealed', id: account }
  await runOn(
    database,
    `with made as (
       insert into account (id, role, name_sealed, created_at) values ($1, 'integration', $2, $3)
       on conflict do nothing returning id)
     insert into data_key (owner_id, wrapped) select id, $4 from made`,
    [account, Sealed.of(name, dataKey, place).bytes, at, row.wrapped],
  )
  await runOn(database, 'insert into account_clinic values ($1, $2) on conflict do nothing', [
    account,
    clinic.id,
  ])
  await runOn(
    database,
    `insert into clinic_system (id, clinic_id, account_id, name, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [system, clinic.id, account, name, at],
  )
  await runOn(
    database,
    `insert into clinic_key (id, system_id, key_hash, begins_with, made_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id('key'), system, sessionHash(key), key.slice(0, 8), at],
  )
  return key
}
