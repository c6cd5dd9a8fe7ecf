/** Who stands behind a token. Unknown, used, taken back and run out are one and the same answer: nobody. */
import type { Language, LinkAnswer } from '@alongside/domain/messages'
import { CompiledQuery } from 'kysely'
import { type LinkHolder, sessionHash } from '../actor.ts'
import type { Doors } from '../doors.ts'
import { looksLikeToken } from './token.ts'

export interface OpenLink {
  readonly holder: LinkHolder
  readonly clinicId: string
  readonly referralId: string
  readonly language: Language
  readonly fromSealed: Uint8Array
}

interface Row {
  person_id: string
  clinic_id: string
  referral_id: string
  language: Language
  from_sealed: Uint8Array
}

export async function openLinkOf({ orm }: Doors, token: string): Promise<OpenLink | null> {
  if (!looksLikeToken(token)) return null
  const session = sessionHash(token)
  const { rows } = await orm.em
    .fork()
    .getKysely()
    .executeQuery<Row>(CompiledQuery.raw('select * from authz.open_link($1)', [session]))
  const [row] = rows
  if (!row) return null
  return {
    holder: {
      accountId: null,
      role: 'person',
      clinicIds: [],
      mentorId: null,
      session,
      personId: row.person_id,
    },
    clinicId: row.clinic_id,
    referralId: row.referral_id,
    language: row.language,
    fromSealed: row.from_sealed,
  }
}

/** What this very form did when it was sent before; null when it was not. */
export async function answeredBefore(
  { orm }: Doors,
  token: string,
  commandId: string,
): Promise<LinkAnswer | null> {
  if (!looksLikeToken(token)) return null
  const { rows } = await orm.em
    .fork()
    .getKysely()
    .executeQuery<{ answer: LinkAnswer | null }>(
      CompiledQuery.raw('select authz.link_answered($1, $2) as answer', [sessionHash(token), commandId]),
    )
  return rows[0]?.answer ?? null
}
