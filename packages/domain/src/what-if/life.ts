/** One person in a scenario: a record that goes its way through the machines, and what people will do about it next. */
import { advance, type Lifecycle, type Position, pathOf, type Step, start, stateOf } from '../lifecycle.ts'
import type { MentorFacts } from '../mentor-readiness.ts'
import { mentoring } from '../mentoring/index.ts'
import { type OnboardingContext, onboarding } from '../onboarding/index.ts'
import { referral } from '../referral/index.ts'
import { type Instant, londonDateOf, londonInstant, type PlainDate, plainDate, plainTime } from '../time.ts'
import { plusWorkingDays } from '../working-days.ts'
import type { Chance } from './chance.ts'
import { clocks, type Habits } from './scenario.ts'
import { type Doing, nextOf, reachable } from './way.ts'

/** What one played life came to. A day that has not come, or never will, is null. */
export interface Played {
  readonly clinic: number
  readonly arrivedOn: PlainDate
  releasedOn: PlainDate | null
  acceptedOn: PlainDate | null
  firstTriedOn: PlainDate | null
  reachedOn: PlainDate | null
  readyOn: PlainDate | null
  matchedOn: PlainDate | null
  firstSessionOn: PlainDate | null
  endedOn: PlainDate | null
  outcome: 'underWay' | 'optedOut' | 'offerClosed' | 'notReached' | 'disengaged' | 'ended'
}

interface Beginning {
  readonly clinic: number
  readonly habits: Habits
  readonly chance: Chance
  readonly at: Instant
}

const NOON = plainTime('12:00')
const inOrder = plainDate('2099-12-31')
const nobody = '00000000-0000-4000-8000-000000000000'

export class Life {
  readonly played: Played
  /** The mentor who is asked, or who supports them: a number in the scenario. */
  mentor: number | null = null
  readonly saidNoTo = new Set<number>()
  readonly #habits: Habits
  readonly #chance: Chance
  /** How many sessions they will want in all. */
  readonly #wants: number
  readonly #answers: boolean
  #lifecycle: Lifecycle = referral
  #position: Position
  #clocks = new Map<string, Instant>()
  #doing: { at: Instant; event: Doing } | null = null
  #room = { openPeople: 0, capacity: 1 }
  #sessions = 0

  constructor({ clinic, habits, chance, at }: Beginning) {
    this.#habits = habits
    this.#chance = chance
    this.#wants = 1 + chance.days(habits.sessionsWanted - 1)
    this.#answers = habits.neverReached === 0 || !chance.yes(habits.neverReached)
    this.played = {
      clinic,
      arrivedOn: londonDateOf(at),
      releasedOn: null,
      acceptedOn: null,
      firstTriedOn: null,
      reachedOn: null,
      readyOn: null,
      matchedOn: null,
      firstSessionOn: null,
      endedOn: null,
      outcome: 'underWay',
    }
    const input = {
      source: 'clinicList',
      reason: 'newlyDiagnosed',
      diagnosedOn: londonDateOf(at),
      unwell: false,
      tracing: null,
      clocks: clocks.referral,
    }
    const first = start(referral, input, at)
    this.#position = first.next
    this.#settle(first, at)
  }

  /** Ready for a mentor, and without one. */
  get isReady(): boolean {
    return this.#lifecycle === onboarding && ['assessed', 'waiting'].includes(stateOf(this.#position))
  }

  get isSupported(): boolean {
    return this.#lifecycle === mentoring && this.played.outcome === 'underWay'
  }

