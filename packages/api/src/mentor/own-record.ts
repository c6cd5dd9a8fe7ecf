/** A mentor's own record, as the mentor keeps it: their room, the profile that people are shown, and what they chose to tell. */
import {
  MentorLimits,
  MentorProfile,
  MentorRoom,
  MentorTold,
  noLimits,
  PROVISIONAL_CAPACITY,
  saysNothing,
} from '@alongside/domain/mentor-self'
import { MentorWish } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import { PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { DataKeys } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import type { Reading } from '../read.ts'

const standings = ['provisional', 'full', 'restricted', 'onBreak', 'left'] as const

export const OwnMentorView = z.strictObject({
  seq: z.int(),
  standing: z.enum(standings),
  profile: z.strictObject({ called: z.string(), about: z.string() }),
  languages: z.array(z.string()),
  offers: z.array(MentorWish),
  told: MentorTold,
  room: MentorRoom,
  limits: MentorLimits,
  /** People supported or asked about now, and the places that they take. */
  openPeople: z.int(),
  placesTaken: z.int(),
  clinics: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      checksUntil: PlainDate.nullable(),
      authorisedUntil: PlainDate.nullable(),
    }),
  ),
})
export type OwnMentorView = z.infer<typeof OwnMentorView>

/** The words that a mentor's account key opens. */
export function toldBy(
  keys: DataKeys,
  { id, account_id, self_sealed }: { id: string; account_id: string; self_sealed: Uint8Array | null },
): MentorTold {
  const text = keys.open(account_id, self_sealed, { table: 'mentor', column: 'self_sealed', id })
  return text === null ? saysNothing : MentorTold.parse(JSON.parse(text))
}

/** Whether a mentor is seen at this very clinic; null when they did not say. */
export function seenHereOf({ seenAt }: MentorTold, clinicId: string): boolean | null {
  return seenAt === null ? null : seenAt !== 'none' && seenAt.includes(clinicId)
}

export function aboutOf(
  keys: DataKeys,
  { id, account_id, profile_sealed }: { id: string; account_id: string; profile_sealed: Uint8Array | null },
): string {
  return keys.open(account_id, profile_sealed, { table: 'mentor', column: 'profile_sealed', id }) ?? ''
}

/** What a mentor cannot take on. Only matching reads it, and the mentor. */
export function limitsOf(
  keys: DataKeys,
  { id, account_id, wishes_sealed }: { id: string; account_id: string; wishes_sealed: Uint8Array | null },
): MentorLimits {
  const text = keys.open(account_id, wishes_sealed, { table: 'mentor', column: 'wishes_sealed', id })
  return text === null ? noLimits : MentorLimits.parse(JSON.parse(text))
}

export async function ownRecord({ db, caller, keysOf }: Reading): Promise<OwnMentorView | null> {
  if (caller.mentorId === null) return null
  const { rows } = await sql<{
    id: string
    account_id: string
    seq: number
    standing: (typeof standings)[number]
    languages: string[]
    offers: string[]
    capacity: number
    not_now: boolean
    weekly_hours: number | null
    called_sealed: Uint8Array | null
    profile_sealed: Uint8Array | null
    self_sealed: Uint8Array | null
    wishes_sealed: Uint8Array | null
    open_people: number
    open_places: number
    clinics: OwnMentorView['clinics']
  }>`
    select m.*, authz.open_people(m.id) as open_people, authz.open_places(m.id) as open_places,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'checksUntil', mc.checks_until,
          'authorisedUntil', mc.authorised_until) order by c.name), '[]')
        from mentor_clinic mc join clinic c on c.id = mc.clinic_id where mc.mentor_id = m.id) as clinics
    from mentor m where m.id = ${caller.mentorId}`.execute(db)
  const [row] = rows
  if (!row) return null
  const keys = await keysOf([row.account_id])
  return {
    seq: row.seq,
    standing: row.standing,
    profile: {
      called:
        keys.open(row.account_id, row.called_sealed, {
          table: 'mentor',
          column: 'called_sealed',
          id: row.id,
        }) ?? '',
      about: aboutOf(keys, row),
    },
    languages: row.languages,
    offers: z.array(MentorWish).parse(row.offers),
    told: toldBy(keys, row),
    room: { capacity: row.capacity, hoursAWeek: row.weekly_hours, notNow: row.not_now },
    limits: limitsOf(keys, row),
    openPeople: row.open_people,
    placesTaken: row.open_places,
    clinics: row.clinics,
  }
}

