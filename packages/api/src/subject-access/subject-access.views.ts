/** Everything the charity holds about one person, as the person may have it. */

import { ConsentScope } from '@alongside/domain/consent'
import { Id } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LookView, looksAt } from '../access/audit.views.ts'
import { SessionView, sessionsOf } from '../mentoring/sessions.view.ts'
import { ConsentView } from '../person/consents.ts'
import {
  findPerson,
  inOrder,
  lifecyclesOf,
  ofEpisode,
  PersonView,
  stretchesOf,
  viewsOf,
} from '../person/person.views.ts'
import { TimelineEntry, timelineOf } from '../person/timeline.ts'
import type { Reading } from '../read.ts'

const Goal = z.strictObject({
  text: z.string(),
  setAt: Instant,
  letGoAt: Instant.nullable(),
  ratings: z.array(z.strictObject({ at: Instant, moment: z.string(), rating: z.int() })),
})

export const SubjectFile = z.strictObject({
  madeAt: Instant,
  person: PersonView.shape.person.omit({ consents: true }),
  /** Every answer that was ever given, also those that hold no longer. */
  consents: z.array(ConsentView.extend({ lapsedAt: Instant.nullable() })),
  episodes: z.array(
    z.strictObject({
      openedAt: Instant,
      endedAt: Instant.nullable(),
      records: z.array(
        z.strictObject({
          kind: z.string(),
          state: z.string(),
          openedAt: Instant,
          endedAt: Instant.nullable(),
        }),
      ),
      timeline: z.array(TimelineEntry),
      sessions: z.array(SessionView),
    }),
  ),
  goals: z.array(Goal),
  measures: z.array(
    z.strictObject({
      instrument: z.string(),
      moment: z.string(),
      askedOn: PlainDate,
      scores: z.record(z.string(), z.number()),
      takenBack: z.boolean(),
    }),
  ),
  looks: z.array(LookView),
})
export type SubjectFile = z.infer<typeof SubjectFile>

export async function subjectFile(reading: Reading, personId: string): Promise<SubjectFile | null> {
  const person = await findPerson(reading, personId)
  if (!person) return null
  const rows = await lifecyclesOf(reading, personId)
  const episodes: SubjectFile['episodes'] = []
  for (const { episodeId, openedAt, endedAt } of stretchesOf(rows)) {
    const views = await viewsOf(reading, ofEpisode(rows, episodeId), person.known)
    episodes.push({
      openedAt,
      endedAt,
      records: inOrder(views).map(view => ({
        kind: view.kind,
        state: view.label,
        openedAt: view.openedAt,
        endedAt: view.endedAt,
      })),
      timeline: await timelineOf(reading, personId, episodeId),
      sessions: await sessionsOf(reading, personId, episodeId),
    })
  }
  const looks = await looksAt(reading, personId, undefined, 1000)
  return {
    madeAt: reading.at,
    person: person.view,
    consents: await everyConsent(reading, personId),
    episodes,
    goals: await goalsOf(reading, personId),
    measures: await measuresOf(reading, personId),
    looks: looks?.looks ?? [],
  }
}

async function everyConsent({ db }: Reading, personId: string): Promise<SubjectFile['consents']> {
  const rows = await db
    .selectFrom('consent')
    .select(['scope', 'given', 'how', 'at', 'withdrawn_at', 'lapsed_at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute()
  return rows.map(row => ({
    scope: ConsentScope.parse(row.scope),
    given: row.given,
    how: row.how,
    at: row.at,
    withdrawnAt: row.withdrawn_at,
    lapsedAt: row.lapsed_at,
  }))
}

async function goalsOf(reading: Reading, personId: string): Promise<SubjectFile['goals']> {
  const { db } = reading
  const goals = await db
    .selectFrom('goal')
    .select(['id', 'text_sealed', 'set_at', 'let_go_at'])
    .where('person_id', '=', personId)
    .orderBy('set_at')
    .execute()
  const ratings = await db
    .selectFrom('goal_rating')
    .select(['goal_id', 'at', 'moment', 'rating'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute()
  const keys = await reading.keysOfPeople([personId])
  return goals.map(goal => ({
    text: keys.open(personId, goal.text_sealed, { table: 'goal', column: 'text_sealed', id: goal.id }) ?? '',
    setAt: goal.set_at,
    letGoAt: goal.let_go_at,
    ratings: ratings
      .filter(({ goal_id }) => goal_id === goal.id)
      .map(({ at, moment, rating }) => ({ at, moment, rating })),
  }))
}

async function measuresOf({ db }: Reading, personId: string): Promise<SubjectFile['measures']> {
  const rows = await db
    .selectFrom('measure_answer')
    .select(['instrument', 'moment', 'asked_on', 'scores', 'retracted_at'])
    .where('person_id', '=', personId)
    .orderBy('asked_on')
    .execute()
  return rows.map(row => ({
    instrument: row.instrument,
    moment: row.moment,
    askedOn: row.asked_on,
    scores: row.scores as Record<string, number>,
    takenBack: row.retracted_at !== null,
  }))
}

export const AskedHow = z.enum(['inWriting', 'inPerson', 'byPhone', 'bySomebodyForThem'], {
  error: 'Choose how they asked',
})
export const IdentitySeen = z.enum(['document', 'knownToTheTeam', 'authorityInWriting'], {
  error: 'Choose how you know that it is them',
})

export const SubjectRequest = z.strictObject({
  id: Id,
  personId: Id,
  /** For the coordinator alone: the lead decides about a request, and not about a name. */
  called: z.string().nullable(),
  clinicName: z.string(),
  askedHow: AskedHow,
  identitySeen: IdentitySeen,
  askedAt: Instant,
  askedByMe: z.boolean(),
  /** The month within which the law wants an answer. */
  answerBy: PlainDate,
  outcome: z.enum(['confirmed', 'refused']).nullable(),
  decidedAt: Instant.nullable(),
  openUntil: Instant.nullable(),
  takenAt: Instant.nullable(),
  mayDecide: z.boolean(),
  mayTake: z.boolean(),
})
export type SubjectRequest = z.infer<typeof SubjectRequest>
