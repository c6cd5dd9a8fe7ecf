/** What holds for every lifecycle, whatever it is about. Each law is proven by walking everything that can happen. */
import { describe, expect, test } from 'vitest'
import type { AnyStateNode } from 'xstate'
import { getStateNodes } from 'xstate/graph'
import { ConcernState } from './concern/index.ts'
import { type DischargeContext, DischargeState } from './discharge/index.ts'
import type { Effect } from './effects.ts'
import { type Edge, explorables, type Place, type Try, walkOf } from './examples/index.ts'
import {
  type Lifecycle,
  options,
  possible,
  type Rule,
  type StateWords,
  stateOf,
  wordsOf,
} from './lifecycle.ts'
import { type Kind, kinds, lifecycles, personKinds } from './lifecycles.ts'
import { MentoringState } from './mentoring/index.ts'
import { OnboardingState } from './onboarding/index.ts'
import type { Role } from './people.ts'
import { eventRights, type Scope } from './permissions.ts'
import { RecruitmentState } from './recruitment/index.ts'
import { ReferralState } from './referral/index.ts'
import { StandingState } from './standing/index.ts'
import { SupervisionState } from './supervision/index.ts'
import { TrainingState } from './training/index.ts'

const schemas = {
  referral: ReferralState,
  onboarding: OnboardingState,
  mentoring: MentoringState,
  discharge: DischargeState,
  recruitment: RecruitmentState,
  training: TrainingState,
  standing: StandingState,
  concern: ConcernState,
  supervision: SupervisionState,
}

/** The states as the programme names them, written out by hand: what the tables of the database hold. */
const states: Record<Kind, string> = {
  referral:
    'identified told openOffer agreed released accepted optedOut offerClosed redirected withdrawn ineligible died recordedInError',
  onboarding:
    'toContact reached assessmentBooked assessed matching waiting onHold introduced unableToContact declined redirected withdrawn died recordedInError',
  mentoring: 'active reviewDue paused notHeardFrom changingMentor ending recordedInError',
  discharge:
    'planned closingHeld summaryAgreed closed followedUp retained destroyed reopened recordedInError',
  recruitment:
    'enquiry invitedToChat applied shortlisted interviewed conditionallyOffered checks cleared notNow withdrawn notSelected notCleared',
  training: 'enrolled learning shadowing observed signOff deferred accredited withdrawn',
  standing: 'provisional full restricted onBreak left',
  concern: 'raised triaged acting closed noFurtherAction',
  supervision: 'scheduled agendaOpen missed held actionsOpen closed cancelled',
}

