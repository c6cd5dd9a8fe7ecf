/** The standing of the first mentors at each of their places, as it would be had they come by recruitment. */
import { standardSettings } from '@alongside/domain/clinic-settings'
import { advance, type Position, pathOf, type Step, start, stateOf } from '@alongside/domain/lifecycle'
import { type StandingCommand, type StandingItems, standing } from '@alongside/domain/standing'
import {
  type Instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plainTime,
  plusDays,
} from '@alongside/domain/time'
import type { Install } from '../account/first-accounts.ts'
import { runOn } from '../postgres/url.ts'

export interface FirstStanding {
  readonly id: string
  readonly accountId: string
  readonly mentorId: string
  readonly clinicId: string
  readonly state: 'provisional' | 'full' | 'restricted' | 'onBreak'
  readonly startedOn: PlainDate
  readonly items: StandingItems
}

/** Tells how it came to this by the events that lead there, and writes what they leave behind. */
export async function makeFirstStanding(
  { database }: Pick<Install, 'database'>,
  { id, accountId, mentorId, clinicId, state, startedOn, items }: FirstStanding,
): Promise<void> {
  const clocks = standardSettings.standing
  const { eligibleDbs } = standardSettings.recruitment
  const input = { mentorId, items, completions: [], eligibleDbs, clocks }
  const began = londonInstant(startedOn, plainTime('09:00'))
  const reviewed = plusDays(startedOn, clocks.provisionalDays)
  const timers = new Map<string, Instant>()
  const journal: { type: string; at: Instant; event: object; from: string | null; to: string }[] = []
  let position: Position = note(
    { type: 'start', at: began, event: { type: 'start', input } },
    start(standing, input, began),
  )

  function note(
    happened: { type: string; at: Instant; event: object },
    step: Step,
    from: string | null = null,
  ): Position {
    timers.delete(happened.type.replace('timer.', ''))
    for (const op of step.timers) {
      if (op.op === 'set') timers.set(op.key, op.runAt)
      else timers.delete(op.key)
    }
    journal.push({ ...happened, from, to: pathOf(step.next) })
    return step.next
  }
  const take = (event: StandingCommand | { type: 'timer.firstReview' }, on: PlainDate) => {
    const at = londonInstant(on, plainTime('09:00'))
    const answer = advance(standing, position, { ...event, at, facts: { by: null, check: null } })
    if (!answer.ok) throw new Error(`A first standing cannot take ${event.type}`)
    position = note({ type: event.type, at, event }, answer, pathOf(position))
  }
  if (state !== 'provisional') {
    take({ type: 'timer.firstReview' }, reviewed)
    take({ type: 'becomeFull', reviewedOn: reviewed }, reviewed)
  }
  if (state === 'restricted') take({ type: 'restrict' }, plusDays(reviewed, 1))
  if (state === 'onBreak')
    take({ type: 'startBreak', until: plusDays(londonDateOf(began), 2000) }, plusDays(reviewed, 1))

  const last = journal.at(-1)?.at ?? began
  const [made] = await runOn<{ id: string }>(
    database,
    `insert into standing (id, clinic_id, holder_id, mentor_id, state, path, value, context, machine_version, seq, status,
       opened_at, changed_at, state_since, due_at, checks_until, authorised_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'active', $11, $12, $12, $13, $14, $15)
     on conflict do nothing returning id`,
    [
      id,
      clinicId,
      accountId,
      mentorId,
      stateOf(position),
      pathOf(position),
      JSON.stringify(position.value),
      JSON.stringify(position.context),
      position.version,
      position.seq,
      began,
      last,
      [...timers.values()].sort()[0] ?? null,
      items.dbs,
      items.contract,
    ],
  )
  if (!made) return
  for (const [seq, { type, at, event, from, to }] of journal.entries())
    await runOn(
      database,
      `insert into journal (kind, lifecycle_id, seq, clinic_id, holder_id, at, role, type, event, facts, from_state, to_state,
         machine_version)
       values ('standing', $1, $2, $3, $4, $5, 'system', $6, $7, $8, $9, $10, $11)`,
      [
        id,
        seq,
        clinicId,
        accountId,
        at,
        type,
        JSON.stringify(event),
        JSON.stringify(seq === 0 ? null : { by: null, check: null }),
        from,
        to,
        position.version,
      ],
    )
  for (const [key, runAt] of timers)
    await runOn(
      database,
      `insert into timer (kind, lifecycle_id, key, set_seq, run_at, clinic_id, holder_id)
       values ('standing', $1, $2, $3, $4, $5, $6)`,
      [id, key, position.seq, runAt, clinicId, accountId],
    )
}
