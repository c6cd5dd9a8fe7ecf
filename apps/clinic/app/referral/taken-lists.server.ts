/** What each list of the clinic holds when it is taken along, column by column. */
import { dayCell, everyPage, type ListsToTake } from '@alongside/web/take.server'
import { reasonWords } from './referral.words.ts'

export const takenLists: ListsToTake = {
  worklist: {
    title: 'Worklist',
    to: '/worklist',
    headers: ['Name', 'Clinic number', 'Why now', 'Where it stands', 'Since', 'Due'],
    hasNames: true,
    rows: async (api, asked) =>
      (await everyPage(after => api.referral.list.query({ ...asked, ...after } as never))).map(row => ({
        personId: row.personId,
        cells: [
          row.name ?? '',
          row.clinicNumber ?? '',
          reasonWords[row.reason],
          row.label,
          dayCell(row.stateSince),
          dayCell(row.dueAt),
        ],
      })),
  },
}