describe.each(kinds)('%s', kind => {
  const lifecycle: Lifecycle = lifecycles[kind]
  const { places, edges, tries } = walkOf(kind)
  const open = places.filter(({ step }) => step.next.status === 'active')
  const done = places.filter(({ step }) => step.next.status === 'done')
  const root: AnyStateNode = lifecycle.machine.root
  const commands = lifecycle.Command.options.map(each => (each as unknown as Typed).shape.type.value)
  const triedAt = (place: Place): readonly Try[] => tries.get(place) ?? []

  test('the walk is a walk: it has places that are open and places that are ends', () => {
    expect(open.length).toBeGreaterThan(10)
    expect(done.length).toBeGreaterThan(0)
  })

  test('its states are those of the schema, of the list and of the machine', () => {
    const listed = states[kind].split(' ').sort()
    const inside = Object.keys(root.states.open?.states ?? {})
    const ends = Object.keys(root.states).filter(name => name !== 'open')
    expect([...schemas[kind].options].sort()).toEqual(listed)
    expect([...inside, ...ends].sort()).toEqual(listed)
  })

  test('every state is reached', () => {
    const reached = new Set(places.flatMap(({ step }) => idsOf(kind, step.next.value)))
    const all = getStateNodes(root).map(({ id }) => id)
    expect(all.filter(id => !reached.has(id))).toEqual([])
  })

  test('from everywhere some end can be reached', () => {
    const good = new Set(done)
    for (let before = -1; good.size > before; ) {
      before = good.size
      for (const { from, to } of edges) if (good.has(to)) good.add(from)
    }
    expect(places.filter(place => !good.has(place)).map(told)).toEqual([])
  })

  test('whoever waits is waited for: an owner, a next thing, and a clock that is running', () => {
    const forgotten = open.filter(({ step, pending }) => {
      const { label, owner, waitsFor } = wordsOf(lifecycle, step.next)
      return owner === 'nobody' || label === '' || waitsFor === '' || pending.size === 0
    })
    expect(forgotten.map(told)).toEqual([])
  })

  test('whoever is said to act can: a step of theirs is open', () => {
    // a closed record waits for a day to come, and for nobody
    const waiting = open.filter(
      ({ step }) => !['closed', 'followedUp', 'retained'].includes(stateOf(step.next)),
    )
    const idle = waiting.filter(place => {
      const role = roleOf[wordsOf(lifecycle, place.step.next).owner]
      const rights = eventRights[kind] as Record<string, { readonly [R in Role]?: Scope }>
      return !triedAt(place).some(
        ({ event, answer }) => answer.ok && !isExit(event.type) && rights[event.type]?.[role] !== undefined,
      )
    })
    expect(idle.map(told)).toEqual([])
  })

  test('at an end nobody is waited for, nothing rings and nothing more is taken', () => {
    const unquiet = done.filter(
      place =>
        wordsOf(lifecycle, place.step.next).owner !== 'nobody' ||
        place.pending.size > 0 ||
        triedAt(place).some(({ answer }) => answer.ok),
    )
    expect(unquiet.map(told)).toEqual([])
  })

  test('every clock that runs is heard when it rings, and is one of the list', () => {
    const unheard = open.filter(place =>
      triedAt(place).some(({ name, answer }) => name.startsWith('⏱') && !answer.ok),
    )
    expect(unheard.map(told)).toEqual([])
    const rung = new Set(places.flatMap(({ pending }) => [...pending.keys()]))
    expect([...rung].sort()).toEqual([...lifecycle.timers].sort())
  })

  test('events of the machine, of the schema, of the table of rights and of the buttons are the same', () => {
    const timers = lifecycle.timers.map(key => `timer.${key}`)
    const inMachine = new Set([root, ...getStateNodes(root)].flatMap(node => node.ownEvents))
    expect([...inMachine].sort()).toEqual([...commands, ...timers].sort())
    expect(Object.keys(lifecycle.words).sort()).toEqual([...commands].sort())
    expect(Object.keys(eventRights[kind]).sort()).toEqual([...commands, 'start'].sort())
  })

  test('every event is tried on the walk, in the form in which it may be sent, and is taken somewhere', () => {
    const taken = new Set(edges.map(({ event }) => event.type).filter(isCommand))
    expect([...taken].sort()).toEqual([...commands].sort())
    for (const event of onePerName(edges)) {
      const { at: _at, facts, ...command } = event
      expect(lifecycle.Facts.parse(facts)).toEqual(facts)
      expect(isCommand(event.type) ? lifecycle.Command.parse(command) : command).toEqual(command)
    }
  })

  test('what is stored of a position is what the schema says, and the same after it was stored', () => {
    const odd = places.filter(({ step: { next } }) => {
      const parsed = lifecycle.Context.safeParse(next.context)
      return !parsed.success || JSON.stringify(JSON.parse(JSON.stringify(next))) !== JSON.stringify(next)
    })
    expect(odd.map(told)).toEqual([])
  })

  test('the buttons are the possible steps, and a closed one is closed whatever is filled in', () => {
    const usual = JSON.stringify(explorables[kind].facts)
    for (const place of open) {
      const position = place.step.next
      const buttons = options(lifecycle, position, explorables[kind].facts, place.at)
      expect(buttons.map(({ type }) => type)).toEqual(possible(lifecycle, position))
      const closed = buttons.filter(button => !button.open)
      expect(closed.filter(({ reasons }) => reasons.length === 0)).toEqual([])
      const opened = triedAt(place).filter(
        ({ event, answer }) =>
          answer.ok &&
          event.at === place.at &&
          JSON.stringify(event.facts) === usual &&
          closed.some(({ type }) => type === event.type),
      )
      expect(opened.map(({ name }) => `${told(place)} › ${name}`)).toEqual([])
    }
  })

  test('every rule is used, and says no somewhere on the walk', () => {
    const rules = { ...lifecycle.rules.gates, ...lifecycle.rules.checks } as Record<
      string,
      Rule<unknown, unknown>
    >
    const used = new Map<string, Set<string>>()
    for (const node of getStateNodes(root))
      for (const [type, ways] of node.transitions)
        for (const name of ways.flatMap(({ guard }) => guardNames(guard)))
          used.set(name, (used.get(name) ?? new Set()).add(type))
    expect([...used.keys()].sort()).toEqual(Object.keys(rules).sort())
    const silent = new Set(used.keys())
    for (const [place, attempts] of tries)
      for (const { event, answer } of attempts)
        for (const name of silent)
          if (
            (answer.ok || answer.declined.code === 'refused') &&
            used.get(name)?.has(event.type) &&
            rules[name]?.({ context: place.step.next.context, event }) !== true
          )
            silent.delete(name)
    expect([...silent]).toEqual([])
  })

  test('a refusal always says why, in sentences', () => {
    const speechless = open.flatMap(place =>
      triedAt(place)
        .filter(({ answer }) => !answer.ok && answer.declined.code === 'refused')
        .filter(({ answer }) => !saysWhy(answer))
        .map(({ name }) => `${told(place)} › ${name}`),
    )
    expect(speechless).toEqual([])
  })

  test('somebody can always leave: in one step, from everywhere, and all messages stop', () => {
    const held = open.flatMap(place =>
      exits[kind]
        .filter(() => !hasLeft(place))
        .filter(way => {
          const out = edges.find(({ from, name }) => from === place && name === way)
          const over = kind === 'discharge' || out?.to.step.next.status === 'done'
          return !out || !over || !typesOf(out).includes('stopMessages')
        })
        .map(way => `${told(place)} › ${way}`),
    )
    expect(held).toEqual([])
  })

  test('after an end nobody is contacted: it stops, tells, hands over or gives back, and nothing else', () => {
    const ends = edges.filter(({ to }) => to.step.next.status === 'done')
    const supported = (personKinds as readonly Kind[]).includes(kind)
    const talkative = ends.filter(
      ({ step }) =>
        !step.effects.every(effect => isQuiet(effect) || (!supported && effect.type === 'remind')),
    )
    expect(talkative.map(named)).toEqual([])
    // nobody is supported by a concern or a supervision, so nothing of theirs is left to stop
    if (!supported) return
    const unsettled = ends.filter(end => !typesOf(end).some(type => /^(stop|destroy|start)/.test(type)))
    expect(unsettled.map(named)).toEqual([])
  })

  test('a stop comes before whatever is still to be sent, so that it does not stop that, too', () => {
    const cut = edges.filter(edge => {
      const types = typesOf(edge)
      const stop = types.indexOf('stopMessages')
      const sent = Math.max(types.indexOf('sayGoodbye'), types.indexOf('shareSummary'))
      return stop >= 0 && sent >= 0 && sent < stop
    })
    expect(cut.map(named)).toEqual([])
  })
})

