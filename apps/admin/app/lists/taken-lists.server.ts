/** What each list of this app holds when it is taken along, column by column. */

import { dayInWords } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { endingWords, reasonWords, standingWords } from '../words.ts'

interface TakenRow {
  readonly personId: string | null
  readonly cells: readonly string[]
}

interface TakenList {
  readonly title: string
  readonly headers: readonly string[]
  readonly hasNames: boolean
  rows(api: Api, asked: { view: string; clinicId?: string }): Promise<TakenRow[]>
}

/** More than this in one file is a list that nobody reads, and a loss that nobody wants. */
const MOST = 5000

function day(at: string | null | undefined): string {
  return at ? dayInWords(at.slice(0, 10)) : ''
}

/** Every page of a list, one after the other. */
async function all<Row>(
  page: (after?: string) => Promise<{ rows: readonly Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | undefined; ; ) {
    const { rows: some, next } = await page(after)
    rows.push(...some)
    if (next === null || rows.length >= MOST) return rows.slice(0, MOST)
    after = next
  }
}

interface Common {
  readonly personId: string
  readonly name: string | null
  readonly clinicNumber: string | null
  readonly label: string
  readonly stateSince: string
  readonly dueAt: string | null
}

const commonHeaders = ['Name', 'Clinic number', 'Where it stands', 'Since', 'Due']

function common(row: Common): string[] {
  return [row.name ?? '', row.clinicNumber ?? '', row.label, day(row.stateSince), day(row.dueAt)]
}

function withMore<Row extends Common>(
  rows: readonly Row[],
  more: (row: Row) => readonly string[],
): TakenRow[] {
  return rows.map(row => ({ personId: row.personId, cells: [...common(row), ...more(row)] }))
}

export const takenLists: Readonly<Record<string, TakenList>> = {
  referrals: {
    title: 'Referrals',
    headers: [...commonHeaders, 'Why now', 'Released'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(
        await all(after => api.referral.list.query({ ...asked, ...(after ? { after } : {}) } as never)),
        row => [reasonWords[row.reason], day(row.releasedAt)],
      ),
  },
  onboarding: {
    title: 'Onboarding',
    headers: commonHeaders,
    hasNames: true,
    rows: async (api, asked) =>
      withMore(
        await all(after => api.onboarding.list.query({ ...asked, ...(after ? { after } : {}) } as never)),
        () => [],
      ),
  },
  mentoring: {
    title: 'Mentoring',
    headers: [...commonHeaders, 'Mentor'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(
        await all(after => api.mentoring.list.query({ ...asked, ...(after ? { after } : {}) } as never)),
        row => [row.mentorCalled ?? ''],
      ),
  },
  endings: {
    title: 'Endings',
    headers: [...commonHeaders, 'Mentor', 'Reason'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(
        await all(after => api.discharge.list.query({ ...asked, ...(after ? { after } : {}) } as never)),
        row => [row.mentorCalled ?? '', endingWords[row.reason]],
      ),
  },
  mentors: {
    title: 'Mentors',
    headers: ['Name', 'Standing', 'Supports', 'Room for', 'Speaks', 'Clinics'],
    hasNames: false,
    rows: async api =>
      (await api.mentors.list.query()).map(mentor => ({
        personId: null,
        cells: [
          mentor.called ?? '',
          standingWords[mentor.standing],
          String(mentor.openPeople),
          String(mentor.capacity),
          mentor.languages.join(', '),
          mentor.clinics.map(({ clinicName }) => clinicName).join(', '),
        ],
      })),
  },
  accounts: {
    title: 'Accounts',
    headers: ['Name', 'Signs in with', 'Role', 'Clinics', 'Last seen', 'Second step', 'Reviewed on', 'Ended'],
    hasNames: false,
    rows: async api =>
      (await api.accounts.list.query()).accounts.map(account => ({
        personId: null,
        cells: [
          account.name ?? '',
          account.email ?? '',
          account.role,
          account.clinics.map(({ name }) => name).join(', '),
          account.lastSeen ? day(account.lastSeen) : 'never',
          account.secondFactor ? 'yes' : 'no',
          account.reviewedAt ? day(account.reviewedAt) : 'not yet',
          day(account.disabledAt),
        ],
      })),
  },
}
