/** What lists hold that stand beside the work itself: who cares for what, who was invited, and what was asked. */
import { recencyWords } from '@alongside/domain/standing'
import { changeInWords } from '@alongside/domain/what-if'
import { momentInWords } from '@alongside/web/page'
import { dayCell as day, type ListsToTake, ofNobody } from '@alongside/web/take.server'
import { invitationWords } from '../team/invitation.words.ts'
import { letterWords } from '../team/letter-words.ts'
import { wayBackWords } from '../team/way-back.words.ts'
import { stateWords } from '../what-if/state.words.ts'
import { roleWords, turnWords } from '../words.ts'

export const careLists: ListsToTake = {
  caseload: {
    title: 'Caseload',
    to: '/mentors',
    headers: ['Name', 'Where it stands', 'Weight', 'Last met', 'Meets next', 'Due'],
    hasNames: true,
    rows: async (api, { of }) => {
      if (of === undefined) throw new Response('', { status: 404 })
      return (await api.caseload.ofMentor.query({ mentorId: of })).people.map(row => ({
        personId: row.personId,
        cells: [
          row.name ?? '',
          row.label,
          row.weight > 1 ? 'double' : 'as usual',
          day(row.lastSessionAt),
          day(row.nextSessionAt),
          day(row.dueAt),
        ],
      }))
    },
  },
  recency: {
    title: 'How recent supervision is',
    to: '/supervision',
    headers: ['Mentor', 'Last on', 'In date until', 'How recent'],
    hasNames: false,
    rows: async api =>
      (await api.supervision.recency.query()).map(({ called, lastOn, until, recency }) =>
        ofNobody(
          called ?? '',
          lastOn === null ? 'none yet' : day(lastOn),
          until === null ? '' : day(until),
          recencyWords[recency],
        ),
      ),
  },
  invitations: {
    title: 'Links that were made',
    to: '/recruitment/invite',
    // never the link itself: whoever has it can come in by it
    headers: ['Made', 'State', 'Message'],
    hasNames: false,
    rows: async api =>
      (await api.recruitment.invitations.query()).map(row =>
        ofNobody(day(row.madeAt), invitationWords[row.state], letterWords[row.letter]),
      ),
  },
  groups: {
    title: 'Groups and taught days',
    to: '/training/groups',
    headers: ['Group', 'Clinic', 'Begins', 'Day', 'Time', 'What', 'Where', 'Who learns in it'],
    hasNames: false,
    rows: async api =>
      (await api.training.cohorts.query()).flatMap(({ name, clinicName, startsOn, days, trainees }) => {
        const begins = [name, clinicName, day(startsOn)]
        const who = trainees.map(each => each.name ?? 'somebody').join(', ')
        return days.length === 0
          ? [ofNobody(...begins, '', '', '', '', who)]
          : days.map(({ heldOn, from, until, title, place }) =>
              ofNobody(...begins, day(heldOn), `${from} to ${until}`, title, place, who),
            )
      }),
  },
  'ways-back': {
    title: 'Ways back in',
    to: '/ways-back',
    headers: ['Colleague', 'Role', 'Asked', 'Where it stands'],
    hasNames: false,
    rows: async api =>
      (await api.waysBack.list.query()).waysBack.map(row =>
        ofNobody(
          row.name ?? '',
          roleWords[row.role],
          momentInWords(row.askedAt),
          wayBackWords[row.state].words,
        ),
      ),
  },
  deputies: {
    title: 'Who covers',
    to: '/clinics',
    headers: ['Clinic', 'Whose turn', 'Who is told'],
    hasNames: false,
    rows: async api => {
      const { trusts } = await api.places.list.query()
      const clinics = await Promise.all(
        trusts.flatMap(trust => trust.clinics.map(({ id }) => api.places.deputies.query({ id }))),
      )
      return clinics.flatMap(({ clinicName, turns }) =>
        turns.map(({ turn, named, colleagues }) =>
          ofNobody(
            clinicName,
            turnWords[turn],
            named === null
              ? 'everybody who does this work'
              : (colleagues.find(({ accountId }) => accountId === named)?.name ?? 'a colleague'),
          ),
        ),
      )
    },
  },
  'my-looks': {
    title: 'What I looked at',
    to: '/my-looks',
    headers: ['When', 'What', 'People'],
    hasNames: false,
    rows: async api =>
      (await api.audit.own.query()).looks.map(look =>
        ofNobody(momentInWords(look.at), look.what, look.denied ? 'not yours to see' : String(look.people)),
      ),
  },
  'what-if': {
    title: 'What was asked',
    to: '/what-if',
    headers: ['What would change', 'Months ahead', 'Asked', 'State'],
    hasNames: false,
    rows: async api =>
      (await api.whatIf.list.query()).map(({ question, askedAt, state }) =>
        ofNobody(
          changeInWords(question.change),
          String(question.months),
          momentInWords(askedAt),
          stateWords[state].label,
        ),
      ),
  },
}
