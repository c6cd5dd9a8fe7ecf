/** Sends somebody a link to their own private page, or takes one back. A new link ends the ones before it. */
import type { Language } from '@alongside/domain/messages'
import type { Instant } from '@alongside/domain/time'
import { type SignedIn, sessionHash } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Doors } from '../doors.ts'
import { queueMessage } from '../message/queue-message.ts'
import { planFor, referralFor } from './link-plan.ts'
import { newToken } from './token.ts'

export interface Issuing {
  readonly referralId: string
  readonly language: Language
  readonly commandId: string
}

export function issueLink(
  doors: Doors,
  caller: SignedIn,
  { referralId, language, commandId }: Issuing,
): Promise<Answer<{ linkId: string; leavesAt: Instant }>> {
  return change(doors, caller, { what: 'links.issue', commandId }, async changing => {
    const { db, at, newId, refuse } = changing
    const referral = await referralFor(changing, referralId)
    if (!referral) return refuse('not-found')
    const plan = await planFor(changing, referral, caller.accountId, language, doors.privatePageUrl)
    if ('never' in plan) return refuse('refused', { reasons: [plan.never] })
    if (plan.language !== language)
      return refuse('refused', { reasons: ['This clinic does not write in that language.'] })
    await endLinks(changing, links => links.where('referral_id', '=', referralId))

    const [linkId, token] = [newId(), newToken()]
    const { personId, clinicId } = referral
    const keys = await changing.keysOfPeople([personId])
    const from = keys.seal(personId, plan.from, { table: 'private_link', column: 'from_sealed', id: linkId })
    await db
      .insertInto('private_link')
      .values({
        id: linkId,
        token_hash: sessionHash(token),
        person_id: personId,
        clinic_id: clinicId,
        referral_id: referralId,
        purpose: 'offer',
        language,
        issued_by: caller.accountId,
        issued_at: at,
        expires_at: plan.expiresAt,
        from_sealed: from.bytes,
      })
      .execute()
    await queueMessage(
      { db, keys },
      {
        id: newId(),
        cause: `link/${linkId}`,
        purpose: 'offerLink',
        channel: plan.channel,
        personId,
        clinicId,
        aboutId: linkId,
        language,
        to: plan.to,
        body: plan.text(`${doors.privatePageUrl}/a/${token}`),
        at,
        leavesAt: plan.leavesAt,
        goodUntil: plan.expiresAt,
      },
    )
    return { linkId, leavesAt: plan.leavesAt }
  })
}

export function revokeLink(
  doors: Doors,
  caller: SignedIn,
  { linkId, commandId }: { readonly linkId: string; readonly commandId: string },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'links.revoke', commandId }, async changing => {
    const link = await changing.db
      .selectFrom('private_link')
      .select('person_id')
      .where('id', '=', linkId)
      .executeTakeFirst()
    if (!link) return changing.refuse('not-found')
    changing.saw([link.person_id])
    await endLinks(changing, links => links.where('id', '=', linkId))
    return { done: true }
  })
}

function openLinks({ db }: Pick<Changing, 'db'>) {
  return db
    .selectFrom('private_link')
    .select('id')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
}

/** A link that is taken back opens nothing, and a message that carries it stays here if it has not left. */
async function endLinks(
  { db, at }: Changing,
  which: (links: ReturnType<typeof openLinks>) => ReturnType<typeof openLinks>,
): Promise<void> {
  const ids = (await which(openLinks({ db })).execute()).map(({ id }) => id)
  if (ids.length === 0) return
  await db.updateTable('private_link').set({ revoked_at: at }).where('id', 'in', ids).execute()
  await db
    .updateTable('message')
    .set({ cancelled_at: at })
    .where('about_id', 'in', ids)
    .where('sent_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
}
