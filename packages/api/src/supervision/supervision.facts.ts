/** What the rules of a supervision need to know: who acts, who was there, whose alias it is, and what stands still. */
import {
  agendaReasons,
  type Side,
  type SupervisionCommand,
  type SupervisionContext,
  type SupervisionFacts,
} from '@alongside/domain/supervision'
import { sql } from 'kysely'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import type { BareRow, Taking } from '../lifecycle/registration.ts'
import { consentsOf } from '../person/consents.ts'
import { supportAt } from './support-now.ts'

export interface Participant {
  readonly accountId: string
  readonly role: 'clinician' | 'mentor' | 'coordinator' | 'safeguardingLead'
  readonly mentorId: string | null
}

/** Everybody who takes part in the work of a clinic. */
export async function participantsOf(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
): Promise<Participant[]> {
  const { rows } = await sql<{ account_id: string; role: Participant['role']; mentor_id: string | null }>`
    select account_id, role, mentor_id from authz.taking_part(${clinicId}) order by account_id`.execute(db)
  return rows.map(({ account_id, role, mentor_id }) => ({ accountId: account_id, role, mentorId: mentor_id }))
}

export function sideOf({ role }: Participant): Side {
  return role === 'clinician' ? 'clinic' : 'charity'
}

/** Whether a one-to-one is somebody's own affair: its mentor and the coordinators take part, and nobody else. */
export function takesPart({ sort, mentorId }: SupervisionContext, participant: Participant): boolean {
  if (participant.role === 'safeguardingLead') return false
  if (sort === 'joint') return true
  return participant.role === 'coordinator' || participant.mentorId === mentorId
}

/** What is known before anything was filled in: what the buttons are made of. */
export function standingFacts(caller: Caller): SupervisionFacts {
  return {
    actor:
      caller.accountId === null
        ? null
        : { accountId: caller.accountId, coordinates: caller.role === 'coordinator' },
    cases: [],
    aliasKnown: false,
    mayBeNamed: false,
    present: { clinic: 0, mentors: 0, coordinators: 0, strangers: 0 },
    itsMentorPresent: false,
    ownerSide: null,
  }
}

export async function supervisionFacts(
  taking: Taking<SupervisionCommand | { type: 'timer.agendaOpens' }, BareRow>,
): Promise<SupervisionFacts> {
  const { event, caller } = taking
  const facts = standingFacts(caller)
  switch (event.type) {
    case 'openAgenda':
    case 'timer.agendaOpens':
      return { ...facts, cases: await casesFor(taking) }
    case 'addItem':
      return { ...facts, ...(await aboutAlias(taking, event.alias)) }
    case 'hold':
      return { ...facts, ...(await presence(taking, event.attended)) }
    case 'addAction':
      return { ...facts, ownerSide: await sideOfOwner(taking, event.ownerId) }
    default:
      return facts
  }
}

type Asking = Taking<unknown, BareRow>

async function casesFor({ db, keyring, row, at }: Asking): Promise<SupervisionFacts['cases']> {
  const { mentorId } = row.context as SupervisionContext
  const support = await supportAt({ db }, keyring, row.clinicId, mentorId)
  return support.flatMap(each => {
    const why = agendaReasons(each, at)
    return why.length === 0 ? [] : [{ alias: each.alias, why }]
  })
}

async function aboutAlias(
  { db, keyring, row, caller }: Asking,
  alias: string | undefined,
): Promise<Pick<SupervisionFacts, 'aliasKnown' | 'mayBeNamed'>> {
  if (alias === undefined) return { aliasKnown: false, mayBeNamed: false }
  // a clinic knows an alias only from the agenda itself, and nobody behind it
  if (caller.role === 'clinician') {
    const { items } = row.context as SupervisionContext
    return { aliasKnown: items.some(item => item.alias === alias), mayBeNamed: false }
  }
  const support = await supportAt({ db }, keyring, row.clinicId)
  const found = support.find(each => each.alias === alias)
  if (!found) return { aliasKnown: false, mayBeNamed: false }
  const agreed = await consentsOf({ db }, [found.personId])
  return { aliasKnown: true, mayBeNamed: agreed(found.personId, 'teamDiscussion') }
}

async function presence(
  { db, row }: Asking,
  attended: readonly string[],
): Promise<Pick<SupervisionFacts, 'present' | 'mentorsPresent' | 'itsMentorPresent'>> {
  const context = row.context as SupervisionContext
  const known = (await participantsOf({ db }, row.clinicId)).filter(each => takesPart(context, each))
  const there = [...new Set(attended)].map(accountId => known.find(each => each.accountId === accountId))
  const count = (role: Participant['role']) => there.filter(each => each?.role === role).length
  return {
    present: {
      clinic: count('clinician'),
      mentors: count('mentor'),
      coordinators: count('coordinator'),
      strangers: there.filter(each => each === undefined).length,
    },
    mentorsPresent: there.flatMap(each => each?.mentorId ?? []),
    itsMentorPresent: context.mentorId !== null && there.some(each => each?.mentorId === context.mentorId),
  }
}

async function sideOfOwner({ db, row }: Asking, ownerId: string): Promise<Side | null> {
  const context = row.context as SupervisionContext
  const owner = (await participantsOf({ db }, row.clinicId)).find(
    each => each.accountId === ownerId && takesPart(context, each),
  )
  return owner ? sideOf(owner) : null
}
