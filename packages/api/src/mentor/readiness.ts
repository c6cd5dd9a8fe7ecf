/** What the rules may know of mentors, for any number of matches at once: dates, counts and yes or no; never a name. */
import { mentorsSide, unmetWishes, type Wishes } from '@alongside/domain/matching'
import type { MentorFacts } from '@alongside/domain/mentor-readiness'
import type { MentorWish } from '@alongside/domain/onboarding'
import type { PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { type DataKeys, dataKeysIn, type Keyring } from '../database/keys.ts'
import { limitsOf, seenHereOf, toldBy } from './own-record.ts'

/** One person and one mentor who support, or might support, each other at one clinic. */
export interface Match {
  readonly mentorId: string
  readonly clinicId: string
  readonly personId: string
  readonly wishes: Wishes
  /** Mentors to whom one side said no before. */
  readonly declinedMentorIds: readonly string[]
}

/** Nothing was asked for. */
export const noWishes: Wishes = { mustHave: [], mustNot: [], language: null }

interface Row {
  mentor_id: string
  account_id: string
  self_sealed: Uint8Array | null
  wishes_sealed: Uint8Array | null
  wrapped: Uint8Array | null
  clinic_id: string
  person_id: string
  standing: MentorFacts['standing']
  capacity: number
  not_now: boolean
  languages: string[]
  offers: MentorWish[]
  checks_until: PlainDate | null
  authorised_until: PlainDate | null
  open_people: number
  open_places: number
  apart: boolean
}

function keyOf({ mentorId, clinicId, personId }: Pick<Match, 'mentorId' | 'clinicId' | 'personId'>): string {
  return `${mentorId} ${clinicId} ${personId}`
}

/**
 * Where a mentor stands at one place, `m` and `c` being the mentor and the clinic's own line: the newest standing there,
 * or what was written down before standing was a lifecycle.
 */
const standingHere = sql`
  coalesce(s.state, m.standing) as standing,
  case when s.id is null then c.checks_until else s.checks_until end as checks_until,
  case when s.id is null then c.authorised_until else s.authorised_until end as authorised_until`
const joinedStanding = sql`
  left join lateral (
    select id, state, checks_until, authorised_until from standing
    where mentor_id = m.id and clinic_id = c.clinic_id order by opened_at desc limit 1
  ) s on true`

/**
 * The facts about each match, with one query; null when the mentor is not on the list of that clinic. What a mentor said
 * of themself is opened for those who are to be matched anew, and only with the keyring: nothing else asks for it.
 */
export async function readinessOf(
  { db }: Pick<Transaction, 'db'>,
  matches: readonly Match[],
  keyring?: Keyring,
): Promise<(match: Match) => MentorFacts | null> {
  if (matches.length === 0) return () => null
  const mentorIds = matches.map(({ mentorId }) => mentorId)
  const personIds = matches.map(({ personId }) => personId)
  // a list has one mentor fifty times: what is so of the mentor is asked once
  const { rows } = await sql<Row>`
    with room as materialized (
      select id, authz.open_people(id) as open_people, authz.open_places(id) as open_places
      from unnest(${[...new Set(mentorIds)]}::uuid[]) id
    ), apart as materialized (
      select * from authz.kept_apart(${mentorIds}::uuid[], ${personIds}::uuid[])
    )
    select p.mentor_id, p.clinic_id, p.person_id, m.capacity, m.not_now, m.languages, m.offers,
      m.account_id, ${keyring ? sql`m.self_sealed, m.wishes_sealed, k.wrapped` : sql`null as wrapped`},
      ${standingHere}, room.open_people, room.open_places,
      exists (select 1 from apart a where a.mentor_id = p.mentor_id and a.person_id = p.person_id) as apart
    from unnest(
      ${mentorIds}::uuid[],
      ${matches.map(({ clinicId }) => clinicId)}::uuid[],
      ${personIds}::uuid[]
    ) as p (mentor_id, clinic_id, person_id)
    join room on room.id = p.mentor_id
    join mentor m on m.id = p.mentor_id
    join mentor_clinic c on c.mentor_id = p.mentor_id and c.clinic_id = p.clinic_id
    ${joinedStanding}
    ${keyring ? sql`left join data_key k on k.owner_id = m.account_id and k.destroyed_at is null` : sql``}
  `.execute(db)
  const byMatch = new Map(
    rows.map(row => [
      keyOf({ mentorId: row.mentor_id, clinicId: row.clinic_id, personId: row.person_id }),
      row,
    ]),
  )
  const keys =
    keyring &&
    dataKeysIn(
      keyring,
      rows.map(({ account_id, wrapped }) => ({ ownerId: account_id, wrapped })),
    )
  return match => {
    const row = byMatch.get(keyOf(match))
    return row ? factsOf(row, match, keys) : null
  }
}

/** Waits until nobody else is promising this mentor's room: two promises at once would both see the same place free. */
export async function takeTurnFor({ db }: Pick<Transaction, 'db'>, mentorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mentor ${mentorId}`}, 0))`.execute(db)
}

function factsOf(row: Row, { clinicId, wishes, declinedMentorIds }: Match, keys?: DataKeys): MentorFacts {
  const self = { languages: row.languages, offers: row.offers, ...(keys && toldTo(keys, row, clinicId)) }
  const { against } = mentorsSide(wishes, self)
  return {
    mentorId: row.mentor_id,
    standing: row.standing,
    checksUntil: row.checks_until,
    authorisedUntil: row.authorised_until,
    openPeople: row.open_people,
    capacity: row.capacity,
    notNow: row.not_now,
    conflict: row.apart,
    ...(row.open_places === row.open_people ? {} : { placesTaken: row.open_places }),
    declinedBefore: declinedMentorIds.includes(row.mentor_id),
    unmetWishes: unmetWishes(wishes, self),
    ...(against.length === 0 ? {} : { outsideLimits: [...against] }),
  }
}

/** What the mentor said of themself that a rule goes by, for a match at one clinic. */
function toldTo(keys: DataKeys, row: Row, clinicId: string) {
  const sealed = { ...row, id: row.mentor_id }
  const told = toldBy(keys, sealed)
  const seenHere = seenHereOf(told, clinicId)
  return {
    limits: limitsOf(keys, sealed),
    told: { ageBand: told.ageBand, background: '', hoursAWeek: null, seenHere },
  }
}
