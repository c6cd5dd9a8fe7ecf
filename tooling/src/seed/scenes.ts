/** The story in the order of its days: lists that arrive, steps that are taken, appointments that are reported. */

import type { ListedPerson } from '@alongside/domain/intake'
import {
  type Instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plainDate,
  plainTime,
  plusDays,
} from '@alongside/domain/time'
import { isWorkingDay, plusWorkingDays } from '@alongside/domain/working-days'
import { appointmentsOf } from './appointments.ts'
import type { Step } from './diary.ts'
import { attendanceFile, peopleFile } from './lists.ts'
import { type ClinicKey, places } from './places.ts'
import { adviserOf } from './staff.ts'
import type { Told } from './story.ts'

interface List {
  readonly at: Instant
  readonly clinic: ClinicKey
  /** Names the list, so that a second run knows it again. */
  readonly key: string
  readonly file: string
}

export type Scene =
  | ({ readonly what: 'people'; readonly numbers: readonly string[] } & List)
  | ({ readonly what: 'attendance' } & List)
  /** A list that somebody looked at and has not confirmed yet. */
  | ({ readonly what: 'preview' } & List)
  /** What has been read for a week is ticked off. */
  | { readonly what: 'tidyUp'; readonly key: string; readonly at: Instant; readonly who: string }
  | ({ readonly what: 'step'; readonly key: string; readonly person: string } & Step)

export function scenesOf(told: readonly Told[], now: Instant): readonly Scene[] {
  const scenes: Scene[] = [
    ...peopleLists(told),
    ...attendanceLists(told, now),
    ...waitingList(now),
    ...tidyings(now),
    ...told.flatMap(({ person, steps }) =>
      steps.map((step, nth) => ({
        what: 'step' as const,
        key: `${person.key} step ${nth}`,
        person: person.listed.clinicNumber,
        ...step,
      })),
    ),
  ]
  return scenes.filter(({ at }) => at <= now).toSorted((a, b) => (a.at + a.key < b.at + b.key ? -1 : 1))
}

function peopleLists(told: readonly Told[]): Scene[] {
  const lists = Map.groupBy(told, ({ person }) => `${person.clinic} ${person.listedOn}`)
  return [...lists].map(([key, each]) => {
    const listed = each.map(({ person }) => person.listed)
    const first = each[0]?.person
    if (!first) throw new Error('A list without anybody')
    return {
      what: 'people',
      key: `people ${key}`,
      at: londonInstant(first.listedOn, plainTime('09:05')),
      clinic: first.clinic,
      file: peopleFile(listed),
      numbers: listed.map(({ clinicNumber }) => clinicNumber),
    }
  })
}

/** Each clinic reports the appointments of everybody on its lists once a quarter, and once more at the end. */
function attendanceLists(told: readonly Told[], now: Instant): Scene[] {
  const until = londonDateOf(now)
  const days: PlainDate[] = []
  for (let day = plainDate('2024-07-08'); day < plusDays(until, -10); day = plusDays(day, 91)) days.push(day)
  days.push(plusDays(until, -4))
  return places.flatMap(({ key: clinic, openedOn }) =>
    days
      .map(day => plusWorkingDays(day, 0))
      .filter(day => day > openedOn && day < until)
      .flatMap((on, nth, all): Scene[] => {
        const rows = told
          .filter(({ person }) => person.clinic === clinic && person.listedOn < on)
          .flatMap(({ person, steps }) => {
            // the list before told of everything up to its own day, for those who were on it
            const since = all.slice(0, nth).findLast(before => before > person.listedOn)
            return appointmentsOf(person, firstMet(steps), on)
              .filter(appointment => appointment.on < on && (since === undefined || appointment.on >= since))
              .map(appointment => ({ ...appointment, clinicNumber: person.listed.clinicNumber }))
          })
        if (rows.length === 0) return []
        return [
          {
            what: 'attendance',
            key: `attendance ${clinic} ${nth === all.length - 1 ? 'newest' : on}`,
            at: londonInstant(on, plainTime('08:40')),
            clinic,
            file: attendanceFile(rows),
          },
        ]
      }),
  )
}

/** Kingston's newest list waits for a look at the row that cannot be taken. */
function waitingList(now: Instant): Scene[] {
  const today = londonDateOf(now)
  let on = plusDays(today, -1)
  while (!isWorkingDay(on)) on = plusDays(on, -1)
  const listed = (called: string, familyName: string, number: string, reasonOn: PlainDate): ListedPerson => ({
    clinicNumber: number,
    called,
    familyName,
    reason: 'newlyDiagnosed',
    reasonOn,
    unwell: false,
    tracing: null,
    phone: null,
    language: null,
  })
  return [
    {
      what: 'preview',
      key: 'newest list',
      at: londonInstant(on, plainTime('17:10')),
      clinic: 'kingston',
      file: peopleFile([
        listed('Merrily', 'Venncombe', 'KI20117', plusDays(on, -3)),
        listed('Osei', 'Hartlebury', 'KI20154', plusDays(on, -6)),
        // a day that is still to come: a slip of the keyboard that the preview finds
        listed('Brychan', 'Oakeshaw', 'KI20191', plusDays(on, 300)),
      ]),
    },
  ]
}

function tidyings(now: Instant): Scene[] {
  const readers = [...places.map(({ key }) => adviserOf(key)), 'coordinator', 'safeguarding']
  const scenes: Scene[] = []
  for (let day = plainDate('2024-06-14'); day < plusDays(londonDateOf(now), -1); day = plusDays(day, 56))
    for (const who of readers)
      scenes.push({
        what: 'tidyUp',
        key: `tidy ${day} ${who}`,
        at: londonInstant(plusWorkingDays(day, 0), plainTime('17:20')),
        who,
      })
  return scenes
}

function firstMet(steps: readonly Step[]): PlainDate | null {
  for (const { deed } of steps)
    if (deed.what === 'send' && deed.event.type === 'logSession' && deed.event.outcome === 'held')
      return londonDateOf(deed.event.heldAt as Instant)
  return null
}
