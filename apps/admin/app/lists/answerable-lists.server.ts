/** What the lists hold that are no pipeline: safety, settings, systems and what is held about people. */
import { unusualFindings } from '@alongside/domain/access'
import { settingGroups, valuesInWords } from '@alongside/domain/clinic-settings-words'
import { alikeWords, lackWords } from '@alongside/domain/data-quality'
import { dayCell as day, everyPage, type ListsToTake } from '@alongside/web/take.server'
import { roleWords } from '../words.ts'

const noPerson = (cells: readonly string[]) => ({ personId: null, cells })

export const answerableLists: ListsToTake = {
  concerns: {
    title: 'Concerns',
    to: '/concerns',
    // ids and days: whoever reads the file elsewhere learns of nobody
    headers: ['Concern', 'Where it stands', 'Urgent', 'Raised', 'Since', 'Due'],
    hasNames: false,
    rows: async (api, asked) =>
      (await everyPage(after => api.concern.list.query({ ...asked, ...after } as never))).map(row =>
        noPerson([
          row.id,
          row.label,
          row.urgentSince === null ? 'no' : 'yes',
          day(row.openedAt),
          day(row.stateSince),
          day(row.dueAt),
        ]),
      ),
  },
  openings: {
    title: 'Emergencies',
    to: '/openings',
    headers: ['Opening', 'Opened', 'By', 'Reviewed', 'Found'],
    hasNames: false,
    rows: async api =>
      (await api.opening.list.query()).map(row =>
        noPerson([
          row.id,
          day(row.openedAt),
          row.mine ? 'me' : (row.byName ?? ''),
          day(row.reviewedAt),
          row.outcome === null ? '' : row.outcome === 'inOrder' ? 'in order' : 'not in order',
        ]),
      ),
  },
  supervision: {
    title: 'Supervision',
    to: '/supervision',
    headers: [
      'Clinic',
      'Sort',
      'Mentor',
      'Planned',
      'Held',
      'Where it stands',
      'Clinic there',
      'Mentors there',
    ],
    hasNames: false,
    rows: async api => {
      const views = ['coming', 'open', 'ended'] as const
      const rows = await Promise.all(
        views.map(view =>
          everyPage(after => api.supervision.list.query({ view, limit: 50, ...after } as never)),
        ),
      )
      return rows
        .flat()
        .map(row =>
          noPerson([
            row.clinicName,
            row.sort === 'joint' ? 'joint' : 'one to one',
            row.mentorCalled ?? '',
            day(row.plannedAt),
            day(row.heldAt),
            row.label,
            row.present === null ? '' : String(row.present.clinic),
            row.present === null ? '' : String(row.present.charity),
          ]),
        )
    },
  },
  messages: {
    title: 'Messages that did not leave',
    to: '/messages',
    headers: ['Name', 'What', 'By', 'Problem', 'Tries', 'Written', 'Given up'],
    hasNames: true,
    rows: async api =>
      (await api.messages.unsent.query()).map(row => ({
        personId: row.personId,
        cells: [
          row.name ?? '',
          row.what,
          row.channel,
          row.problem,
          String(row.tries),
          day(row.writtenAt),
          day(row.givenUpAt),
        ],
      })),
  },
  cover: {
    title: 'Cover',
    to: '/cover',
    headers: ['Away', 'Covers', 'Clinic', 'First day', 'Last day', 'Now'],
    hasNames: false,
    rows: async api =>
      (await api.caseload.covers.query()).covers.map(row =>
        noPerson([
          row.away ?? '',
          row.covering ?? '',
          row.clinicName,
          day(row.fromOn),
          day(row.untilOn),
          row.standing,
        ]),
      ),
  },
  clinics: {
    title: 'Clinics and what they settled',
    to: '/clinics',
    headers: ['Trust', 'Clinic', 'Part', 'Setting', 'Holds today'],
    hasNames: false,
    rows: async api => {
      const { trusts } = await api.places.list.query()
      const clinics = await Promise.all(
        trusts.flatMap(trust => trust.clinics.map(({ id }) => api.places.clinic.query({ id }))),
      )
      return clinics.flatMap(clinic =>
        settingGroups.flatMap(group =>
          valuesInWords(clinic.now, group.key).map(({ label, value }) =>
            noPerson([clinic.trustName, clinic.name, group.title, label, value]),
          ),
        ),
      )
    },
  },
  systems: {
    title: 'Connected systems',
    to: '/systems',
    headers: ['System', 'Clinic', 'Keys'],
    hasNames: false,
    rows: async api =>
      (await api.integrations.list.query({})).systems.map(system =>
        noPerson([system.name, system.clinicName, String(system.keys.length)]),
      ),
  },
  deliveries: {
    title: 'What was sent to connected systems',
    to: '/systems/deliveries',
    headers: ['System', 'Clinic', 'Happened', 'Arrived', 'Tries', 'Given up'],
    hasNames: false,
    rows: async (api, { view }) =>
      (
        await everyPage(after =>
          api.integrations.deliveries.query({
            state: view === 'all' ? 'arrived' : view,
            ...after,
          } as never),
        )
      ).map(row =>
        noPerson([
          row.systemName,
          row.clinicName,
          day(row.at),
          day(row.deliveredAt),
          String(row.attempts),
          day(row.givenUpAt),
        ]),
      ),
  },
  copies: {
    title: 'Copies for people',
    to: '/copies',
    headers: ['Name', 'Clinic', 'Asked', 'Answer by', 'Outcome', 'Made'],
    hasNames: true,
    rows: async api =>
      (await api.subjectAccess.list.query()).requests.map(row => ({
        personId: row.personId,
        cells: [
          row.called ?? '',
          row.clinicName,
          day(row.askedAt),
          day(row.answerBy),
          row.outcome ?? 'waits for a second person',
          day(row.takenAt),
        ],
      })),
  },
  keeping: {
    title: 'What is kept',
    to: '/keeping',
    headers: ['Name or number', 'Clinic', 'Kept until', 'Last used', 'Sessions', 'Erased'],
    hasNames: true,
    rows: async (api, { view, clinicId }) => {
      const all = ['due', 'later', 'erased'] as const
      const views = all.filter(each => view === 'all' || view === each)
      const pages = await Promise.all(
        views.map(each =>
          everyPage(after =>
            api.keeping.page.query({
              view: each,
              limit: 100,
              ...(clinicId === undefined ? {} : { clinicId }),
              ...after,
            }),
          ),
        ),
      )
      return pages.flat().map(row => ({
        personId: row.erasedAt === null ? row.personId : null,
        cells: [
          // of whoever was erased a number is left that leads nowhere
          row.erasedAt === null ? (row.called ?? '') : row.personId.slice(0, 8),
          row.clinicName,
          day(row.keepUntil),
          day(row.lastUsed),
          row.erasedAt === null ? String(row.sessions) : '',
          day(row.erasedAt),
        ],
      }))
    },
  },
  quality: {
    title: 'Data quality',
    to: '/quality',
    headers: ['Name', 'Clinic number', 'Clinic', 'What to look at'],
    hasNames: true,
    rows: async api => {
      const { pairs, found, merged, lacking } = await api.quality.list.query()
      const cells = (who: (typeof pairs)[number]['one'], what: string) => ({
        personId: who.id,
        cells: [who.called ?? '', who.clinicNumber ?? '', who.clinicName, what],
      })
      return [
        ...pairs.flatMap(({ one, other, reasons }) => {
          const why = reasons.map(reason => alikeWords[reason]).join('; ')
          return [cells(one, why), cells(other, why)]
        }),
        ...found.flatMap(({ one, other, finding, foundAt }) => {
          const what = `${finding === 'samePerson' ? 'Found to be one person' : 'Found to be two people'} on ${day(foundAt)}`
          return [cells(one, what), cells(other, what)]
        }),
        ...merged.map(({ kept, at }) => cells(kept, `Put together on ${day(at)}`)),
        ...lacking.map(({ person, lacks }) => cells(person, lacks.map(lack => lackWords[lack]).join('; '))),
      ]
    },
  },
  unusual: {
    title: 'Unusual days',
    to: '/unusual',
    headers: ['Colleague', 'Role', 'Day', 'What', 'Times', 'Found'],
    hasNames: false,
    rows: async api =>
      (await api.audit.unusual.query()).days.map(row =>
        noPerson([
          row.by ?? '',
          roleWords[row.role],
          day(row.on),
          row.kind,
          String(row.times),
          row.finding === null ? '' : unusualFindings[row.finding],
        ]),
      ),
  },
}
