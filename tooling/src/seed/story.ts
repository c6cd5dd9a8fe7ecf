/**
 * The whole story: four trusts from spring 2024 on, twenty-five people supported by March 2025 with four sessions each
 * in the middle, modest numbers since then, and a present in which everybody finds something to do.
 */
import type { ListedPerson } from '@alongside/domain/intake'
import {
  type Instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plainDate,
  plainTime,
  plusDays,
  plusMs,
} from '@alongside/domain/time'
import { isWorkingDay, plusWorkingDays } from '@alongside/domain/working-days'
import type { Fate, Person } from './cast.ts'
import type { Step } from './diary.ts'
import { lifeOf, listedBy, needsMentor } from './lives.ts'
import { nameOf } from './names.ts'
import { type ClinicKey, placeOf } from './places.ts'
import { randomFrom } from './random.ts'
import { workers } from './staff.ts'

/** The last day of the figures that the programme published. */
export const publishedUntil = plainDate('2025-03-31')

export interface Told {
  readonly person: Person
  readonly steps: readonly Step[]
}

/** Everybody with all that happens to them, until `now`. */
export function tellStory(now: Instant): readonly Told[] {
  const present = presentOf(now)
  const people = [...published(), ...sinceThen(present), ...nowadays(present, now)]
  return withMentors(people)
}

/** The sessions that each of the twenty-five had: a hundred in all, four in the middle. */
const sessionsOfThePublished = [
  4, 2, 5, 3, 4, 8, 1, 4, 3, 7, 5, 4, 2, 4, 6, 3, 4, 7, 5, 4, 3, 5, 4, 2, 1,
] as const
const clinicsOfThePublished: readonly ClinicKey[] = [
  'kingston',
  'kings',
  'croydon',
  'kings',
  'lewisham',
  'croydon',
  'kingston',
  'kings',
  'croydon',
  'lewisham',
  'kingston',
  'croydon',
  'kings',
  'lewisham',
  'croydon',
  'kings',
  'kingston',
  'croydon',
  'lewisham',
  'kings',
  'kingston',
  'croydon',
  'kings',
  'lewisham',
  'kingston',
]
const fatesOfThePublished: Readonly<Record<number, Fate>> = {
  2: 'followedUp',
  6: 'followedUp',
  11: 'followedUp',
  15: 'consentWithdrawn',
  19: 'disengaged',
  22: 'disengaged',
}

function published(): Person[] {
  const supported = sessionsOfThePublished.map((sessions, nth) => {
    const wanted = plusWorkingDays(plusDays(plainDate('2024-05-13'), nth * 11), 0)
    const clinic = clinicsOfThePublished[nth] ?? 'kings'
    const about = (listedOn: PlainDate) =>
      aPerson(`a${nth}`, {
        clinic,
        listedOn,
        fate: fatesOfThePublished[nth] ?? 'closed',
        sessions,
        bumpy: nth % 3 === 0,
      })
    return heldBefore(publishedUntil, wanted, about)
  })
  const others: readonly (readonly [Fate, ClinicKey, string])[] = [
    ['optedOut', 'kingston', '2024-05-20'],
    ['unableToContact', 'kings', '2024-06-11'],
    ['optedOut', 'croydon', '2024-07-03'],
    ['ineligible', 'kings', '2024-07-17'],
    ['offerClosed', 'lewisham', '2024-07-22'],
    ['declined', 'kingston', '2024-08-06'],
    ['recordedInError', 'croydon', '2024-08-28'],
    ['unableToContact', 'croydon', '2024-09-12'],
    ['optedOut', 'kings', '2024-10-01'],
    ['redirected', 'kingston', '2024-10-23'],
    ['diedEarly', 'kings', '2024-11-06'],
    ['neverAgain', 'lewisham', '2024-11-19'],
    ['offerClosed', 'kings', '2024-11-25'],
    ['unableToContact', 'lewisham', '2024-12-04'],
    ['declined', 'croydon', '2025-01-15'],
    ['optedOut', 'lewisham', '2025-02-05'],
  ]
  return [
    ...supported,
    ...others.map(([fate, clinic, day], nth) =>
      aPerson(`o${nth}`, { clinic, listedOn: plainDate(day), fate, sessions: 0, bumpy: false }),
    ),
  ]
}

