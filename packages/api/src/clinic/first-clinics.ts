/** The first trusts and clinics of an install, made as the superuser of the database. Made twice, they are there once. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { type Instant, londonDateOf, type PlainDate } from '@alongside/domain/time'
import type { Install } from '../account/first-accounts.ts'
import { runOn } from '../postgres/url.ts'

export interface FirstClinic {
  readonly id: string
  readonly name: string
  readonly openedOn: PlainDate
  readonly trust: { readonly id: string; readonly name: string }
  /** What was settled with the clinic, in force from the day it opened. */
  readonly settings: ClinicSettings
}

export async function makeFirstClinic(
  { database }: Pick<Install, 'database'>,
  { id, name, openedOn, trust, settings }: FirstClinic,
  at: Instant,
): Promise<void> {
  await runOn(database, 'insert into trust (id, name) values ($1, $2) on conflict do nothing', [
    trust.id,
    trust.name,
  ])
  await runOn(
    database,
    'insert into clinic (id, trust_id, name, opened_on) values ($1, $2, $3, $4) on conflict do nothing',
    [id, trust.id, name, openedOn],
  )
  await runOn(
    database,
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [id, openedOn < londonDateOf(at) ? openedOn : londonDateOf(at), at, JSON.stringify(settings)],
  )
}
