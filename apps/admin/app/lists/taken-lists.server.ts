/** What each list of this app holds when it is taken along, column by column. */
import { dayCell as day, everyPage, type ListsToTake } from '@alongside/web/take.server'
import { endingWords, reasonWords, roleWords, standingWords } from '../words.ts'
import { answerableLists } from './answerable-lists.server.ts'
import { careLists } from './care-lists.server.ts'
import { recruitmentLists } from './recruitment-lists.server.ts'
import { teamLists } from './team-lists.server.ts'

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

function withMore<Row extends Common>(rows: readonly Row[], more: (row: Row) => readonly string[]) {
  return rows.map(row => ({ personId: row.personId, cells: [...common(row), ...more(row)] }))
}

export const takenLists: ListsToTake = {
  ...recruitmentLists,
  ...answerableLists,
  ...teamLists,
  ...careLists,
  referrals: {
    title: 'Referrals',
    to: '/referrals',
    headers: [...commonHeaders, 'Why now', 'Released'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(await everyPage(after => api.referral.list.query({ ...asked, ...after } as never)), row => [
        reasonWords[row.reason],
        day(row.releasedAt),
      ]),
  },
  onboarding: {
    title: 'Onboarding',
    to: '/onboarding',
    headers: commonHeaders,
    hasNames: true,
    rows: async (api, asked) =>
      withMore(
        await everyPage(after => api.onboarding.list.query({ ...asked, ...after } as never)),
        () => [],
      ),
  },
  mentoring: {
    title: 'Mentoring',
    to: '/mentoring',
    headers: [...commonHeaders, 'Mentor'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(await everyPage(after => api.mentoring.list.query({ ...asked, ...after } as never)), row => [
        row.mentorCalled ?? '',
      ]),
  },
  endings: {
    title: 'Endings',
    to: '/endings',
    headers: [...commonHeaders, 'Mentor', 'Reason'],
    hasNames: true,
    rows: async (api, asked) =>
      withMore(await everyPage(after => api.discharge.list.query({ ...asked, ...after } as never)), row => [
        row.mentorCalled ?? '',
        endingWords[row.reason],
      ]),
  },
  mentors: {
    title: 'Mentors',
    to: '/mentors',
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
    to: '/accounts',
    headers: ['Name', 'Signs in with', 'Role', 'Clinics', 'Last seen', 'Second step', 'Reviewed on', 'Ended'],
    hasNames: false,
    rows: async api =>
      (
        await everyPage(async after => {
          const { accounts, next } = await api.accounts.list.query({ ...after, limit: 50 })
          return { rows: accounts, next }
        })
      ).map(account => ({
        personId: null,
        cells: [
          account.name ?? '',
          account.email ?? '',
          roleWords[account.role],
          account.clinics.map(({ name }) => name).join(', '),
          account.lastSeen ? day(account.lastSeen) : 'not of late',
          account.secondFactor ? 'yes' : 'no',
          account.reviewedAt ? day(account.reviewedAt) : 'not yet',
          day(account.disabledAt),
        ],
      })),
  },
}
