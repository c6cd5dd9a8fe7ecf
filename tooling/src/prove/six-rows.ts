/** Six kinds of people a caller may ask about, and a caller in each role: what the rows about reach stand on. */
import { randomUUID } from 'node:crypto'
import type { SignedIn } from '@alongside/api/demo'
import { type At, handedTo, makePerson, mentored, type Programme, step } from '@alongside/api/testing'
import { Role } from '@alongside/domain/people'
import type { Scope } from '@alongside/domain/permissions'
import type { Team } from './people.ts'

export const rowKinds = ['own', 'assigned', 'ended', 'same clinic', 'other clinic', 'non-existing'] as const
export type RowKind = (typeof rowKinds)[number]

export const callerRoles = Role.options.filter(role => role !== 'person' && role !== 'system')
export type CallerRole = (typeof callerRoles)[number]

/** The ids that lead to one person, by the name under which a procedure may ask for them. */
export type Ids = Readonly<Record<string, string>>

export interface Ground {
  readonly callers: ReadonlyMap<CallerRole, SignedIn>
  readonly rows: Readonly<Record<RowKind, Ids>>
}

/** Whether a scope of the table reaches a person, or a clinic, of this kind. Nobody reaches their own record. */
export function reaches(scope: Scope | undefined, row: RowKind, isOfClinic = false): boolean {
  if (row === 'non-existing' || scope === undefined) return false
  if (scope === 'all') return true
  if (row === 'other clinic') return false
  // that their own clinic is there is no secret to anybody who works at it
  if (isOfClinic) return true
  if (scope === 'clinic' || scope === 'released') return row !== 'own'
  // what is a mentor's own leads to those whom they support
  return (scope === 'assigned' || scope === 'own') && row === 'assigned'
}

export async function sixRows(programme: Programme): Promise<Ground> {
  const callers = new Map<CallerRole, SignedIn>()
  for (const role of callerRoles) callers.set(role, await withKey(programme, await programme.signIn(role)))
  const who = (role: CallerRole) => callers.get(role) as SignedIn
  const team: Team = {
    clinician: who('clinician'),
    coordinator: who('coordinator'),
    mentor: who('mentor'),
  }
  const another = { ...team, mentor: await programme.signIn('mentor') }
  const { otherClinic } = programme
  const elsewhere: Team = {
    clinician: await programme.signIn('clinician', otherClinic),
    coordinator: await programme.signIn('coordinator', otherClinic),
    mentor: await programme.signIn('mentor', otherClinic),
  }
  const own = await mentored(programme, another)
  const assigned = await mentored(programme, team)
  const ended = await mentored(programme, team)
  await close(programme, team.mentor, ended)
  const same = await mentored(programme, another)
  const there = { personId: await makePerson(programme, otherClinic), clinicId: otherClinic }
  const other = await mentored(programme, elsewhere, there)
  const plan = { type: 'planEnding', reason: 'goalsMet' }
  await step(programme, another.mentor, same, plan)
  await step(programme, elsewhere.mentor, other, plan)
  // each of the callers was once looked after here, as the same person: what reaches one reaches none of the others
  for (const { accountId } of callers.values())
    await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
      accountId,
      own.personId,
    ])
  const idsOf = (at: At, { mentor }: Team) => ids(programme, at.personId, mentor)
  return {
    callers,
    rows: {
      own: await idsOf(own, another),
      assigned: await idsOf(assigned, team),
      ended: await idsOf(ended, team),
      'same clinic': await idsOf(same, another),
      'other clinic': await idsOf(other, elsewhere),
      'non-existing': Object.fromEntries(
        Object.keys(await idsOf(same, another)).map(name => [name, randomUUID()]),
      ),
    },
  }
}

/** What they write is sealed with a key of their own, which an invitation would have made. */
async function withKey({ api, behind }: Programme, who: SignedIn): Promise<SignedIn> {
  const { row } = api.keys.newKey(who.accountId ?? '')
  await behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [row.owner_id, row.wrapped])
  return who
}

async function close(programme: Programme, mentor: SignedIn, mentoring: At): Promise<void> {
  const planned = await step(programme, mentor, mentoring, { type: 'planEnding', reason: 'goalsMet' })
  let at: At = handedTo(planned)
  for (const event of [
    {
      type: 'holdClosing',
      heldAt: programme.clock.now(),
      experience: 'veryGood',
      difference: 'I told my sister',
      whatNext: 'The choir',
      howToComeBackTold: true,
      followUpAgreed: false,
    },
    { type: 'agreeSummary', summary: 'It went well', personAgreed: true, shareWithClinic: true },
    { type: 'close', mentorDebriefed: true },
  ])
    at = await step(programme, mentor, at, event)
}

async function ids({ behind }: Programme, personId: string, mentor: SignedIn): Promise<Ids> {
  const { rows } = await behind.query<Record<string, string>>(
    `select p.clinic_id as clinic, r.id as referral, r.episode_id as episode, o.id as onboarding, m.id as mentoring, d.id as discharge
     from person p join referral r on r.person_id = p.id left join onboarding o on o.person_id = p.id
       left join mentoring m on m.person_id = p.id left join discharge d on d.person_id = p.id
     where p.id = $1`,
    [personId],
  )
  const known = Object.entries(rows[0] ?? {}).map(([name, id]) => [name, id ?? randomUUID()])
  return {
    ...Object.fromEntries(known),
    person: personId,
    mentor: mentor.mentorId ?? '',
    account: mentor.accountId ?? '',
  }
}
