/** A word before a meeting, to people who were asked how it is safe to write to them. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import {
  languageFrom,
  mayLeaveAt,
  messageText,
  momentInLanguage,
  signedAs,
  writtenIn,
} from '@alongside/domain/messages'
import { type Instant, plusMs } from '@alongside/domain/time'
import type { Selectable } from 'kysely'
import { system } from '../actor.ts'
import { settingsOfClinics } from '../clinic/many-settings.ts'
import { acting, type Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Tables } from '../database/tables.ts'
import type { Doors } from '../doors.ts'
import { queueMessage } from './queue-message.ts'
import { recipientOf, wayTo } from './recipient.ts'

const HOUR_MS = 3_600_000
/** The longest time before a meeting at which a clinic may have settled that somebody is reminded. */
const LONGEST_HOURS = 96
/** Later than this before the meeting it would only confuse. */
const LATEST_MS = HOUR_MS
const ROUND = 200
/** Who plans, moves and moves back a meeting is not written to without end: so many reminders of one time at most. */
const MOST_WRITTEN = 3

/**
 * Writes the reminders that are due, and gives how many. Of each meeting one leaves at most: a second is written only for
 * one that was stopped before anybody tried to send it, because the meeting stands again.
 */
export async function remindOfSessions(doors: Doors): Promise<number> {
  const at = doors.now()
  return acting(doors.orm, system, async transaction => {
    const meetings = await meetingsToCome(transaction, at)
    const settingsOf = await settingsOfClinics(
      transaction,
      meetings.map(({ clinic_id }) => clinic_id),
      at,
    )
    let written = 0
    for (const meeting of meetings)
      if (await remind(doors, transaction, meeting, settingsOf(meeting.clinic_id), at)) written++
    return written
  })
}

interface Meeting {
  readonly id: string
  readonly person_id: string
  readonly clinic_id: string
  readonly next_session_at: Instant | null
  readonly account_id: string
  readonly name_sealed: Uint8Array | null
  /** The name of the reminder that would be written now. */
  readonly cause: string
}

type Written = Pick<
  Selectable<Tables['message']>,
  'cancelled_at' | 'given_up_at' | 'attempts' | 'last_problem'
>

function causesOf({ id, next_session_at }: Pick<Meeting, 'id' | 'next_session_at'>): string[] {
  const first = `reminder/${id}/${next_session_at}`
  return Array.from({ length: MOST_WRITTEN }, (_, nth) => (nth === 0 ? first : `${first}/${nth + 1}`))
}

/** Whether it was stopped because the meeting was called off, and surely never left. */
function isTakenBack({ cancelled_at, given_up_at, attempts, last_problem }: Written): boolean {
  const isForTheMeeting = last_problem === null || last_problem === 'stopped'
  return cancelled_at !== null && given_up_at === null && attempts === 0 && isForTheMeeting
}

async function meetingsToCome({ db }: Transaction, at: Instant): Promise<Meeting[]> {
  const meetings = await db
    .selectFrom('mentoring as l')
    .innerJoin('mentor as m', 'm.id', 'l.mentor_id')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select([
      'l.id',
      'l.person_id',
      'l.clinic_id',
      'l.next_session_at',
      'a.id as account_id',
      'a.name_sealed',
    ])
    .where('l.status', '=', 'active')
    .where('l.state', '<>', 'paused')
    .where('l.next_session_at', '>', plusMs(at, LATEST_MS))
    .where('l.next_session_at', '<=', plusMs(at, LONGEST_HOURS * HOUR_MS))
    .orderBy('l.next_session_at')
    .limit(ROUND)
    .execute()
  if (meetings.length === 0) return []
  const rows = await db
    .selectFrom('message')
    .select(['cause', 'cancelled_at', 'given_up_at', 'attempts', 'last_problem'])
    .where('cause', 'in', meetings.flatMap(causesOf))
    .execute()
  const written = new Map(rows.map(row => [row.cause, row]))
  return meetings.flatMap(meeting => {
    const causes = causesOf(meeting)
    const cause = causes.find(each => !written.has(each))
    const before = causes.flatMap(each => written.get(each) ?? [])
    return cause !== undefined && before.every(isTakenBack) ? [{ ...meeting, cause }] : []
  })
}

async function remind(
  doors: Doors,
  transaction: Transaction,
  meeting: Meeting,
  { messages, words }: ClinicSettings,
  at: Instant,
): Promise<boolean> {
  const { id, person_id: personId, clinic_id: clinicId, next_session_at: sessionAt, account_id } = meeting
  if (sessionAt === null) return false
  if (messages.remindHoursBefore === 0) return false
  const dueAt = plusMs(sessionAt, -messages.remindHoursBefore * HOUR_MS)
  if (dueAt > at) return false
  const keys = await dataKeysOf(transaction.db, doors.keys, [personId, account_id])
  const recipient = await recipientOf(transaction, async () => keys, personId)
  // whoever was never asked has not said that we may write
  if (!recipient || recipient.rules.askedAt === null) return false
  const channel = wayTo(recipient)
  if (typeof channel !== 'string') return false
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string' || leavesAt > plusMs(sessionAt, -LATEST_MS)) return false
  const language = writtenIn(messages, languageFrom(recipient.language))
  const name = { table: 'account', column: 'name_sealed', id: account_id }
  const called = (keys.open(account_id, meeting.name_sealed, name) ?? '').trim().split(/\s+/)[0] ?? ''
  const from = signedAs(messages, called)
  if (from === '') return false
  await queueMessage(
    { db: transaction.db, keys },
    {
      id: doors.newId(),
      cause: meeting.cause,
      purpose: 'sessionReminder',
      channel,
      personId,
      clinicId,
      aboutId: id,
      language,
      to: recipient.addresses[channel] ?? '',
      body: messageText(words, language, 'sessionReminder', {
        name: recipient.called,
        from,
        when: momentInLanguage(language, sessionAt, 'dayAndTime'),
      }),
      at,
      leavesAt,
      goodUntil: sessionAt,
    },
  )
  return true
}
