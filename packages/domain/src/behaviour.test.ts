/**
 * The whole behaviour of each lifecycle as a text to be read and reviewed like code: wherever somebody may stand, what
 * may be tried there, and what comes of it. A change of meaning shows up as a changed line; `vitest run -u` writes it.
 */
import { expect, test } from 'vitest'
import type { ConcernContext } from './concern/index.ts'
import type { DischargeContext } from './discharge/index.ts'
import type { Effect } from './effects.ts'
import { explorables, inLondon, type Place, type Try, walkOf } from './examples/index.ts'
import { pathOf, type TimerOp, wordsOf } from './lifecycle.ts'
import { type Kind, kinds } from './lifecycles.ts'
import type { MentoringContext } from './mentoring/index.ts'
import type { OnboardingContext } from './onboarding/index.ts'
import type { RecruitmentContext } from './recruitment/index.ts'
import type { ReferralContext } from './referral/index.ts'
import type { StandingContext } from './standing/index.ts'
import type { SupervisionContext } from './supervision/index.ts'
import { Instant, londonDateOf } from './time.ts'
import type { TrainingContext } from './training/index.ts'

test.each(kinds)('the behaviour of a %s is as it was reviewed', async kind => {
  const { places, tries } = walkOf(kind)
  const pages = readable(kind, places).map(place => page(kind, place, tries.get(place) ?? []))
  await expect(pages.join('\n')).toMatchFileSnapshot(`./${kind}/${kind}.behaviour.txt`)
})

type Angles<C> = ((context: C, path: string, at: Instant) => boolean)[]

/** What a reader should see beside one place for each state; the walk itself tells many more apart. */
const angles = {
  referral: [
    ({ reason }, path) => path === 'identified' && reason === 'reEngaging',
    ({ source }, path) => path === 'identified' && source === 'self',
    ({ offers, clocks }, path) => path === 'told' && offers === clocks.maxOffers,
    ({ toldUnder }, path) => path === 'told' && toldUnder === 'withinService',
  ] satisfies Angles<ReferralContext>,
  onboarding: [
    ({ calls, texts }, path) => path === 'toContact.trying' && calls > 0 && texts > 0,
    ({ mentorAccepts }, path) => path === 'matching.proposed' && mentorAccepts,
    ({ personAccepts }, path) => path === 'matching.proposed' && personAccepts,
    ({ reachedAt }, path) => path === 'onHold' && reachedAt !== null,
    ({ assessedAt }, path) => path === 'onHold' && assessedAt !== null,
    ({ declinedMentorIds }, path) => path === 'assessed' && declinedMentorIds.length > 0,
  ] satisfies Angles<OnboardingContext>,
  mentoring: [
    ({ plannedAt }, path, at) => path === 'active' && plannedAt !== null && plannedAt > at,
    ({ plannedAt }, path, at) => path === 'active' && plannedAt !== null && plannedAt <= at,
    ({ checkInWith }, path) => path === 'active' && checkInWith === 'coordinator',
    ({ checkedInAt }, path) => path === 'active' && checkedInAt !== null,
    ({ noShows }, path) => path === 'active' && noShows > 0,
    ({ lowWellbeing, sessions }, path) => path === 'active' && lowWellbeing > 0 && sessions === 1,
    ({ attempts }, path) => path === 'notHeardFrom' && attempts > 0,
    ({ wantsAnotherMentor }, path) => path === 'paused' && wantsAnotherMentor,
  ] satisfies Angles<MentoringContext>,
  discharge: [
    ({ reason }, path) => path === 'planned' && reason === 'disengaged',
    ({ reason }, path) => path === 'planned' && reason === 'died',
    ({ reason }, path) => path === 'planned' && reason === 'consentWithdrawn',
    ({ diedAt }, path) => path === 'planned' && diedAt !== null,
    ({ followUpAgreed }, path) => path === 'closingHeld' && followUpAgreed,
    ({ followUpAgreed }, path) => path === 'summaryAgreed' && followUpAgreed,
    ({ followUpAgreed }, path) => path === 'closed' && followUpAgreed,
    ({ diedAt }, path) => path === 'closed' && diedAt !== null,
    ({ retainUntil }, path, at) => path === 'retained' && londonDateOf(at) >= (retainUntil ?? ''),
  ] satisfies Angles<DischargeContext>,
  recruitment: [
    ({ checks }, path) => path === 'checks' && checks.dbs?.askedOn != null && !checks.dbs.receivedOn,
    ({ checks }, path) => path === 'checks' && checks.dbs?.receivedOn != null && !checks.dbs.decidedOn,
    ({ checks }, path) => path === 'checks' && checks.dbs?.accepted === true && checks.identity === undefined,
    ({ checks }, path) => path === 'checks' && checks.dbs?.accepted === false,
    ({ checks }, path) => path === 'checks' && checks.firstReference?.askedOn != null,
    ({ contracts }, path) => path === 'checks' && contracts.length > 0,
    ({ checks }, path) =>
      path === 'checks' && checks.dbs?.accepted === true && checks.identity?.accepted === true,
  ] satisfies Angles<RecruitmentContext>,
  training: [
    ({ watchedOn }, path) => path === 'observed' && watchedOn.length === 2,
    ({ ledOn, reflectedOn }, path) => path === 'observed' && ledOn.length > 0 && reflectedOn === null,
    ({ reflectedOn }, path) => path === 'observed' && reflectedOn !== null,
    ({ ratings }, path) => path === 'signOff' && ratings.listening === 'ready',
    ({ teamSigned }, path) => path === 'signOff' && teamSigned !== null,
    ({ clinicSigned }, path) => path === 'signOff' && clinicSigned !== null,
    ({ completions }, path) => path === 'deferred' && completions.length > 0,
    ({ reflectedOn }, path) => path === 'deferred' && reflectedOn !== null,
  ] satisfies Angles<TrainingContext>,
  standing: [
    ({ reviewReached }, path) => path === 'provisional' && reviewReached,
    ({ fullSince }, path) => path === 'restricted' && fullSince !== null,
    ({ restrictedByHand }, path) => path === 'restricted' && restrictedByHand,
    ({ fullSince }, path) => path === 'onBreak' && fullSince !== null,
  ] satisfies Angles<StandingContext>,
  concern: [
    ({ urgentSince }, path) => path === 'raised' && urgentSince !== null,
    ({ immediateDanger }, path) => path === 'raised' && immediateDanger,
    ({ category }, path) => path === 'triaged' && category === 'stoppedTreatment',
    ({ accountAt }, path) => path === 'triaged' && accountAt !== null,
    ({ referrals }, path) => path === 'acting' && referrals.length > 0,
    ({ feedbackAt, accountAt }, path) => path === 'acting' && feedbackAt !== null && accountAt !== null,
  ] satisfies Angles<ConcernContext>,
  supervision: [
    ({ items }, path) => path === 'agendaOpen' && items.some(({ id }) => id !== null),
    ({ sort }, path) => path === 'agendaOpen' && sort === 'oneToOne',
    ({ plannedAt }, path, at) => path === 'agendaOpen' && plannedAt <= at,
    ({ actions }, path) => path === 'held' && actions.length === 1,
    ({ actions }, path) => path === 'actionsOpen' && actions.length === 2,
  ] satisfies Angles<SupervisionContext>,
}

