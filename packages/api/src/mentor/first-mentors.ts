/** The first mentors of an install, until recruitment brings them: made as the superuser, and once only. */
import type { MentorWish } from '@alongside/domain/onboarding'
import type { PlainDate } from '@alongside/domain/time'
import type { Install } from '../account/first-accounts.ts'
import { Keyring } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import { runOn } from '../postgres/url.ts'

export interface FirstMentor {
  readonly id: string
  readonly accountId: string
  readonly called: string
  readonly standing: 'provisional' | 'full' | 'restricted' | 'onBreak'
  readonly languages: readonly string[]
  /** Which wishes the mentor meets, as they said it. */
  readonly offers: readonly MentorWish[]
  readonly capacity: number
  readonly startedOn: PlainDate
  readonly clinics: readonly {
    readonly clinicId: string
    readonly authorisedUntil: PlainDate
    readonly checksUntil: PlainDate
  }[]
}

export async function makeFirstMentor({ database, secrets }: Install, mentor: FirstMentor): Promise<void> {
  const { id, accountId, called, standing, languages, offers, capacity, startedOn, clinics } = mentor
  const [kept] = await runOn<{ wrapped: Buffer }>(
    database,
    'select wrapped from data_key where owner_id = $1',
    [accountId],
  )
  if (!kept) throw new Error('The account of this mentor has no key')
  const key = new Keyring(secrets).unwrap(accountId, kept.wrapped)
  const sealed = Sealed.of(called, key, { table: 'mentor', column: 'called_sealed', id })
  await runOn(
    database,
    `insert into mentor (id, account_id, standing, languages, offers, capacity, called_sealed, started_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [id, accountId, standing, languages, offers, capacity, sealed.bytes, startedOn],
  )
  for (const { clinicId, authorisedUntil, checksUntil } of clinics)
    await runOn(
      database,
      `insert into mentor_clinic (mentor_id, clinic_id, authorised_until, checks_until)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [id, clinicId, authorisedUntil, checksUntil],
    )
}
