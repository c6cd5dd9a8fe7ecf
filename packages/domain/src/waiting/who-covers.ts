/**
 * Nothing waits for nobody: for every state in which a record waits, who covers when whoever's turn it is does not act,
 * who hears of it besides, and how long after the promised moment. Whose turn it is stands with the state itself.
 */
import type { Owner, StateWords } from '../lifecycle.ts'
import { type Kind, lifecycles } from '../lifecycles.ts'
import { type Instant, londonDateOf, londonInstant, plusDays } from '../time.ts'
import { plusWorkingDays } from '../working-days.ts'

/** Those who cover at a clinic. Each clinic may name one colleague for it; where none is named, it is all of them. */
export const coveringTurns = ['clinic', 'coordinator', 'safeguardingLead'] as const
export type CoveringTurn = (typeof coveringTurns)[number]

export interface Cover {
  /** Who takes it on when the clock has passed. */
  readonly deputy: CoveringTurn
  /** Who hears of it besides, without a name; nobody, where only the clinic knows that there is somebody. */
  readonly lead: 'safeguardingLead' | null
  /** Working days after the promised moment, over and above what the clinic settled for all. */
  readonly graceWorkingDays: number
  /** Where no moment was promised: how many days a record may stand in this state. */
  readonly quietDays: number
}

function cover(
  deputy: CoveringTurn,
  lead: Cover['lead'],
  { grace = 0, quiet = 28 }: { grace?: number; quiet?: number } = {},
): Cover {
  return { deputy, lead, graceWorkingDays: grace, quietDays: quiet }
}

const clinicAlone = cover('clinic', null)
const team = cover('coordinator', 'safeguardingLead')
/** Somebody may be at risk: the day itself is the clock. */
const atOnce = cover('coordinator', 'safeguardingLead', { quiet: 1 })
/** The record is kept, and somebody looks at it once in a long while. */
const keeping = cover('coordinator', 'safeguardingLead', { grace: 10, quiet: 366 * 8 })
const longRoad = cover('coordinator', 'safeguardingLead', { grace: 5, quiet: 60 })

/** By lifecycle and path. A state that is missing here fails a test. */
const covers = {
  referral: {
    identified: clinicAlone,
    told: clinicAlone,
    openOffer: cover('clinic', null, { quiet: 60 }),
    agreed: clinicAlone,
    'released.toTriage': team,
    'released.queried': cover('coordinator', null, { quiet: 14 }),
  },
  onboarding: {
    'toContact.notTried': team,
    'toContact.trying': team,
    reached: team,
    assessmentBooked: team,
    assessed: team,
    'matching.proposed': team,
    'matching.agreed': team,
    waiting: team,
    onHold: cover('coordinator', 'safeguardingLead', { quiet: 91 }),
  },
  mentoring: {
    active: team,
    reviewDue: cover('coordinator', 'safeguardingLead', { grace: 3 }),
    paused: cover('coordinator', 'safeguardingLead', { quiet: 91 }),
    notHeardFrom: team,
    changingMentor: team,
  },
  discharge: {
    planned: team,
    closingHeld: team,
    summaryAgreed: team,
    closed: longRoad,
    followedUp: longRoad,
    retained: keeping,
  },
  recruitment: {
    enquiry: team,
    'invitedToChat.chat': team,
    'invitedToChat.writing': longRoad,
    applied: team,
    shortlisted: team,
    interviewed: team,
    conditionallyOffered: longRoad,
    checks: longRoad,
  },
  training: {
    enrolled: longRoad,
    learning: longRoad,
    shadowing: longRoad,
    observed: longRoad,
    signOff: team,
    deferred: cover('coordinator', 'safeguardingLead', { quiet: 183 }),
  },
  standing: {
    provisional: longRoad,
    full: cover('coordinator', 'safeguardingLead', { quiet: 366 }),
    restricted: team,
    onBreak: cover('coordinator', 'safeguardingLead', { quiet: 183 }),
  },
  concern: {
    raised: atOnce,
    triaged: atOnce,
    acting: cover('coordinator', 'safeguardingLead', { quiet: 7 }),
  },
  supervision: {
    scheduled: team,
    agendaOpen: team,
    missed: team,
    held: team,
    actionsOpen: team,
  },
} as const satisfies Record<Kind, Readonly<Record<string, Cover>>>

/** Who covers in this state; nothing once a record has ended. */
export function coverOf(kind: Kind, path: string): Cover | undefined {
  return (covers[kind] as Readonly<Record<string, Cover>>)[path]
}

/** All states that have a cover, by lifecycle and path. */
export function coveredStates(): { kind: Kind; path: string }[] {
  return (Object.keys(covers) as Kind[]).flatMap(kind =>
    Object.keys(covers[kind]).map(path => ({ kind, path })),
  )
}

/** Whose turn covers for whose: a mentor's and a trainee's is the coordinator's; all others stay with their own. */
export function deputyFor(owner: Owner): CoveringTurn | null {
  if (owner === 'nobody') return null
  return owner === 'mentor' || owner === 'trainee' ? 'coordinator' : owner
}

interface Waited {
  readonly kind: Kind
  readonly path: string
  readonly dueAt: Instant | null
  readonly stateSince: Instant
}

/** The moment from which something has waited too long, and whoever covers is told; null where nothing waits. */
export function tooLongFrom(
  { kind, path, dueAt, stateSince }: Waited,
  settledWorkingDays: number,
): Instant | null {
  const found = coverOf(kind, path)
  if (!found) return null
  const promised = dueAt === null ? plusDays(londonDateOf(stateSince), found.quietDays) : londonDateOf(dueAt)
  const days = found.graceWorkingDays + (kind === 'concern' ? 0 : settledWorkingDays)
  // a promise for today is kept until the day is over
  return londonInstant(plusDays(plusWorkingDays(promised, days), 1))
}

/** Every state of a lifecycle in which it waits: its path, and whose turn it is. */
export function waitingStates(kind: Kind): { path: string; words: StateWords }[] {
  const found: { path: string; words: StateWords }[] = []
  function look(node: Node, way: readonly string[]): void {
    const words = node.meta as StateWords | undefined
    const inner = Object.values(node.states)
    const isPlace = inner.length === 0 || node.type === 'parallel'
    if (isPlace && words && words.owner !== 'nobody') found.push({ path: way.join('.'), words })
    if (!isPlace) for (const each of inner) look(each, each.key === 'open' ? way : [...way, each.key])
  }
  look(lifecycles[kind].machine.root as unknown as Node, [])
  return found
}

interface Node {
  readonly key: string
  readonly type: string
  readonly meta?: unknown
  readonly states: Readonly<Record<string, Node>>
}