export const OwnRoom = z.strictObject({ seq: z.int().min(0), commandId: Id, room: MentorRoom })

export function keepRoom(
  doors: Doors,
  caller: SignedIn,
  { seq, commandId, room }: z.infer<typeof OwnRoom>,
): Promise<Answer<{ seq: number }>> {
  return change(doors, caller, { what: 'mentors.keepRoom', commandId }, async changing => {
    const own = await ownRow(changing, seq)
    if (own.standing === 'provisional' && room.capacity > PROVISIONAL_CAPACITY) {
      const reason = 'Until your first review you support one person at a time.'
      return changing.refuse('refused', { reasons: [reason], fields: { capacity: [reason] } })
    }
    await changing.db
      .updateTable('mentor')
      .set({ capacity: room.capacity, weekly_hours: room.hoursAWeek, not_now: room.notNow, seq: seq + 1 })
      .where('id', '=', own.id)
      .execute()
    return { seq: seq + 1 }
  })
}

export const OwnProfile = z.strictObject({
  seq: z.int().min(0),
  commandId: Id,
  profile: MentorProfile,
  languages: z.array(z.string().trim().min(2).max(35)).min(1, 'Name at least one language').max(10),
  offers: z.array(MentorWish),
  told: MentorTold,
})

export function keepProfile(
  doors: Doors,
  caller: SignedIn,
  { seq, commandId, profile, languages, offers, told }: z.infer<typeof OwnProfile>,
): Promise<Answer<{ seq: number }>> {
  return change(doors, caller, { what: 'mentors.keepProfile', commandId }, async changing => {
    const { id } = await ownRow(changing, seq)
    const keys = await changing.keysOf([caller.accountId])
    const seal = (column: string, text: string) =>
      keys.seal(caller.accountId, text, { table: 'mentor', column, id }).bytes
    await changing.db
      .updateTable('mentor')
      .set({
        called_sealed: seal('called_sealed', profile.called),
        profile_sealed: seal('profile_sealed', profile.about),
        self_sealed: seal('self_sealed', JSON.stringify(told)),
        languages: [...new Set(languages)],
        offers,
        seq: seq + 1,
      })
      .where('id', '=', id)
      .execute()
    return { seq: seq + 1 }
  })
}

export const OwnLimits = z.strictObject({ seq: z.int().min(0), commandId: Id, limits: MentorLimits })

export function keepLimits(
  doors: Doors,
  caller: SignedIn,
  { seq, commandId, limits }: z.infer<typeof OwnLimits>,
): Promise<Answer<{ seq: number }>> {
  return change(doors, caller, { what: 'mentors.keepLimits', commandId }, async changing => {
    const { id } = await ownRow(changing, seq)
    const keys = await changing.keysOf([caller.accountId])
    const place = { table: 'mentor', column: 'wishes_sealed', id }
    await changing.db
      .updateTable('mentor')
      .set({
        wishes_sealed: keys.seal(caller.accountId, JSON.stringify(limits), place).bytes,
        seq: seq + 1,
      })
      .where('id', '=', id)
      .execute()
    return { seq: seq + 1 }
  })
}

async function ownRow({ db, caller, refuse }: Changing, seq: number) {
  const row = await db
    .selectFrom('mentor')
    .select(['id', 'standing', 'seq'])
    .where('id', '=', caller.mentorId ?? '')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.seq !== seq) return refuse('changed-meanwhile')
  return row
}

export const Weighed = z.strictObject({
  episodeId: Id,
  commandId: Id,
  weight: z.union([z.literal(1), z.literal(2)]),
})

/** How much somebody's support weighs. Only the mentor says, and it is about the mentor's room and not about the person. */
export function weigh(
  doors: Doors,
  caller: SignedIn,
  { episodeId, commandId, weight }: z.infer<typeof Weighed>,
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'mentors.weigh', commandId }, async ({ db, at, refuse }) => {
    const supported = await db
      .selectFrom('mentoring')
      .select('mentor_id')
      .where('episode_id', '=', episodeId)
      .where('status', '=', 'active')
      .executeTakeFirst()
    if (!supported?.mentor_id) return refuse('not-found')
    await db
      .insertInto('mentor_load')
      .values({ mentor_id: supported.mentor_id, episode_id: episodeId, weight, at })
      .onConflict(oc => oc.columns(['mentor_id', 'episode_id']).doUpdateSet({ weight, at }))
      .execute()
    return { done: true }
  })
}