describe('of all together', () => {
  const all = kinds.flatMap(kind => walkOf(kind).edges.map(edge => ({ kind, edge })))
  const withEffect = (type: string) => all.filter(({ edge }) => typesOf(edge).includes(type))
  const ways = (found: typeof all) =>
    [...new Set(found.map(({ kind, edge }) => `${kind} ${edge.event.type}`))].sort()

  test('identity leaves the clinic on somebody’s word, or at the end of a window of which they were told', () => {
    const releases = withEffect('releaseIdentity')
    expect(ways(releases)).toEqual([
      'referral confirmGenuine',
      'referral release',
      'referral timer.decisionWindow',
    ])
    for (const { edge } of releases) {
      const { agreedAt, toldUnder, releasedOn } = edge.step.next.context as Record<string, unknown>
      const onTheirWord = agreedAt !== null && releasedOn === 'explicitAgreement'
      const onSilence = toldUnder === 'withinService' && releasedOn === 'withinService'
      expect([named(edge), edge.event.type === 'timer.decisionWindow' ? onSilence : onTheirWord]).toEqual([
        named(edge),
        true,
      ])
    }
  })

  test('one lifecycle begins the next here, and nowhere else', () => {
    expect(ways(withEffect('startOnboarding'))).toEqual(['referral accept'])
    expect(ways(withEffect('startMentoring'))).toEqual([
      'discharge recordInError',
      'discharge reopen',
      'onboarding introduce',
    ])
    expect(ways(withEffect('startDischarge'))).toEqual([
      'mentoring endDisengaged',
      'mentoring endWithoutRematch',
      'mentoring planEnding',
      'mentoring recordDeath',
      'mentoring withdraw',
    ])
    expect(ways(withEffect('startTraining'))).toEqual(['recruitment clear'])
    expect(ways(withEffect('startStanding'))).toEqual(['training signForTeam'])
  })

  test('people are found another mentor, and a way in ends, when a mentor leaves and at no other time', () => {
    expect(ways(withEffect('rematchPeople'))).toEqual(['standing leave'])
    expect(ways(withEffect('endAccess'))).toEqual(['standing leave'])
    expect(ways(withEffect('startSupervision'))).toEqual(['supervision cancel', 'supervision hold'])
  })

  test('a clock never ends anything, but for the last offer', () => {
    const byClock = all.filter(
      ({ edge }) => edge.event.type.startsWith('timer.') && edge.to.step.next.status === 'done',
    )
    expect([...new Set(byClock.map(({ kind, edge }) => `${kind} ${stateOf(edge.to.step.next)}`))]).toEqual([
      'referral offerClosed',
    ])
  })

  test('only a person destroys a record, and only that step does', () => {
    expect(ways(withEffect('destroyRecord'))).toEqual(['discharge destroy'])
  })

  test('the clinic is reminded of its own part only: the referral, and the supervision that it shares', () => {
    const reminded = all.filter(({ edge }) =>
      edge.step.effects.some(effect => effect.type === 'remind' && effect.whom === 'clinic'),
    )
    expect([...new Set(reminded.map(({ kind }) => kind))]).toEqual(['referral', 'supervision'])
  })

  test('when somebody has died or withdraws, messages stop in that very step', () => {
    const steps = all.filter(
      ({ edge }) => ['recordDeath', 'withdraw'].includes(edge.event.type) || edge.name === 'traced: died',
    )
    expect(steps.length).toBeGreaterThan(100)
    const loud = steps.filter(({ edge }) => !typesOf(edge).includes('stopMessages'))
    expect(loud.map(({ edge }) => named(edge))).toEqual([])
  })

  test('while a session is to be written up it can be, and whoever is inside can check out', () => {
    const { places, tries } = walkOf('mentoring')
    const open = places.filter(({ step }) => step.next.status === 'active')
    const stuck = open.filter(place => {
      const taken = new Set(
        (tries.get(place) ?? []).filter(({ answer }) => answer.ok).map(each => each.event.type),
      )
      const { checkedInAt } = place.step.next.context as { checkedInAt: string | null }
      const canWrite = taken.has('logSession') || !place.pending.has('logDue')
      return !canWrite || taken.has('checkOut') !== (checkedInAt !== null)
    })
    expect(stuck.map(told)).toEqual([])
  })
})

