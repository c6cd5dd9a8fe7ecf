/** Invitations to join: made by a coordinator, sent or handed on, taken up once. */
import { hasCooledOff, type RecruitmentRoute } from '@alongside/domain/recruitment'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { instantPlusDays } from '@alongside/domain/working-days'
import { sql } from 'kysely'
import { type Answer, no, yes } from '../answer.ts'
import type { Changing } from '../change.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { Sealed } from '../database/sealed.ts'
import type { Doors } from '../doors.ts'
import { breaks } from '../lifecycle/submission.ts'
import { tokenFor, tokenHash, tokenPattern } from '../link-token.ts'
import type { Reading } from '../read.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { sendInvitation } from './joining-messages.ts'
import { type LetterState, lettersOf } from './letters.ts'

/** How long an invitation waits to be taken up. */
const OPEN_DAYS = 28

export interface InvitationView {
  readonly id: string
  readonly clinicId: string
  readonly route: RecruitmentRoute
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly state: 'open' | 'used' | 'expired' | 'revoked'
  /** The secret part of its address; null once it opens nothing any more. */
  readonly token: string | null
  /** How far the message with it has come. */
  readonly letter: LetterState
}

/** Makes an invitation. Somebody who was supported here is invited when enough time has passed since the ending. */
export async function makeInvitation(
  changing: Changing,
  { clinicId, personId, email }: { clinicId: string; personId: string | null; email: string | null },
  home: string,
): Promise<{ id: string; sent: boolean }> {
  const { db, at, caller, newId, refuse, keyring } = changing
  if (!caller.clinicIds.some(id => id === clinicId)) refuse('not-found')
  const settings = await settingsOf(changing, clinicId, at)
  if (personId !== null) {
    const ended = await db
      .selectFrom('discharge')
      .select('closed_at')
      .where('person_id', '=', personId)
      .where('clinic_id', '=', clinicId)
      .orderBy('opened_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const closedAt = ended?.closed_at ?? null
    if (closedAt === null) return refuse('refused', { reasons: ['Their support here has not ended yet.'] })
    const waited = hasCooledOff(
      londonDateOf(closedAt),
      londonDateOf(at),
      settings.recruitment.coolingOffMonths,
    )
    if (waited !== true) refuse('refused', { reasons: [waited] })
    changing.saw([personId])
  }
  const id = newId()
  const expiresAt = instantPlusDays(at, OPEN_DAYS)
  await db
    .insertInto('joining_invitation')
    .values({
      id,
      token_hash: tokenHash(tokenFor(keyring, 'join', id)),
      clinic_id: clinicId,
      made_by: caller.accountId ?? '',
      route: personId === null ? 'clinicLink' : 'formerPerson',
      person_id: personId,
      made_at: at,
      expires_at: expiresAt,
    })
    .execute()
  return { id, sent: await sendInvitation(changing, home, { id, clinicId, personId, email, expiresAt }) }
}

export async function invitationsFor(reading: Reading): Promise<InvitationView[]> {
  const { db, at, keyring } = reading
  const rows = await db
    .selectFrom('joining_invitation')
    .select(['id', 'clinic_id', 'route', 'made_at', 'expires_at', 'used_at', 'revoked_at'])
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute()
  const letterOf = await lettersOf(
    reading,
    rows.map(({ id }) => id),
  )
  return rows.map(row => {
    const state = stateOf(row, at)
    return {
      id: row.id,
      clinicId: row.clinic_id,
      route: row.route,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      state,
      token: state === 'open' ? tokenFor(keyring, 'join', row.id) : null,
      letter: letterOf(row.id),
    }
  })
}

function stateOf(
  row: { used_at: Instant | null; revoked_at: Instant | null; expires_at: Instant },
  at: Instant,
): InvitationView['state'] {
  if (row.used_at !== null) return 'used'
  if (row.revoked_at !== null) return 'revoked'
  return row.expires_at < at ? 'expired' : 'open'
}

/** Which clinic invited, for whoever holds an open invitation; null for any other token, whatever is wrong with it. */
export async function openInvitation(
  { orm, now }: Doors,
  token: string,
): Promise<{ clinicName: string; expiresAt: Instant } | null> {
  if (!tokenPattern.test(token)) return null
  const { rows } = await sql<{ clinic_name: string; expires_at: Instant }>`
    select clinic_name, expires_at from authz.open_invitation(${tokenHash(token)}, ${now()})
  `.execute(orm.em.fork().getKysely())
  const row = rows[0]
  return row ? { clinicName: row.clinic_name, expiresAt: row.expires_at } : null
}

/** Makes the account of an invitation. The credential is made first, and taken back when the invitation was used. */
export async function takeUpInvitation(
  { orm, keys, now, newId }: Doors,
  signIn: Pick<SignIn, 'invite' | 'forget'>,
  { token, name, email, password }: { token: string; name: string; email: string; password: string },
): Promise<Answer<{ accountId: string }>> {
  const at = now()
  if (!(await openInvitation({ orm, now } as Doors, token))) return no('not-found')
  let userId: string | undefined
  try {
    userId = await signIn.invite(email, password)
    const accountId = newId()
    const { key, row } = keys.newKey(accountId)
    const called = Sealed.of(name, key, { table: 'account', column: 'name_sealed', id: accountId })
    const { rows } = await sql<{ made: boolean }>`
      select authz.take_up_invitation(${tokenHash(token)}, ${accountId}, ${userId}, ${called.bytes}, ${row.wrapped},
        ${row.wrapping_key_id}, ${at}) as made
    `.execute(orm.em.fork().getKysely())
    if (rows[0]?.made === true) return yes({ accountId })
    await signIn.forget(userId)
    return no('not-found')
  } catch (error) {
    if (breaks(error, 'user_email_once'))
      return no('not-valid', { fields: { email: ['There is an account with this address already.'] } })
    if (userId) await signIn.forget(userId)
    throw error
  }
}
