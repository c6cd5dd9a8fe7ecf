/** The roster: which mentors there are at the coordinator's clinics, and how much room each has. */
import { placesOf } from '@alongside/domain/mentor-readiness'
import { Id } from '@alongside/domain/people'
import { PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { mentorNames } from './mentor-names.ts'
import {
  keepLimits,
  keepProfile,
  keepRoom,
  OwnLimits,
  OwnMentorView,
  OwnProfile,
  OwnRoom,
  ownRecord,
  Weighed,
  weigh,
} from './own-record.ts'

/** From the one who may do most to the one who is gone. */
const MentorStanding = z.enum(['full', 'provisional', 'restricted', 'onBreak', 'left'])
type MentorStanding = z.infer<typeof MentorStanding>

function furthest(standings: readonly MentorStanding[]): MentorStanding {
  return MentorStanding.options.find(each => standings.includes(each)) ?? 'left'
}

export const MentorView = z.strictObject({
  mentorId: Id,
  called: z.string().nullable(),
  standing: MentorStanding,
  notNow: z.boolean(),
  languages: z.array(z.string()),
  openPeople: z.int(),
  capacity: z.int(),
  /** Places taken, with those who weigh double counted twice. */
  placesTaken: z.int(),
  hoursAWeek: z.int().nullable(),
  clinics: z.array(
    z.strictObject({
      clinicId: Id,
      clinicName: z.string(),
      standing: MentorStanding,
      /** Null for somebody whose standing here was written down before it was a lifecycle. */
      standingId: Id.nullable(),
      checksUntil: PlainDate.nullable(),
      authorisedUntil: PlainDate.nullable(),
    }),
  ),
})
export type MentorView = z.infer<typeof MentorView>

export const mentorsRouter = router({
  mine: canSee('ownMentorRecord')
    .input(z.strictObject({}).optional())
    .output(OwnMentorView)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'mentors.mine', ownRecord))),
  keepRoom: canSee('ownMentorRecord')
    .input(OwnRoom)
    .output(z.strictObject({ seq: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await keepRoom(ctx.doors, ctx.caller, input))),
  keepProfile: canSee('ownMentorRecord')
    .input(OwnProfile)
    .output(z.strictObject({ seq: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await keepProfile(ctx.doors, ctx.caller, input))),
  keepLimits: canSee('ownMentorRecord')
    .input(OwnLimits)
    .output(z.strictObject({ seq: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await keepLimits(ctx.doors, ctx.caller, input))),
  weigh: canSee('ownMentorRecord')
    .input(Weighed)
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await weigh(ctx.doors, ctx.caller, input))),
  /** What one of them is called, for whoever may see whom they support; null where whoever asks may not know. */
  called: canSee('mentoring')
    .input(z.strictObject({ mentorId: Id }))
    .output(z.strictObject({ called: z.string().nullable() }))
    .query(async ({ ctx, input: { mentorId } }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'mentors.called', async reading => ({
          called: (await mentorNames(reading, [mentorId]))(mentorId),
        })),
      ),
    ),
  list: canSee('mentorRoster')
    .input(z.strictObject({ clinicId: Id.optional() }).optional())
    .output(z.array(MentorView))
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'mentors.list', reading => roster(reading, input?.clinicId))),
    ),
})

async function roster(reading: Reading, clinicId: string | undefined): Promise<MentorView[]> {
  let query = reading.db
    .selectFrom('mentor as m')
    .innerJoin('mentor_clinic as c', 'c.mentor_id', 'm.id')
    .innerJoin('clinic as k', 'k.id', 'c.clinic_id')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('standing')
          .select(['id', 'state', 'checks_until', 'authorised_until'])
          .whereRef('mentor_id', '=', 'm.id')
          .whereRef('clinic_id', '=', 'c.clinic_id')
          .orderBy('opened_at', 'desc')
          .limit(1)
          .as('s'),
      join => join.onTrue(),
    )
    .select([
      'm.id',
      'm.standing',
      's.id as standing_id',
      's.state as standing_here',
      's.checks_until as standing_checks_until',
      's.authorised_until as standing_authorised_until',
      'm.not_now',
      'm.languages',
      'm.capacity',
      'k.id as clinic_id',
      'k.name as clinic_name',
      'c.checks_until',
      'c.authorised_until',
      'm.weekly_hours',
      sql<number>`authz.open_people(m.id)`.as('open_people'),
      sql<number>`authz.open_places(m.id)`.as('open_places'),
    ])
    .orderBy('m.id')
    .orderBy('k.name')
  if (clinicId !== undefined) query = query.where('c.clinic_id', '=', clinicId)
  const rows = await query.execute()
  const calledOf = await mentorNames(
    reading,
    rows.map(({ id }) => id),
  )
  const mentors = new Map<string, MentorView>()
  for (const row of rows) {
    const mentor = mentors.get(row.id) ?? {
      mentorId: row.id,
      called: calledOf(row.id),
      standing: row.standing,
      notNow: row.not_now,
      languages: row.languages,
      openPeople: row.open_people,
      capacity: row.capacity,
      placesTaken: row.open_places,
      hoursAWeek: row.weekly_hours,
      clinics: [],
    }
    const known = row.standing_id !== null
    const here = MentorStanding.parse(row.standing_here ?? row.standing)
    mentor.clinics.push({
      clinicId: row.clinic_id,
      clinicName: row.clinic_name,
      standing: here,
      standingId: row.standing_id,
      checksUntil: known ? row.standing_checks_until : row.checks_until,
      authorisedUntil: known ? row.standing_authorised_until : row.authorised_until,
    })
    // of several places the one where they may do most says how they stand
    mentor.standing = furthest(mentor.clinics.map(({ standing }) => standing))
    mentor.capacity = placesOf({ standing: mentor.standing, capacity: row.capacity })
    mentors.set(row.id, mentor)
  }
  return [...mentors.values()].sort((one, other) => (one.called ?? '').localeCompare(other.called ?? ''))
}
