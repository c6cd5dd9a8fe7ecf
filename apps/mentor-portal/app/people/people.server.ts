/** The people of one mentor: whom they support, whom they see off, and whom they will meet. */
import { nearInWords } from '@alongside/web/page'
import { type Api, workingDaysLeft } from '@alongside/web/request.server'
import { toneOf } from '../today/tones.ts'

type CaseView = Awaited<ReturnType<Api['caseload']['people']['query']>>['people'][number]

/** One person as a line of a list. */
export interface PersonLine {
  readonly id: string
  readonly called: string
  readonly state: string
  readonly tone: ReturnType<typeof toneOf>
  readonly detail: string
  readonly daysLeft: number | null
}

/** A page of people by name, and the ways to the pages beside it. */
export async function peopleOf(api: Api, from: string | undefined, now: string) {
  const { people, inAll, next, previous } = await api.caseload.people.query(
    from === undefined ? {} : { from },
  )
  const pageAt = (id: string | null) => (id === null ? undefined : `/people?from=${id}`)
  return {
    people: people.map(one => lineOf(one, now)),
    inAll,
    next: pageAt(next),
    previous: pageAt(previous),
  }
}

export function lineOf(one: CaseView, now: string): PersonLine {
  const { kind, state, label, dueAt } = one
  const isToWriteUp = one.nextSessionAt !== null && one.nextSessionAt <= now
  const isToMeet = kind === 'onboarding'
  return {
    id: one.personId,
    called: one.called ?? 'Somebody',
    state: isToMeet ? 'To be introduced' : isToWriteUp ? 'To write up' : label,
    tone: isToWriteUp ? 'amber' : toneOf(state),
    daysLeft: dueAt !== null && isPressing(one) ? workingDaysLeft(dueAt) : null,
    detail: isToMeet
      ? 'Your coordinator arranges it with you both'
      : `${one.covers ? 'You cover for a colleague. ' : ''}${detailOf(one, now)}`,
  }
}

/**
 * Whether the clock of a record is one that its mentor should look at. The clock of the next review runs beside every
 * session, and those of a pause and of a change run for the coordinator.
 */
export function isPressing(record: { readonly kind: string; readonly state: string }): boolean {
  const { kind, state } = record
  return kind === 'discharge' || (kind === 'mentoring' && (state === 'notHeardFrom' || state === 'reviewDue'))
}

function detailOf(
  { kind, state, nextSessionAt, lastSessionAt, pausedUntil, waitsFor }: CaseView,
  now: string,
): string {
  if (kind === 'discharge') return `Waits for ${waitsFor}`
  if (nextSessionAt !== null && nextSessionAt > now) return `Next: ${nearInWords(nextSessionAt, now)}`
  if (nextSessionAt !== null) return `Planned for ${nearInWords(nextSessionAt, now)}`
  if (state !== 'active') return pausedUntil ? 'Until the day they chose' : `Waits for ${waitsFor}`
  return lastSessionAt === null ? 'No session yet' : `Last: ${nearInWords(lastSessionAt, now)}`
}