function readable(kind: Kind, places: readonly Place[]): Place[] {
  const open = places.filter(({ step }) => step.next.status === 'active')
  const first = open.filter(
    (place, index) => open.findIndex(other => pathOf(other.step.next) === pathOf(place.step.next)) === index,
  )
  const seen = (angles[kind] as Angles<unknown>).flatMap(
    angle => open.find(({ step, at }) => angle(step.next.context, pathOf(step.next), at)) ?? [],
  )
  return open.filter(place => first.includes(place) || seen.includes(place))
}

function page(kind: Kind, place: Place, tries: readonly Try[]): string {
  const position = place.step.next
  const { label, owner, waitsFor } = wordsOf(explorables[kind].lifecycle, position)
  const elsewhere = tries.filter(each => !each.answer.ok && each.answer.declined.code === 'not-allowed-now')
  const clocks = [...place.pending].map(([key, due]) => `${key} ${inLondon(due)}`).sort()
  return [
    `== ${pathOf(position)}    ${[place.beginning, ...place.way].join(' › ')}`,
    `   ${label}; ${owner} acts; waits for ${waitsFor}`,
    `   now ${inLondon(place.at)}; clocks: ${clocks.join(', ')}`,
    ...tries.filter(each => !elsewhere.includes(each)).map(each => line(place, each)),
    `   not here: ${[...new Set(elsewhere.map(({ event }) => event.type))].join(', ')}`,
    '',
  ].join('\n')
}

function line(place: Place, { name, event, answer }: Try): string {
  const waited = event.at === place.at || name.startsWith('⏱') ? '' : ` (${inLondon(event.at)})`
  if (!answer.ok) {
    const { declined } = answer
    return `   ${name}${waited} ✗ ${declined.code === 'refused' ? declined.reasons.join(' ') : ''}`
  }
  const told = [
    ...answer.effects.map(effectText),
    ...answer.timers.filter((timer, index) => isLastWord(answer.timers, timer, index)).map(timerText),
    changes(place.step.next.context as object, answer.next.context as object),
  ].filter(text => text !== '')
  return `   ${name}${waited} → ${pathOf(answer.next)}${told.map(text => `; ${text}`).join('')}`
}

function effectText({ type, ...params }: Effect): string {
  return [
    type,
    ...Object.values(params).map(value =>
      typeof value === 'string' && value.length === 36 ? 'mentor' : String(value),
    ),
  ].join(' ')
}

/** A clock that is stopped and started in one step has been started. */
function isLastWord(timers: readonly TimerOp[], { key }: TimerOp, index: number): boolean {
  return timers.findLastIndex(timer => timer.key === key) === index
}

function timerText(timer: TimerOp): string {
  return timer.op === 'set' ? `⏱ ${timer.key} ${inLondon(timer.runAt)}` : `⏱ ${timer.key} off`
}

function changes(before: object, after: object): string {
  const was = before as Record<string, unknown>
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
  )
  return changed.map(([name, value]) => `${name} = ${valueText(value)}`).join(', ')
}

function valueText(value: unknown): string {
  const moment = Instant.safeParse(value)
  if (moment.success) return inLondon(moment.data)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
