/** What each list of the clinic holds when it is taken along, column by column. */
import { supervisionSortWords } from '@alongside/domain/supervision'
import { dayCell, everyPage, type ListsToTake, ofNobody } from '@alongside/web/take.server'
import { importStates, kindWords } from '../intake/import.words.ts'
import { reasonWords, tracingWords } from '../referral/referral.words.ts'
import { figureDrawings, figureRows } from './figure-rows.server.ts'

export const takenLists: ListsToTake = {
  worklist: {
    title: 'Worklist',
    to: '/worklist',
    headers: ['Name', 'Clinic number', 'Why now', 'Where it stands', 'Since', 'Due'],
    hasNames: true,
    rows: async (api, { view, clinicId }) =>
      (
        await everyPage(after =>
          api.referral.list.query({ view, ...(clinicId ? { clinicId } : {}), ...after } as never),
        )
      ).map(row => ({
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
  receipts: {
    title: 'What happened',
    to: '/receipts',
    headers: ['Name', 'Clinic number', 'What happened', 'When', 'Read'],
    hasNames: true,
    rows: async api =>
      (await everyPage(after => api.receipts.list.query({ limit: 50, ...after }))).map(row => ({
        personId: row.personId,
        cells: [row.name ?? '', row.clinicNumber ?? '', row.label, dayCell(row.at), dayCell(row.seenAt)],
      })),
  },
  'not-seen': {
    title: 'Not seen lately',
    to: '/not-seen',
    headers: ['Name', 'Clinic number', 'Last seen', 'What we know', 'Since', 'Still to find out'],
    hasNames: true,
    rows: async api =>
      (await api.careGaps.list.query({})).rows.map(row => ({
        personId: row.personId,
        cells: [
          row.name ?? '',
          row.clinicNumber ?? '',
          row.lastSeenOn === null ? 'not on any list' : dayCell(row.lastSeenOn),
          row.outcome === null ? 'nothing yet' : tracingWords[row.outcome],
          dayCell(row.outcomeAt),
          row.sought ? 'yes' : 'no',
        ],
      })),
  },
  lists: {
    title: 'Lists that were sent in',
    to: '/lists',
    headers: ['Clinic', 'Sent in', 'What', 'Where it stands', 'Rows', 'Taken in', 'Known', 'With a problem'],
    hasNames: false,
    rows: async (api, asked) => {
      const { clinics } = await api.me.get.query()
      const some = asked.clinicId ? clinics.filter(({ id }) => id === asked.clinicId) : clinics
      const ofEach = await Promise.all(
        some.map(async ({ id, name }) => ({
          name,
          lists: await everyPage(after => api.intake.list.query({ clinicId: id, limit: 50, ...after })),
        })),
      )
      return ofEach.flatMap(({ name, lists }) =>
        lists.map(({ madeAt, kind, state, rows }) =>
          ofNobody(
            name,
            dayCell(madeAt),
            kindWords[kind],
            importStates[state]?.label ?? state,
            String(rows.total),
            String(rows.done),
            String(rows.known),
            String(rows.bad),
          ),
        ),
      )
    },
  },
  supervision: {
    title: 'Supervision',
    to: '/supervision',
    headers: ['Clinic', 'Sort', 'Planned', 'Held', 'Where it stands', 'On the agenda', 'Still to do'],
    hasNames: false,
    rows: async api => {
      const { coming, open, ended } = await api.supervision.atAGlance.query()
      return [...coming, ...open, ...ended].map(row =>
        ofNobody(
          row.clinicName,
          supervisionSortWords[row.sort],
          dayCell(row.plannedAt),
          dayCell(row.heldAt),
          row.label,
          String(row.items),
          String(row.actionsOpen),
        ),
      )
    },
  },
  concerns: {
    title: 'Concerns',
    to: '/concerns',
    // ids and days: whoever reads the file elsewhere learns of nobody
    headers: ['Concern', 'Where it stands', 'Raised', 'Since', 'Account owed'],
    hasNames: false,
    rows: async api =>
      (await everyPage(after => api.concern.list.query({ view: 'followed', ...after } as never))).map(row =>
        ofNobody(
          row.id,
          row.label,
          dayCell(row.openedAt),
          dayCell(row.stateSince),
          row.accountDueAt === null ? 'no' : 'yes',
        ),
      ),
  },
  signatures: {
    title: 'Signatures',
    to: '/signatures',
    headers: ['Name', 'Modules', 'Hours', 'Watched', 'Led', 'Signed for the clinic'],
    hasNames: false,
    rows: async api =>
      (await everyPage(after => api.training.list.query({ view: 'signOff', ...after } as never))).map(row =>
        ofNobody(
          row.name ?? '',
          String(row.modulesDone),
          String(row.hoursLearned),
          String(row.watchedOn.length),
          String(row.ledOn.length),
          row.clinicSigned === null ? '' : dayCell(row.clinicSigned.on),
        ),
      ),
  },
  figures: {
    title: 'Our figures',
    to: '/figures',
    headers: ['Figure', 'Value', 'Count', 'Out of', 'How it is counted'],
    hasNames: false,
    drawings: (api, { view }) => figureDrawings(api, view),
    rows: (api, { view }) => figureRows(api, view),
  },
}
