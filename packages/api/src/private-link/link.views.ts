/** The links of one referral as the clinic sees them: what was sent, whether it left, and what came of it. */
import { Language, LinkAnswer } from '@alongside/domain/messages'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { problemWords } from '../message/problems.ts'
import type { Reading } from '../read.ts'
import { offerMade, planFor } from './link-plan.ts'

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
  /** In which it can be sent from this clinic. */
  languages: z.array(Language),
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

function linkRows({ db }: Reading, referralId: string) {
  return db
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
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof linkRows>['execute']>>[number]

function linksIn({ at }: Reading, rows: readonly LinkRow[]): LinkView[] {
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
  const {
    offers: [referral],
    links,
    names,
  } = await together(reading.db, {
    offers: offerMade(reading, referralId),
    links: linkRows(reading, referralId),
    names: nameRow(reading, referralId),
  })
  if (!referral) return null
  const plan = await planFor(reading, referral, accountId, language, pageUrl)
  const about = {
    referralId,
    personId: referral.personId,
    ...(await nameIn(reading, names, referral.personId)),
    language: plan.language,
    languages: [...plan.languages],
    links: linksIn(reading, links),
  }
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

function nameRow({ db }: Reading, referralId: string) {
  return db
    .selectFrom('person')
    .select(['called_sealed', 'clinic_number_sealed'])
    .where('id', 'in', eb => eb.selectFrom('referral').select('person_id').where('id', '=', referralId))
}

type NameRow = Awaited<ReturnType<ReturnType<typeof nameRow>['execute']>>[number]

async function nameIn(
  { keysOfPeople }: Reading,
  [row]: readonly NameRow[],
  id: string,
): Promise<{ name: string | null; clinicNumber: string | null }> {
  const keys = await keysOfPeople([id])
  const open = (column: string, sealed: Uint8Array | null | undefined) =>
    keys.open(id, sealed ?? null, { table: 'person', column, id })
  return {
    name: open('called_sealed', row?.called_sealed),
    clinicNumber: open('clinic_number_sealed', row?.clinic_number_sealed),
  }
}
