/** What the lists of those who join and of those who are mentors hold when they are taken along. */
import { dayCell as day, everyPage, type ListsToTake } from '@alongside/web/take.server'

interface OfTheTeam {
  readonly name: string | null
  readonly label: string
  readonly stateSince: string
  readonly dueAt: string | null
}

const headers = ['Name', 'Where they stand', 'Since', 'Due']

/** Nobody in these lists is a person who is supported. */
function ofTheTeam<Row extends OfTheTeam>(rows: readonly Row[], more: (row: Row) => readonly string[]) {
  return rows.map(row => ({
    personId: null,
    cells: [row.name ?? '', row.label, day(row.stateSince), day(row.dueAt), ...more(row)],
  }))
}

export const teamLists: ListsToTake = {
  recruitment: {
    title: 'Recruitment',
    to: '/recruitment',
    headers: [...headers, 'Checks done', 'Checks that are missing'],
    hasNames: false,
    rows: async (api, asked) =>
      ofTheTeam(
        await everyPage(after => api.recruitment.list.query({ ...asked, ...after } as never)),
        row => [
          `${row.checksDone} of ${row.checks.length}`,
          row.checks
            .filter(({ stage }) => stage !== 'accepted')
            .map(({ label, stageLabel }) => `${label}: ${stageLabel.toLowerCase()}`)
            .join('; '),
        ],
      ),
  },
  training: {
    title: 'Training',
    to: '/training',
    headers: [...headers, 'Modules', 'Hours', 'Watched', 'Led'],
    hasNames: false,
    rows: async (api, asked) =>
      ofTheTeam(await everyPage(after => api.training.list.query({ ...asked, ...after } as never)), row => [
        `${row.modulesDone} of ${row.modulesOf}`,
        String(row.hoursLearned),
        `${row.watchedOn.length} of ${row.watchSessions}`,
        `${row.ledOn.length} of ${row.leadSessions}`,
      ]),
  },
  standing: {
    title: 'Standing',
    to: '/standing',
    headers: [...headers, 'Clinic', 'Full since', 'In date until'],
    hasNames: false,
    rows: async (api, asked) =>
      ofTheTeam(await everyPage(after => api.standing.list.query({ ...asked, ...after } as never)), row => [
        row.clinicName,
        day(row.fullSince),
        row.items.map(({ label, until }) => `${label}: ${until ? day(until) : 'missing'}`).join('; '),
      ]),
  },
}
