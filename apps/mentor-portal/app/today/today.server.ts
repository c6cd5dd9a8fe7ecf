/** My work today, in the words of the page: the API has put it in order already. */
import { instant, londonDateOf, toMs } from '@alongside/domain/time'
import { besideSupport, dayInWords, nearInWords } from '@alongside/web/page'
import { type Api, noOf, workingDaysLeft } from '@alongside/web/request.server'
import { lineOf } from '../people/people.server.ts'
import { stepPage } from '../person/steps.ts'
import { meetingFrom } from './meeting.server.ts'

type TodayView = Awaited<ReturnType<Api['caseload']['today']['query']>>
type Work = TodayView['work'][number]

/** One thing to do. */
export interface ToDo {
  readonly id: string
  readonly to: string
  readonly title: string
  readonly detail: string
  /** How long it has waited; null while it has not. */
  readonly waited: string | null
  /** Working days that are left; null when there is no hurry. */
  readonly daysLeft: number | null
  readonly isLate: boolean
}

/** Null for somebody who is no mentor: this app has nothing of theirs. */
export async function todayOf(api: Api) {
  const view = await api.caseload.today.query().catch((error: unknown) => {
    const no = noOf(error)
    if (no !== null && typeof no === 'object' && no.code === 'not-found') return null
    throw error
  })
  if (view === null) return null
  const { at, next, work, proposals, notices, people, own, ending } = view
  const listed = new Set(work.map(({ id }) => id))
  return {
    next: next && { called: next.called, personId: next.personId, meeting: meetingFrom(next, at) },
    proposals: proposals
      .filter(({ answered }) => !answered)
      .map(({ onboardingId, clinicName, answerBy }) => ({
        id: onboardingId,
        clinicName,
        daysLeft: answerBy === null ? null : workingDaysLeft(answerBy),
      })),
    answered: proposals.filter(({ answered }) => answered).length,
    todo: work.map(one => toDoOf(one, at)),
    more: view.waiting - work.length,
    own: own.map(({ id, label, clinicName, waitsFor, dueAt, isLate }) => ({
      id,
      label,
      clinicName,
      waitsFor,
      isLate,
      daysLeft: dueAt === null ? null : workingDaysLeft(dueAt),
    })),
    ending: ending.map(({ clinicName, what, until }) => ({
      key: `${clinicName} ${what}`,
      words:
        until < londonDateOf(instant(at))
          ? `Your ${dateWords[what]} at ${clinicName} ended on ${dayInWords(until)}.`
          : `Your ${dateWords[what]} at ${clinicName} ends on ${dayInWords(until)}.`,
    })),
    notices: notices
      // what is in the list above needs no second line; somebody who is late to check out does
      .filter(
        ({ of, lifecycleId }) => of === 'lateCheckOut' || lifecycleId === null || !listed.has(lifecycleId),
      )
      .filter(({ of }) => of !== 'answerMatch')
      .map(({ id, sentence, at: told, ...notice }) => ({
        id,
        sentence,
        when: nearInWords(told, at),
        to: besideSupport(notice) ?? (notice.personId === null ? undefined : `/people/${notice.personId}`),
      })),
    people: people.map(one => lineOf(one, at)),
    peopleInAll: view.peopleInAll,
    notNow: view.notNow,
    praise: view.praise,
  }
}

export type Today = NonNullable<Awaited<ReturnType<typeof todayOf>>>

const dateWords = { checks: 'checks', authorisation: 'authorisation' } as const

const tasks: Readonly<Record<Work['task'], readonly [title: string, step: string]>> = {
  checkOut: ['You have not checked out yet', ''],
  writeUp: ['Write up your session', 'logSession'],
  reachOut: ['Reach out again, by a safe way', 'logAttempt'],
  review: ['Look back together', 'review'],
  firstMeeting: ['Plan your first session', 'planSession'],
  plan: ['Plan the next session', 'planSession'],
  closingMeeting: ['Hold the closing meeting', 'holdClosing'],
  summary: ['Agree the summary', 'agreeSummary'],
  close: ['Close the record', 'close'],
}

function toDoOf({ id, personId, called, task, since, dueAt, isLate, nextSessionAt }: Work, at: string): ToDo {
  const [title, step] = tasks[task]
  const name = called ?? 'Somebody'
  return {
    id,
    to: step === '' ? `/people/${personId}` : stepPage(personId, step),
    title,
    detail: task === 'writeUp' && nextSessionAt ? `${name}, ${nearInWords(nextSessionAt, at)}` : name,
    waited: waitedFor(since, at),
    daysLeft: dueAt === null ? null : workingDaysLeft(dueAt),
    isLate,
  }
}

/** In whole days: a mentor thinks in days. */
function waitedFor(since: string, at: string): string | null {
  const days = Math.floor((toMs(instant(at)) - toMs(instant(since))) / 86_400_000)
  return days < 1 ? null : `Waiting ${days === 1 ? 'a day' : `${days} days`}`
}
