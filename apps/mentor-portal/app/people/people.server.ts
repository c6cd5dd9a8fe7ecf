/** The people of one mentor: whom they support, whom they see off, and whom they will meet. */
import { nearInWords } from '@alongside/web/page'
import { type Api, workingDaysLeft } from '@alongside/web/request.server'
import { toneOf } from '../today/tones.ts'

type Rows<K extends 'mentoring' | 'discharge' | 'onboarding'> = readonly Awaited<
  ReturnType<Api[K]['list']['query']>
>['rows'][number][]

/** One person as a line of a list. */
export interface PersonLine {
  readonly id: string
  readonly called: string
  readonly state: string
  readonly tone: ReturnType<typeof toneOf>
  readonly detail: string
  readonly daysLeft: number | null
}

export async function peopleOf(api: Api, now: string): Promise<PersonLine[]> {
  const [{ rows: mentorings }, { rows: endings }, { rows: matches }] = await Promise.all([
    api.mentoring.list.query({ view: 'open', limit: 50 }),
    api.discharge.list.query({ view: 'open', limit: 50 }),
    api.onboarding.list.query({ view: 'matching', limit: 50 }),
  ])
  return personLines({ mentorings, endings, matches }, now)
}

export function personLines(
  {
    mentorings,
    endings,
    matches,
  }: {
    readonly mentorings: Rows<'mentoring'>
    readonly endings: Rows<'discharge'>
    readonly matches: Rows<'onboarding'>
  },
  now: string,
): PersonLine[] {
  const agreed = matches.filter(({ path }) => path === 'matching.agreed')
  return [
    ...mentorings.map(row => ({
      ...lineOf(row),
      ...(isToWriteUp(row, now) ? { state: 'To write up', tone: 'amber' as const } : {}),
      detail: detailOf(row, now),
    })),
    ...endings.map(row => ({ ...lineOf(row), detail: `Waits for ${row.waitsFor}` })),
    ...agreed.map(row => ({
      ...lineOf(row),
      state: 'To be introduced',
      daysLeft: null,
      detail: 'Your coordinator arranges it with you both',
    })),
  ].sort((one, other) => one.called.localeCompare(other.called))
}

/**
 * Whether the clock of a record is one that its mentor should look at. The clock of the next review runs beside every
 * session, and those of a pause and of a change run for the coordinator.
 */
export function isPressing(record: { readonly kind: string; readonly state: string }): boolean {
  const { kind, state } = record
  return kind === 'discharge' || (kind === 'mentoring' && (state === 'notHeardFrom' || state === 'reviewDue'))
}

function lineOf(row: Rows<'mentoring' | 'discharge' | 'onboarding'>[number]): Omit<PersonLine, 'detail'> {
  return {
    id: row.personId,
    called: row.name ?? 'Somebody',
    state: row.label,
    tone: toneOf(row.state),
    daysLeft: row.dueAt !== null && isPressing(row) ? workingDaysLeft(row.dueAt) : null,
  }
}

function isToWriteUp({ nextSessionAt }: Rows<'mentoring'>[number], now: string): boolean {
  return nextSessionAt !== null && nextSessionAt <= now
}

function detailOf(
  { state, nextSessionAt, lastSessionAt, pausedUntil, waitsFor }: Rows<'mentoring'>[number],
  now: string,
) {
  if (nextSessionAt !== null && nextSessionAt > now) return `Next: ${nearInWords(nextSessionAt, now)}`
  if (nextSessionAt !== null) return `Planned for ${nearInWords(nextSessionAt, now)}`
  if (state !== 'active') return pausedUntil ? 'Until the day they chose' : `Waits for ${waitsFor}`
  return lastSessionAt === null ? 'No session yet' : `Last: ${nearInWords(lastSessionAt, now)}`
}
