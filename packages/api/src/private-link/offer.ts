/** The private page: what somebody may see and say who holds an open link, and nothing more. */
import { ContactAnswers, ContactDetails } from '@alongside/domain/contact-details'
import {
  contactAnswersOf,
  Language,
  LinkAnswer,
  languages,
  type OfferAnswer,
  type OwnContact,
} from '@alongside/domain/messages'
import type { ReferralContext } from '@alongside/domain/referral'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { recordAccess } from '../access/record.ts'
import { type Answer, no, Refused, yes } from '../answer.ts'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { acting, type Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import { together } from '../database/together.ts'
import type { Doors } from '../doors.ts'
import { keepConsent } from '../person/consents.ts'
import { keepContact } from '../person/keep-contact.ts'
import { read } from '../read.ts'
import { type Beside, type Submission, send } from '../send.ts'
import { answeredBefore, type OpenLink, openLinkOf } from './link-holder.ts'

export const OfferView = z.strictObject({
  language: Language,
  /** What else the page may be read in. */
  languages: z.array(Language),
  /** The name under which the link was sent. */
  from: z.string(),
  /** `open`: it waits for their word. `goingAhead`: it was agreed, or goes on by itself, and a no still stops it. */
  stage: z.enum(['open', 'goingAhead']),
  /** Where silence is a yes: until when a no is in time to come before it. */
  goesAheadAt: Instant.nullable(),
})
export type OfferView = z.infer<typeof OfferView>

export const OfferAnswered = z.strictObject({ answer: LinkAnswer })
export type OfferAnswered = z.infer<typeof OfferAnswered>

/** Where an offer stands for the person: which record their answer goes to. */
interface Standing {
  readonly stage: OfferView['stage']
  readonly goesAheadAt: Instant | null
  readonly record: { readonly kind: 'referral' | 'onboarding'; readonly id: string; readonly seq: number }
}

/** What says where the offer of a link stands, each of it a question to be asked with others. */
function standingRows(db: Transaction['db'], { holder, referralId }: OpenLink) {
  return {
    person: db
      .selectFrom('person')
      .select('id')
      .where('id', '=', holder.personId)
      .where('died_on', 'is', null)
      .where('erased_at', 'is', null),
    referral: db
      .selectFrom('referral')
      .select(['seq', 'state', 'status', 'context', 'due_at'])
      .where('id', '=', referralId),
    onboarding: db
      .selectFrom('onboarding')
      .select(['id', 'seq'])
      .where('episode_id', '=', eb =>
        eb.selectFrom('referral').select('episode_id').where('id', '=', referralId),
      )
      .where('status', '=', 'active'),
  }
}

type Rows = Awaited<ReturnType<typeof together<ReturnType<typeof standingRows>>>>

function standingIn(
  { person, referral: [referral], onboarding: [onboarding] }: Rows,
  { referralId }: OpenLink,
): Standing | null {
  if (person.length === 0 || !referral) return null
  if (referral.status === 'active') {
    const record = { kind: 'referral' as const, id: referralId, seq: referral.seq }
    if (referral.state !== 'told' && referral.state !== 'openOffer')
      return { stage: 'goingAhead', goesAheadAt: null, record }
    const { toldUnder } = referral.context as ReferralContext
    const byItself = referral.state === 'told' && toldUnder === 'withinService'
    return { stage: 'open', goesAheadAt: byItself ? referral.due_at : null, record }
  }
  // accepted: until support begins a no still stops everything
  return onboarding
    ? { stage: 'goingAhead', goesAheadAt: null, record: { kind: 'onboarding', ...onboarding } }
    : null
}

/** Opening the page changes nothing: whoever opens links to look for harm opens this one in vain. */
export async function lookAtOffer(doors: Doors, token: string): Promise<Answer<OfferView>> {
  const link = await openLinkOf(doors, token)
  if (!link) return no('not-found')
  const { holder, clinicId, fromSealed, language } = link
  return read(doors, holder, 'offer.look', async reading => {
    const { own, settings, ...rows } = await together(reading.db, {
      ...standingRows(reading.db, link),
      own: sql<{ id: string }>`select authz.own_link() as id`,
      settings: settingsAt(reading.db, reading.at).where('clinic_id', '=', clinicId),
    })
    const standing = standingIn(rows, link)
    if (!standing) return null
    const keys = await reading.keysOfPeople([holder.personId])
    const id = own[0]?.id ?? ''
    const from = keys.open(holder.personId, fromSealed, { table: 'private_link', column: 'from_sealed', id })
    const { messages } = settingsIn(settings)(clinicId)
    const { stage, goesAheadAt } = standing
    return { language, languages: messages.languages, from: from ?? '', stage, goesAheadAt }
  })
}

/** How often an answer is tried again when the record moved while it was on its way. */
const TRIES = 3

export async function answerOffer(
  doors: Doors,
  token: string,
  commandId: string,
  given: OfferAnswer,
): Promise<Answer<OfferAnswered>> {
  for (let tries = 1; ; tries++) {
    const link = await openLinkOf(doors, token)
    const answered = link ? await take(doors, link, commandId, given) : no('not-found')
    if (answered.ok) return answered
    if (answered.refusal.code === 'changed-meanwhile' && tries < TRIES) continue
    const before = await answeredBefore(doors, token, commandId)
    return before ? yes({ answer: before }) : answered
  }
}

async function take(
  doors: Doors,
  link: OpenLink,
  commandId: string,
  given: OfferAnswer,
): Promise<Answer<OfferAnswered>> {
  const { holder } = link
  const found = await read(doors, holder, 'offer.answer', async ({ db }) =>
    standingIn(await together(db, standingRows(db, link)), link),
  )
  if (!found.ok) return found
  const { stage, record } = found.value
  const beside: Beside = {
    before: async (transaction, at) => {
      await holdLink(transaction)
      if (given.answer === 'takeUp') await keepOwnContact(doors, transaction, link, given.contact, at)
    },
    after: (transaction, at) => useLink(transaction, commandId, given.answer, at),
  }
  if (given.answer === 'takeUp' && stage === 'goingAhead') return goOn(doors, link, given, beside)
  const sent = await send(doors, holder, { ...record, event: eventOf(record.kind, given), commandId }, beside)
  return sent.ok ? yes({ answer: given.answer }) : sent
}

function eventOf(kind: Standing['record']['kind'], given: OfferAnswer): Submission['event'] {
  if (given.answer === 'takeUp') return { type: 'agree', how: 'privateLink', scopes: given.scopes }
  if (kind === 'onboarding') return { type: 'withdraw' }
  const no = { type: 'optOut', how: 'privateLink' }
  return given.answer === 'notNow'
    ? { ...no, reason: 'notNow', askAgain: 'onDate', askAgainOn: given.askAgainOn }
    : { ...no, reason: 'didNotSay', askAgain: 'inSixMonths' }
}

/** They say yes to what goes ahead already: what they agreed and how to reach them is kept, and nothing else moves. */
async function goOn(
  doors: Doors,
  { holder, clinicId }: OpenLink,
  { scopes }: Extract<OfferAnswer, { answer: 'takeUp' }>,
  { before, after }: Beside,
): Promise<Answer<OfferAnswered>> {
  const at = doors.now()
  try {
    return await acting(doors.orm, holder, async transaction => {
      await before?.(transaction, at)
      const row = { personId: holder.personId, clinicId }
      await keepConsent(
        { ...transaction, row, caller: holder, at, newId: doors.newId },
        scopes,
        'privateLink',
      )
      const personIds = [holder.personId]
      await recordAccess(transaction, holder, {
        what: 'offer.answer',
        outcome: 'changed',
        personIds,
        clinicId,
        at,
      })
      await after?.(transaction, at)
      return yes({ answer: 'takeUp' as const })
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function holdLink({ db }: Transaction): Promise<void> {
  const { rows } = await sql<{ held: boolean }>`select authz.hold_link() as held`.execute(db)
  if (rows[0]?.held !== true) throw new Refused('not-found')
}

/** Last of all: from here on the token opens nothing, this transaction included. */
async function useLink(
  { db }: Transaction,
  commandId: string,
  answer: LinkAnswer,
  at: Instant,
): Promise<void> {
  const { rows } = await sql<{
    used: boolean
  }>`select authz.use_link(${commandId}, ${answer}, ${at}) as used`.execute(db)
  if (rows[0]?.used !== true) throw new Refused('not-found')
}

async function keepOwnContact(
  doors: Doors,
  { db }: Transaction,
  { holder: { personId }, language }: OpenLink,
  own: OwnContact,
  at: Instant,
): Promise<void> {
  const row = await db
    .selectFrom('person')
    .select(['seq', 'called_sealed', 'contact_sealed'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('not-found')
  const keys = await dataKeysOf(db, doors.keys, [personId])
  const open = (column: 'called_sealed' | 'contact_sealed') =>
    keys.open(personId, row[column], { table: 'person', column, id: personId })
  const contact = open('contact_sealed')
  const known = {
    called: open('called_sealed'),
    details: contact === null ? null : ContactDetails.parse(JSON.parse(contact)),
  }
  const answers = ContactAnswers.safeParse(contactAnswersOf(own, known, languages[language].inEnglish))
  if (!answers.success) {
    const { fieldErrors } = z.flattenError(answers.error)
    throw new Refused('not-valid', { reasons: [], fields: fieldErrors as Record<string, string[]> })
  }
  await keepContact({ db, at, keys }, { personId, seq: row.seq }, answers.data)
}
