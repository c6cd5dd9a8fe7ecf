/** The links of one referral as the clinic sees them: what was sent, whether it left, and what came of it. */
import { Language, LinkAnswer } from '@alongside/domain/messages'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { problemWords } from '../message/problems.ts'
import type { Reading } from '../read.ts'
import { planFor, referralFor } from './link-plan.ts'

const LinkView = z.strictObject({
  id: Id,
  language: Language,
  channel: z.enum(['text', 'email']),
  state: z.enum(['waiting', 'sent', 'notSent', 'answered', 'cancelled', 'expired']),
  issuedAt: Instant,
  expiresAt: Instant,
  /** When it leaves, while it waits. */
  leavesAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  /** Why it did not leave. */
  problem: z.string().nullable(),
  answer: LinkAnswer.nullable(),
  answeredAt: Instant.nullable(),
  /** It went to the page of a demo, and not to a carrier. */
  isKeptHere: z.boolean(),
})
type LinkView = z.infer<typeof LinkView>

export const LinkPreview = z.strictObject({
  referralId: Id,
  personId: Id,
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  language: Language,
  /** What would be sent; null with the reason when nothing can be. */
  plan: z
    .strictObject({
      text: z.string(),
      channel: z.enum(['text', 'email']),
      /** The last signs of the number or address, to know it by. */
      ending: z.string(),
      from: z.string(),
      leavesAt: Instant,
      isNow: z.boolean(),
      expiresAt: Instant,
    })
    .nullable(),
  reason: z.string().nullable(),
  links: z.array(LinkView),
})
export type LinkPreview = z.infer<typeof LinkPreview>

async function linksOf({ db, at }: Reading, referralId: string): Promise<LinkView[]> {
  const rows = await db
    .selectFrom('private_link as l')
    .innerJoin('message as m', 'm.about_id', 'l.id')
    .leftJoin('local_post as here', 'here.message_id', 'm.id')
    .select([
      'l.id',
      'l.language',
      'l.issued_at',
      'l.expires_at',
      'l.used_at',
      'l.answer',
      'l.revoked_at',
      'm.channel',
      'm.sent_at',
      'm.next_attempt_at',
      'm.cancelled_at',
      'm.given_up_at',
      'm.last_problem',
      'here.message_id as kept_here',
    ])
    .where('l.referral_id', '=', referralId)
    .orderBy('l.issued_at', 'desc')
    .orderBy('l.id')
    .execute()
  return rows.map(row => {
    const state = stateOf(row, at)
    return {
      id: row.id,
      language: row.language,
      channel: row.channel === 'email' ? 'email' : 'text',
      state,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
      leavesAt: state === 'waiting' ? row.next_attempt_at : null,
      sentAt: row.sent_at,
      problem: state === 'notSent' ? problemWords(row.last_problem) : null,
      answer: row.answer,
      answeredAt: row.used_at,
      isKeptHere: row.kept_here !== null,
    }
  })
}

interface Stored {
  readonly used_at: Instant | null
  readonly revoked_at: Instant | null
  readonly expires_at: Instant
  readonly sent_at: Instant | null
  readonly cancelled_at: Instant | null
  readonly given_up_at: Instant | null
}

function stateOf(row: Stored, at: Instant): LinkView['state'] {
  if (row.used_at !== null) return 'answered'
  if (row.revoked_at !== null) return 'cancelled'
  if (row.sent_at === null && (row.given_up_at !== null || row.cancelled_at !== null)) return 'notSent'
  if (row.expires_at <= at) return 'expired'
  return row.sent_at === null ? 'waiting' : 'sent'
}

const SECRET = '…'

/** The exact text that would leave, but for the secret part of the address. */
export async function linkPreview(
  reading: Reading,
  { referralId, language }: { readonly referralId: string; readonly language: Language | undefined },
  accountId: string,
  pageUrl: string,
): Promise<LinkPreview | null> {
  const referral = await referralFor(reading, referralId)
  if (!referral) return null
  const plan = await planFor(reading, referral, accountId, language, pageUrl)
  const [links, name] = [await linksOf(reading, referralId), await nameOf(reading, referral.personId)]
  const about = { referralId, personId: referral.personId, ...name, language: plan.language, links }
  if ('never' in plan) return { ...about, plan: null, reason: plan.never }
  return {
    ...about,
    plan: {
      text: plan.text(`${pageUrl}/a/${SECRET}`),
      channel: plan.channel,
      ending: plan.channel === 'text' ? plan.to.slice(-3) : plan.to.slice(plan.to.indexOf('@')),
      from: plan.from,
      leavesAt: plan.leavesAt,
      isNow: plan.leavesAt === reading.at,
      expiresAt: plan.expiresAt,
    },
    reason: null,
  }
}

async function nameOf(
  { db, keysOfPeople }: Reading,
  id: string,
): Promise<{ name: string | null; clinicNumber: string | null }> {
  const row = await db
    .selectFrom('person')
    .select(['called_sealed', 'clinic_number_sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  const keys = await keysOfPeople([id])
  const open = (column: string, sealed: Uint8Array | null | undefined) =>
    keys.open(id, sealed ?? null, { table: 'person', column, id })
  return {
    name: open('called_sealed', row?.called_sealed),
    clinicNumber: open('clinic_number_sealed', row?.clinic_number_sealed),
  }
}