/** Listed on the day wanted, or as much earlier as it takes to hold every session by `until`. */
function heldBefore(until: PlainDate, wanted: PlainDate, about: (listedOn: PlainDate) => Person): Person {
  for (let listedOn = wanted; listedOn > '2024-04-15'; listedOn = plusDays(listedOn, -1)) {
    if (!isWorkingDay(listedOn)) continue
    const person = about(listedOn)
    const sessions = lifeOf(person, 'mentor').filter(
      ({ deed }) => deed.what === 'send' && deed.event.type === 'logSession',
    )
    if ((sessions.at(-1)?.at ?? '') < londonInstant(until)) return person
  }
  throw new Error('The story begins too late for all of its sessions')
}

const everyClinic: readonly ClinicKey[] = ['kings', 'croydon', 'lewisham', 'kingston', 'greenwich']

/** From the published figures to the last few months: a little more each quarter, and never more than fits a demo. */
function sinceThen(present: Present): Person[] {
  const begins = plainDate('2025-03-17')
  const until = plusDays(present.day, -110)
  const people: Person[] = []
  const span = Math.max(0, (Date.parse(until) - Date.parse(begins)) / 86_400_000)
  const most = Math.min(34, Math.floor(span / 15))
  const fates: readonly Fate[] = [
    'closed',
    'closed',
    'optedOut',
    'closed',
    'followedUp',
    'closed',
    'unableToContact',
    'closed',
    'closed',
    'disengaged',
    'declined',
  ]
  for (let nth = 0; nth < most; nth += 1) {
    const random = randomFrom(`since ${nth}`)
    const listedOn = plusWorkingDays(plusDays(begins, Math.round((nth * span) / most)), 0)
    const open = everyClinic.filter(key => placeOf(key).openedOn < plusDays(listedOn, -14))
    const clinic = open[nth % open.length] ?? 'kings'
    const fate = fates[nth % fates.length] ?? 'closed'
    people.push(
      aPerson(`s${nth}`, {
        clinic,
        listedOn,
        fate,
        sessions: random.between(2, 6),
        bumpy: random.chance(0.35),
        unhurried: true,
      }),
    )
  }
  return people
}

/** The day on which the story ends. */
interface Present {
  readonly day: PlainDate
  /** The working day before it, at whatever hour the story is told: the demo of an evening is that of its morning. */
  readonly lastDone: PlainDate
}

function presentOf(now: Instant): Present {
  const today = londonDateOf(now)
  let lastDone = plusDays(today, -1)
  while (!isWorkingDay(lastDone)) lastDone = plusDays(lastDone, -1)
  return { day: today, lastDone }
}

interface Now {
  readonly fate: Fate
  readonly clinic: ClinicKey
  /** How many days before the last working day the way has got this far. */
  readonly ago: number
  readonly sessions?: number
  /** Working days from the present to the session that is planned. */
  readonly planned?: number
}