  /** Everything that is done, or rings, before this moment. */
  liveUntil(end: Instant): void {
    for (;;) {
      const [key, rings] = [...this.#clocks].sort(([, one], [, other]) => one.localeCompare(other))[0] ?? []
      const acts = this.#doing?.at
      if (this.played.outcome !== 'underWay') return
      if (key !== undefined && rings !== undefined && rings < end && (acts === undefined || rings <= acts)) {
        this.#clocks.delete(key)
        this.#send({ type: `timer.${key}` }, rings)
      } else if (this.#doing && this.#doing.at < end) {
        const { at, event } = this.#doing
        this.#doing = null
        // what cannot be done today is thought over again, and done another day
        if (!this.#send(event.heldNow ? { ...event.what, heldAt: at } : event.what, at)) this.#plan(at, 1)
      } else return
    }
  }

  /** No mentor is free: they hear that there is a wait, once. */
  waits(at: Instant): void {
    if (stateOf(this.#position) === 'assessed')
      this.#send({ type: 'putOnWaitingList', personTold: true, groupOffered: true }, at)
  }

  /** A mentor with room is asked, and both sides answer. */
  meets(mentor: number, room: { openPeople: number; capacity: number }, at: Instant): boolean {
    this.mentor = mentor
    this.#room = room
    const asked = this.#send({ type: 'proposeMatch', mentorId: mentorIdOf(mentor) }, at)
    const yes = asked && this.#chance.yes(this.#habits.saysYesToMatch)
    if (asked) this.#send({ type: 'mentorAnswers', accepts: yes }, at)
    if (yes && this.#send({ type: 'personAnswers', accepts: true }, at)) return true
    this.saidNoTo.add(mentor)
    this.mentor = null
    return false
  }

  #send(event: { readonly type: string; readonly [field: string]: unknown }, at: Instant): boolean {
    const moved = advance(this.#lifecycle, this.#position, { ...event, at, facts: this.#facts() })
    if (!moved.ok) return false
    this.#settle(moved, at)
    return true
  }

  #settle(step: Step, at: Instant): void {
    const before = pathOf(this.#position)
    this.#position = step.next
    for (const timer of step.timers)
      if (timer.op === 'set') this.#clocks.set(timer.key, timer.runAt)
      else this.#clocks.delete(timer.key)
    this.#note(londonDateOf(at))
    for (const effect of step.effects) {
      if (effect.type === 'startOnboarding')
        this.#begin(onboarding, { newlyDiagnosed: true, clocks: clocks.onboarding }, at)
      if (effect.type === 'startMentoring')
        this.#begin(mentoring, { mentorId: effect.mentorId, clocks: clocks.mentoring }, at)
      if (effect.type === 'startDischarge')
        this.#end(effect.reason === 'disengaged' ? 'disengaged' : 'ended', londonDateOf(at))
    }
    // a clock that only reminds leaves what they meant to do as it was
    if (this.#doing === null || pathOf(this.#position) !== before) this.#plan(at, 0)
  }

  #begin(lifecycle: Lifecycle, input: object, at: Instant): void {
    this.#lifecycle = lifecycle
    this.#clocks.clear()
    this.#doing = null
    const first = start(lifecycle, input, at)
    this.#position = first.next
    this.#settle(first, at)
  }

  #end(outcome: Played['outcome'], on: PlainDate): void {
    this.mentor = null
    this.#clocks.clear()
    this.#doing = null
    this.played.outcome = outcome
    this.played.endedOn = on
  }

  #plan(at: Instant, laterBy: number): void {
    if (this.#position.status === 'done' || this.played.outcome !== 'underWay') return
    const next = nextOf(this.#lifecycle.kind, this.#position, {
      chance: this.#chance,
      habits: this.#habits,
      at,
      wants: this.#wants,
      answers: this.#answers,
      newId: () => idOf(++this.#sessions),
    })
    if (!next) return
    const on = plusWorkingDays(londonDateOf(at), next.inDays + laterBy)
    const noon = londonInstant(on, NOON)
    // what waits for nothing is done at once
    this.#doing = { at: noon > at ? noon : at, event: next.event }
  }

  #note(on: PlainDate): void {
    const state = stateOf(this.#position)
    const { played } = this
    if (state === 'released') played.releasedOn ??= on
    if (this.#lifecycle === onboarding) {
      played.acceptedOn ??= on
      const { texts, calls, letters } = this.#position.context as OnboardingContext
      if (texts + calls + letters > 0) played.firstTriedOn ??= on
    }
    if (state === 'reached') played.reachedOn ??= on
    if (state === 'assessed') played.readyOn ??= on
    if (state === 'introduced') played.matchedOn ??= on
    if (this.#lifecycle === mentoring && (this.#position.context as { sessions: number }).sessions > 0)
      played.firstSessionOn ??= on
    if (state === 'optedOut' || state === 'offerClosed') this.#end(state, on)
    if (state === 'unableToContact') this.#end('notReached', on)
  }

  #facts(): unknown {
    if (this.#lifecycle === referral)
      return { release: { basis: 'explicitAgreement' }, contactRulesComplete: true, neverAskAgain: false }
    const mentor = this.mentor === null ? null : this.#mentorFacts(this.mentor)
    if (this.#lifecycle === onboarding) return { contact: reachable, openConcern: false, mentor }
    return { contact: reachable, mentor, sessionStands: false }
  }

  #mentorFacts(mentor: number): MentorFacts {
    return {
      mentorId: mentorIdOf(mentor),
      standing: 'full',
      checksUntil: inOrder,
      authorisedUntil: inOrder,
      ...this.#room,
      notNow: false,
      conflict: false,
      declinedBefore: false,
      unmetWishes: [],
    }
  }
}

function idOf(nth: number): string {
  return `${nobody.slice(0, -12)}${String(nth).padStart(12, '0')}`
}

function mentorIdOf(mentor: number): string {
  return `${nobody.slice(0, 19)}8${nobody.slice(20, -12)}${String(mentor).padStart(12, '0')}`
}
