/** A mentor's own list when it is taken along: what to call people, and when they meet. No number and no address. */
import { dayCell, everyPage, type ListsToTake } from '@alongside/web/take.server'

export const takenLists: ListsToTake = {
  people: {
    title: 'My people',
    to: '/people',
    headers: ['Name', 'Where it stands', 'Last met', 'Next'],
    hasNames: true,
    rows: async api =>
      (
        await everyPage(async ({ after }) => {
          const { people, next } = await api.caseload.people.query(after === undefined ? {} : { from: after })
          return { rows: people, next }
        })
      ).map(one => ({
        personId: one.personId,
        cells: [one.called ?? '', one.label, dayCell(one.lastSessionAt), dayCell(one.nextSessionAt)],
      })),
  },
}