/** People whose records wait for somebody now: a few late, a few today, most in good time. */
const waitingNow: readonly Now[] = [
  { fate: 'untold', clinic: 'kingston', ago: 12 },
  { fate: 'untold', clinic: 'kingston', ago: 2 },
  { fate: 'untold', clinic: 'kingston', ago: 0 },
  { fate: 'untold', clinic: 'kings', ago: 1 },
  { fate: 'untold', clinic: 'croydon', ago: 0 },
  { fate: 'told', clinic: 'kingston', ago: 3 },
  { fate: 'told', clinic: 'lewisham', ago: 1 },
  { fate: 'openOffer', clinic: 'kingston', ago: 31 },
  { fate: 'openOffer', clinic: 'croydon', ago: 9 },
  { fate: 'agreed', clinic: 'kingston', ago: 0 },
  { fate: 'released', clinic: 'kings', ago: 0 },
  { fate: 'released', clinic: 'kingston', ago: 3 },
  { fate: 'queried', clinic: 'kingston', ago: 0 },
  { fate: 'optedOut', clinic: 'kingston', ago: 4 },
  { fate: 'notTried', clinic: 'croydon', ago: 1 },
  { fate: 'trying', clinic: 'kingston', ago: 4 },
  { fate: 'reached', clinic: 'kings', ago: 1 },
  { fate: 'booked', clinic: 'kingston', ago: 0 },
  { fate: 'assessed', clinic: 'croydon', ago: 1 },
  { fate: 'assessed', clinic: 'kings', ago: 9 },
  { fate: 'proposed', clinic: 'kingston', ago: 0 },
  { fate: 'proposed', clinic: 'lewisham', ago: 2 },
  { fate: 'matchAgreed', clinic: 'kingston', ago: 1 },
  { fate: 'waiting', clinic: 'greenwich', ago: 5 },
  { fate: 'onHold', clinic: 'lewisham', ago: 6 },
  { fate: 'meeting', clinic: 'kingston', ago: 4, sessions: 2, planned: 0 },
  { fate: 'meeting', clinic: 'croydon', ago: 5, sessions: 1, planned: 1 },
  { fate: 'meeting', clinic: 'kings', ago: 6, sessions: 3, planned: 0 },
  { fate: 'meeting', clinic: 'lewisham', ago: 4, sessions: 2, planned: 2 },
  { fate: 'notLogged', clinic: 'kingston', ago: 8, sessions: 2, planned: -3 },
  { fate: 'reviewDue', clinic: 'kingston', ago: 2, sessions: 4 },
  { fate: 'paused', clinic: 'kings', ago: 12, sessions: 3 },
  { fate: 'notHeardFrom', clinic: 'kingston', ago: 5, sessions: 2 },
  { fate: 'changingMentor', clinic: 'croydon', ago: 3, sessions: 2 },
  { fate: 'endingPlanned', clinic: 'kingston', ago: 2, sessions: 5 },
  { fate: 'closingHeld', clinic: 'lewisham', ago: 3, sessions: 4 },
  { fate: 'summaryAgreed', clinic: 'kings', ago: 1, sessions: 4 },
  { fate: 'closed', clinic: 'kingston', ago: 9, sessions: 4 },
  { fate: 'closed', clinic: 'croydon', ago: 20, sessions: 5 },
]

function nowadays({ day, lastDone }: Present, now: Instant): Person[] {
  return waitingNow.map(({ fate, clinic, ago, sessions = 0, planned }, nth) => {
    const plannedFor = planned === undefined ? undefined : sessionAt(day, planned, now)
    return listedBy(plusDays(lastDone, -ago), listedOn =>
      aPerson(`n${nth}`, {
        clinic,
        listedOn,
        fate,
        sessions,
        bumpy: false,
        ...(plannedFor ? { plannedFor } : {}),
      }),
    )
  })
}

/** A session on a working day from now on, or some working days ago. */
function sessionAt(today: PlainDate, workingDays: number, now: Instant): Instant {
  const at = (on: PlainDate) => londonInstant(on, plainTime('16:30'))
  if (workingDays < 0) {
    let on = today
    for (let left = -workingDays; left > 0; left -= 1)
      do on = plusDays(on, -1)
      while (!isWorkingDay(on))
    return at(on)
  }
  const first = plusWorkingDays(today, 0)
  const next = at(first) > plusMs(now, 3_600_000) ? first : plusWorkingDays(first, 1)
  return at(plusWorkingDays(next, workingDays))
}

