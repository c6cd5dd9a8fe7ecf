import { standardSettings } from '@alongside/domain/clinic-settings'
import { ContactAnswers, partsOf } from '@alongside/domain/contact-details'
import { rulesUntilAsked } from '@alongside/domain/contact-rules'
import { discharge } from '@alongside/domain/discharge'
import { Story } from '@alongside/domain/examples'
import { mentoring } from '@alongside/domain/mentoring'
import { onboarding } from '@alongside/domain/onboarding'
import { referral } from '@alongside/domain/referral'
import {
  type Instant,
  instant,
  londonDateOf,
  londonInstant,
  plainTime,
  plusDays,
} from '@alongside/domain/time'
import { expect, test } from 'vitest'
import { placeOf } from './places.ts'
import { workers } from './staff.ts'
import { publishedUntil, type Told, tellStory } from './story.ts'

const now = instant('2026-11-23T09:30:00.000Z')

function heldBy(told: readonly Told[], until: string): number[] {
  return told
    .map(({ steps }) =>
      steps.filter(({ at, deed }) => deed.what === 'send' && deed.event.outcome === 'held' && at < until),
    )
    .map(sessions => sessions.length)
    .filter(sessions => sessions > 0)
}

test('whenever the story is told, twenty-five people had a hundred sessions by the end of March 2025', () => {
  for (const when of ['2026-01-02T07:00:00.000Z', '2026-11-23T09:30:00.000Z', '2029-05-07T22:00:00.000Z']) {
    const sessions = heldBy(tellStory(instant(when)), londonInstant(plusDays(publishedUntil, 1)))
    expect(sessions).toHaveLength(25)
    expect(sessions.reduce((a, b) => a + b, 0)).toBe(100)
  }
})

test('the same moment gives the same story, to the letter', () => {
  expect(tellStory(now)).toEqual(tellStory(now))
})

test('nobody shares a name or a number, and nobody is called like a colleague', () => {
  const listed = tellStory(now).map(({ person }) => person.listed)
  const names = listed.map(({ called, familyName }) => `${called} ${familyName}`)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(listed.map(({ clinicNumber }) => clinicNumber)).size).toBe(listed.length)
  for (const { name } of workers) expect(names).not.toContain(name)
})

test('every phone number is one of those that belong to nobody', () => {
  // Ofcom keeps 07700 900000 to 900999 for stories
  for (const { person } of tellStory(now)) expect(person.listed.phone).toMatch(/^\+447700900\d{3}$/)
})

test('nothing is written that has not happened yet', () => {
  for (const { steps } of tellStory(now)) for (const { at } of steps) expect(at <= now).toBe(true)
})

test('told in the evening or told in the morning, everybody of the demo is where they are', () => {
  const whereAt = (time: string) =>
    tellStory(londonInstant(londonDateOf(now), plainTime(time))).map(({ person }) => [
      person.listed.clinicNumber,
      person.listedOn,
      person.fate,
    ])
  for (const time of ['12:00', '18:31', '23:59']) expect(whereAt(time)).toEqual(whereAt('06:00'))
})

test('told on any day of the year, at any hour, no step is refused', () => {
  const moments = [
    ...Array.from({ length: 4 }, (_, nth) =>
      londonInstant(plusDays(londonDateOf(now), nth * 93), plainTime('12:00')),
    ),
    // the night of a clock change, Christmas, a leap day, and a Sunday evening
    instant('2026-03-29T01:30:00.000Z'),
    instant('2026-12-25T20:00:00.000Z'),
    instant('2028-02-29T09:00:00.000Z'),
    instant('2027-06-20T19:30:00.000Z'),
  ]
  for (const moment of moments) expect(tellStory(moment).flatMap(told => rehearse(told))).toEqual([])
})

/** Plays one person's way on the machines alone; gives the steps that are refused. */
function rehearse({ person, steps }: Told): string[] {
  const { settings } = placeOf(person.clinic)
  const { listed, listedOn } = person
  const { reason, reasonOn, unwell, tracing } = listed
  let contact = rulesUntilAsked
  let story: Story<never, never, never> = begin(
    referral,
    { source: 'clinicList', reason, diagnosedOn: reasonOn, unwell, tracing, clocks: settings.referral },
    { release: settings.release, contactRulesComplete: false, neverAskAgain: false },
    londonInstant(listedOn, plainTime('09:05')),
  )
  for (const { at, deed } of steps) {
    story = story.until(londonInstant(londonDateOf(at))).when(at)
    if (deed.what === 'askContact') {
      contact = partsOf(ContactAnswers.parse(deed.answers), at).rules
      story = story.given({ contactRulesComplete: true } as never)
      continue
    }
    if (deed.what !== 'send') continue
    const answer = story.tries(deed.event as never)
    if (!answer.ok) return [`${person.key} ${deed.event.type} at ${at}: ${JSON.stringify(answer.declined)}`]
    story = handedOver(story.sends(deed.event as never), contact, at)
  }
  return []
}

function handedOver(story: Story<never, never, never>, contact: typeof rulesUntilAsked, at: Instant) {
  for (const effect of story.effects) {
    const clocks = standardSettings
    const facts = {
      contact,
      mentor: readyMentor,
      openConcern: false,
      sessionStands: false,
      futureSessions: 0,
      summaryMayBeShared: true,
    }
    if (effect.type === 'startOnboarding')
      return begin(onboarding, { newlyDiagnosed: true, clocks: clocks.onboarding }, facts, at)
    if (effect.type === 'startMentoring')
      return begin(mentoring, { mentorId: effect.mentorId, clocks: clocks.mentoring }, facts, at)
    if (effect.type === 'startDischarge') {
      const { planned, reason, mentorId } = effect
      return begin(discharge, { planned, reason, mentorId, clocks: clocks.discharge }, facts, at)
    }
  }
  return story
}

function begin(
  lifecycle: ConstructorParameters<typeof Story>[0],
  input: unknown,
  facts: unknown,
  at: Instant,
) {
  return new Story<never, never, never>(lifecycle, input, facts as never, at)
}

const readyMentor = {
  mentorId: '00000000-0000-4000-8000-000000000001',
  standing: 'full',
  checksUntil: '2999-01-01',
  authorisedUntil: '2999-01-01',
  openPeople: 0,
  capacity: 5,
  notNow: false,
  conflict: false,
  declinedBefore: false,
  unmetWishes: [],
}