/** The steps by which somebody leaves. In a discharge they have left already; it only must hear of it. */
const exits: Record<Kind, string[]> = {
  referral: ['opt out', 'withdraw', 'record a death'],
  onboarding: ['decline', 'withdraw', 'record a death'],
  mentoring: ['withdraw', 'record a death'],
  discharge: ['withdraw', 'record a death'],
  recruitment: ['withdraw'],
  training: ['withdraw'],
  standing: ['leave'],
  concern: [],
  supervision: [],
}

const roleOf: Record<StateWords['owner'], Role> = {
  clinic: 'clinician',
  coordinator: 'coordinator',
  mentor: 'mentor',
  trainee: 'trainee',
  safeguardingLead: 'safeguardingLead',
  nobody: 'system',
}

/** A step that is always there and leads out; it is not what anybody waits for. */
function isExit(type: string): boolean {
  return ['withdraw', 'recordDeath', 'recordInError', 'optOut', 'decline', 'redirect'].includes(type)
}

/** The names of the rules of one way. */
function guardNames(guard: unknown): string[] {
  if (guard === undefined) return []
  if (typeof guard === 'string') return [guard]
  const { guards, type } = guard as { guards?: unknown[]; type?: string }
  return guards ? guards.flatMap(guardNames) : [type ?? '']
}

interface Typed {
  shape: { type: { value: string } }
}

function isCommand(type: string): boolean {
  return !type.startsWith('timer.')
}

function onePerName(edges: readonly Edge[]): Edge['event'][] {
  return [...new Map(edges.map(({ name, event }) => [name, event])).values()]
}

function saysWhy(answer: Try['answer']): boolean {
  if (answer.ok || answer.declined.code !== 'refused') return false
  const { reasons } = answer.declined
  return reasons.length > 0 && reasons.every(reason => /^[A-Z].*\.$/.test(reason))
}

/** They died or withdrew before: a discharge is told so once. */
function hasLeft({ step }: Place): boolean {
  const { reason, diedAt, withdrawnAt } = step.next.context as Partial<DischargeContext>
  return reason === 'died' || reason === 'consentWithdrawn' || Boolean(diedAt) || Boolean(withdrawnAt)
}

function isQuiet(effect: Effect): boolean {
  // colleagues hear of it; the person does not
  if (effect.type === 'remind') return effect.of === 'handleWithdrawal' || effect.of === 'offerAnswered'
  return effect.type !== 'sayGoodbye' && effect.type !== 'shareSummary' && effect.type !== 'releaseIdentity'
}

function typesOf({ step }: Edge): string[] {
  return step.effects.map(({ type }) => type)
}

/** The way to a place, so that a broken law says how to get there. */
function told({ beginning, way }: Place): string {
  return [beginning, ...way].join(' › ')
}

function named({ from, name }: Edge): string {
  return `${told(from)} › ${name}`
}

/** The ids of the states that a value is in, from the outermost to the innermost. */
function idsOf(path: string, value: unknown): string[] {
  if (typeof value === 'string') return [`${path}.${value}`]
  return Object.entries(value as object).flatMap(([name, inner]) => [
    `${path}.${name}`,
    ...idsOf(`${path}.${name}`, inner),
  ])
}