function aPerson(
  key: string,
  about: Pick<Person, 'clinic' | 'listedOn' | 'fate' | 'sessions' | 'bumpy' | 'unhurried'> & {
    plannedFor?: Instant
  },
): Person {
  const random = randomFrom(`person ${key}`)
  const nth = peopleBefore(key)
  const { called, familyName } = nameOf(nth)
  const reason = random.pick([
    'newlyDiagnosed',
    'newlyDiagnosed',
    'newlyDiagnosed',
    'reEngaging',
    'reEngaging',
    'clinicianFlag',
  ] as const)
  const reasonOn =
    reason === 'clinicianFlag' ? null : plusWorkingDays(plusDays(about.listedOn, -random.between(4, 12)), 0)
  const listed: ListedPerson = {
    clinicNumber: `${about.clinic.slice(0, 2).toUpperCase()}${10_000 + nth * 37}`,
    called,
    familyName,
    reason,
    reasonOn,
    unwell: false,
    tracing: reason === 'reEngaging' ? 'reEngaged' : null,
    phone: `+447700900${String(nth % 1000).padStart(3, '0')}`,
    language: random.chance(0.2) ? 'English' : null,
    ...cameBack[key],
  }
  const seenFrom =
    reason === 'newlyDiagnosed' && reasonOn !== null
      ? random.chance(0.6)
        ? plusDays(reasonOn, -random.between(70, 170))
        : reasonOn
      : plusDays(about.listedOn, -random.between(480, 640))
  return { key, ...about, listed, seenFrom }
}

/**
 * Somebody who came back to Croydon under a short name, with the letter O in the number where a nought belongs: two
 * records of one person, to be found and put together.
 */
const cameBack: Readonly<Record<string, Partial<ListedPerson>>> = {
  n38: { called: 'Ify', familyName: nameOf(8).familyName, clinicNumber: 'CR1O296', phone: '+447700900008' },
}

const parts: Readonly<Record<string, number>> = { a: 0, o: 30, s: 60, n: 110 }

/** Everybody has a number of their own, so that nobody shares a name. */
function peopleBefore(key: string): number {
  return (parts[key.slice(0, 1)] ?? 0) + Number(key.slice(1))
}

/** Gives everybody who meets a mentor one who works at their clinic, has begun, and has room all the while. */
function withMentors(people: readonly Person[]): Told[] {
  const busy = new Map<string, { from: Instant; until: Instant }[]>()
  return people
    .toSorted((a, b) => (a.listedOn + a.key < b.listedOn + b.key ? -1 : 1))
    .map(person => {
      if (!needsMentor(person.fate)) return { person, steps: lifeOf(person, 'mentor') }
      const draft = lifeOf(person, 'mentor')
      const from = momentOf(draft, 'proposeMatch') ?? draft.at(-1)?.at
      const until = momentOf(draft, 'planEnding') ?? momentOf(draft, 'closeDirectly')
      if (!from) throw new Error(`${person.key} has no beginning`)
      // clinics do not wait for each other within a day: the place is free on the day after
      const free = until && londonInstant(plusDays(londonDateOf(until), 1))
      const time = { from, until: free ?? ('9999' as Instant) }
      const chosen = workers
        .filter(
          ({ mentor, clinics }) =>
            mentor &&
            mentor.standing !== 'onBreak' &&
            clinics.includes(person.clinic) &&
            mentor.startedOn < londonDateOf(from),
        )
        .map(({ key, mentor }) => {
          const overlapping = (busy.get(key) ?? []).filter(
            other => other.from < time.until && time.from < other.until,
          )
          return { key, left: (mentor?.capacity ?? 0) - overlapping.length }
        })
        .filter(({ left }) => left > 0)
        // whoever has more room, but the mentor of the sign-ins, whose day should be full, at Kingston first and elsewhere last
        .toSorted((a, b) => rank(person, b) - rank(person, a))[0]
      if (!chosen) throw new Error(`Nobody has room for ${person.key}`)
      busy.set(chosen.key, [...(busy.get(chosen.key) ?? []), time])
      return { person, steps: lifeOf(person, chosen.key) }
    })
}

function rank({ clinic }: Person, { key, left }: { key: string; left: number }): number {
  if (key !== 'mentor') return left
  return clinic === 'kingston' ? 100 : left - 100
}

function momentOf(steps: readonly Step[], type: string): Instant | undefined {
  return steps.find(({ deed }) => deed.what === 'send' && deed.event.type === type)?.at
}
