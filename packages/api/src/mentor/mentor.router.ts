/** The roster: which mentors there are at the coordinator's clinics, and how much room each has. */
import { Id } from '@alongside/domain/people'
import { PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import {
  keepProfile,
  keepRoom,
  OwnMentorView,
  OwnProfile,
  OwnRoom,
  ownRecord,
  Weighed,
  weigh,
} from './own-record.ts'

export const MentorView = z.strictObject({
  mentorId: Id,
  called: z.string().nullable(),
  standing: z.enum(['provisional', 'full', 'restricted', 'onBreak', 'left']),
  notNow: z.boolean(),
  languages: z.array(z.string()),
  openPeople: z.int(),
  capacity: z.int(),
  clinics: z.array(
    z.strictObject({
      clinicId: Id,
      clinicName: z.string(),
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
  weigh: canSee('ownMentorRecord')
    .input(Weighed)
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await weigh(ctx.doors, ctx.caller, input))),
  list: canSee('mentorRoster')
    .input(z.strictObject({ clinicId: Id.optional() }).optional())
    .output(z.array(MentorView))
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'mentors.list', reading => roster(reading, input?.clinicId))),
    ),
})

async function roster({ db, keysOf }: Reading, clinicId: string | undefined): Promise<MentorView[]> {
  let query = db
    .selectFrom('mentor as m')
    .innerJoin('mentor_clinic as mc', 'mc.mentor_id', 'm.id')
    .innerJoin('clinic as c', 'c.id', 'mc.clinic_id')
    .select([
      'm.id',
      'm.account_id',
      'm.called_sealed',
      'm.standing',
      'm.not_now',
      'm.languages',
      'm.capacity',
      'c.id as clinic_id',
      'c.name as clinic_name',
      'mc.checks_until',
      'mc.authorised_until',
      sql<number>`authz.open_people(m.id)`.as('open_people'),
    ])
    .orderBy('m.id')
    .orderBy('c.name')
  if (clinicId !== undefined) query = query.where('mc.clinic_id', '=', clinicId)
  const rows = await query.execute()
  const keys = await keysOf(rows.map(({ account_id }) => account_id))
  const mentors = new Map<string, MentorView>()
  for (const row of rows) {
    const mentor = mentors.get(row.id) ?? {
      mentorId: row.id,
      called: keys.open(row.account_id, row.called_sealed, {
        table: 'mentor',
        column: 'called_sealed',
        id: row.id,
      }),
      standing: row.standing,
      notNow: row.not_now,
      languages: row.languages,
      openPeople: row.open_people,
      capacity: row.capacity,
      clinics: [],
    }
    mentor.clinics.push({
      clinicId: row.clinic_id,
      clinicName: row.clinic_name,
      checksUntil: row.checks_until,
      authorisedUntil: row.authorised_until,
    })
    mentors.set(row.id, mentor)
  }
  return [...mentors.values()].sort((one, other) => (one.called ?? '').localeCompare(other.called ?? ''))
}
