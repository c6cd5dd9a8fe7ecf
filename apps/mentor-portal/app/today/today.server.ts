/** My work today, put together from what the API says is mine: the next session first, then what waits, then people. */
import { nearInWords } from '@alongside/web/page'
import { type Api, noOf, workingDaysLeft } from '@alongside/web/request.server'
import { personLines } from '../people/people.server.ts'
import { stepPage } from '../person/steps.ts'
import { type Meeting, meetingFor } from './meeting.server.ts'

/** One thing to do. */
export interface ToDo {
  readonly id: string
  readonly to: string
  readonly title: string
  readonly detail: string
  /** Working days that are left; null when there is no hurry. */
  readonly daysLeft: number | null
  /** Somebody was reminded already. */
  readonly isLate: boolean
}

const TWO_WEEKS_MS = 14 * 86_400_000
const HOUR_MS = 3_600_000

type MentoringRow = Awaited<ReturnType<Api['mentoring']['list']['query']>>['rows'][number]
type DischargeRow = Awaited<ReturnType<Api['discharge']['list']['query']>>['rows'][number]

/** Null for somebody who is no mentor: this app has nothing of theirs. */
export async function todayOf(api: Api, now: string) {
  const asked = await Promise.all([
    api.work.today.query(),
    api.mentoring.list.query({ view: 'open', limit: 50 }),
    api.discharge.list.query({ view: 'open', limit: 50 }),
    api.onboarding.list.query({ view: 'matching', limit: 50 }),
    api.mentoring.proposals.query(),
  ]).catch((error: unknown) => {
    const no = noOf(error)
    if (no !== null && typeof no === 'object' && no.code === 'not-found') return null
    throw error
  })
  if (asked === null) return null
  const [work, { rows: mentorings }, { rows: endings }, { rows: matches }, proposals] = asked
  const next = nextOf(mentorings, now)
  const late = new Set(work.notices.flatMap(({ of, lifecycleId }) => (lateness.has(of) ? [lifecycleId] : [])))
  const todo = [
    ...mentorings.flatMap(row => toDoOf(row, now, next?.record.id)),
    ...endings.map(endingToDo),
  ].map(({ dueAt, ...item }): ToDo => {
    const daysLeft = dueAt === null ? null : workingDaysLeft(dueAt)
    return { ...item, daysLeft, isLate: late.has(item.id) || (daysLeft ?? 0) < 0 }
  })
  return {
    next: next && { called: next.record.name, personId: next.record.personId, meeting: next.meeting },
    proposals: proposals
      .filter(({ answered }) => !answered)
      .map(({ onboardingId, clinicName, answerBy }) => ({
        id: onboardingId,
        clinicName,
        daysLeft: answerBy === null ? null : workingDaysLeft(answerBy),
      })),
    answered: proposals.filter(({ answered }) => answered).length,
    todo: todo.sort(
      (one, other) => Number(other.isLate) - Number(one.isLate) || urgencyOf(one) - urgencyOf(other),
    ),
    notices: work.notices
      // what is in the list above needs no second line; somebody who is late to check out does
      .filter(({ of, lifecycleId }) => of === 'lateCheckOut' || !todo.some(({ id }) => id === lifecycleId))
      .filter(({ of }) => of !== 'answerMatch')
      .map(({ id, sentence, at, personId }) => ({ id, sentence, when: nearInWords(at, now), personId })),
    people: personLines({ mentorings, endings, matches }, now),
  }
}

export type Today = NonNullable<Awaited<ReturnType<typeof todayOf>>>

/** The session to think of now: the one that is under way, else the soonest of the next two weeks. */
function nextOf(
  rows: readonly MentoringRow[],
  now: string,
): { record: MentoringRow; meeting: Meeting } | undefined {
  const nowMs = Date.parse(now)
  const planned = rows
    .filter(({ nextSessionAt, checkedInAt }) => {
      if (nextSessionAt === null) return false
      const startMs = Date.parse(nextSessionAt)
      // a session that began within the hour is still the one at hand; after that it is one to write up
      return checkedInAt !== null || (startMs > nowMs - HOUR_MS && startMs < nowMs + TWO_WEEKS_MS)
    })
    .sort(
      (one, other) =>
        Number(other.checkedInAt !== null) - Number(one.checkedInAt !== null) ||
        (one.nextSessionAt ?? '').localeCompare(other.nextSessionAt ?? ''),
    )
  for (const record of planned) {
    const meeting = meetingFor(record, now)
    if (meeting) return { record, meeting }
  }
  return undefined
}

/** Reminders that come when a time has run out; others come at the beginning of what is to be done. */
const lateness: ReadonlySet<string> = new Set(['logSession', 'closingMeeting', 'agreeSummary', 'closeRecord'])

interface Due extends Pick<ToDo, 'id' | 'to' | 'title' | 'detail'> {
  readonly dueAt: string | null
}

function toDoOf(row: MentoringRow, now: string, nextId: string | undefined): Due[] {
  const { id, personId, state, nextSessionAt, dueAt } = row
  const called = row.name ?? 'Somebody'
  const item = (title: string, type: string, due: string | null, detail = called): Due[] => [
    { id, to: stepPage(personId, type), title, detail, dueAt: due },
  ]
  const hasPassed = nextSessionAt !== null && nextSessionAt <= now
  if (hasPassed && id !== nextId)
    return item('Write up your session', 'logSession', dueAt, `${called}, ${nearInWords(nextSessionAt, now)}`)
  if (state === 'reviewDue') return item('Look back together', 'review', null, `${called}. A review is due.`)
  if (state === 'notHeardFrom') return item('Reach out again, by a safe way', 'logAttempt', dueAt)
  if (state === 'active' && nextSessionAt === null) return item('Plan the next session', 'planSession', null)
  return []
}

/** Without a clock of its own a review comes before what can wait. */
function urgencyOf({ daysLeft, to }: ToDo): number {
  return daysLeft ?? (to.endsWith('/review') ? 3 : 99)
}

const endingSteps: Readonly<Record<string, readonly [title: string, type: string]>> = {
  planned: ['Hold the closing meeting', 'holdClosing'],
  closingHeld: ['Agree the summary', 'agreeSummary'],
  summaryAgreed: ['Close the record', 'close'],
}

function endingToDo(row: DischargeRow): Due {
  const [title, type] = endingSteps[row.state] ?? ['The ending', '']
  return {
    id: row.id,
    to: type === '' ? `/people/${row.personId}` : stepPage(row.personId, type),
    title,
    detail: row.name ?? 'Somebody',
    dueAt: row.dueAt,
  }
}
