/** Everybody who signs in to the demo. All of them are made up. */
import type { MentorWish } from '@alongside/domain/onboarding'
import type { Role } from '@alongside/domain/people'
import { type PlainDate, plainDate } from '@alongside/domain/time'
import type { App } from '../checkout.ts'
import { namedId } from './named-id.ts'
import { type ClinicKey, places } from './places.ts'

export interface Worker {
  readonly key: string
  readonly role: Exclude<Role, 'person' | 'system' | 'integration'>
  readonly name: string
  readonly clinics: readonly ClinicKey[]
  readonly app: App
  /** What the sign-in list calls them; left out for those who are only colleagues. */
  readonly who?: string
  readonly mentor?: MentorWorker
}

interface MentorWorker {
  readonly id: string
  readonly called: string
  readonly standing: 'provisional' | 'full' | 'onBreak'
  readonly languages: readonly string[]
  readonly offers: readonly MentorWish[]
  readonly capacity: number
  readonly startedOn: PlainDate
  readonly about: string
  readonly hoursAWeek: number
}

const everywhere = places.map(({ key }) => key)

function adviser(clinic: ClinicKey, name: string, who?: string): Worker {
  return {
    key: adviserOf(clinic),
    role: 'clinician',
    name,
    clinics: [clinic],
    app: 'clinic',
    ...(who ? { who } : {}),
  }
}

function mentor(
  nth: number,
  name: string,
  clinics: readonly ClinicKey[],
  said: Omit<MentorWorker, 'id' | 'called' | 'startedOn'> & { startedOn: string },
): Worker {
  const key = nth === 1 ? 'mentor' : `mentor-${nth}`
  return {
    key,
    role: 'mentor',
    name,
    clinics,
    app: 'mentor-portal',
    ...(nth === 1 ? { who: 'Peer mentor' } : {}),
    mentor: {
      ...said,
      id: namedId(key),
      called: name.split(' ')[0] ?? name,
      startedOn: plainDate(said.startedOn),
    },
  }
}

export const workers: readonly Worker[] = [
  adviser('kingston', 'Honor Pellowe', 'Health adviser'),
  adviser('croydon', 'Jide Sarpong'),
  adviser('kings', 'Mairead Castledine'),
  adviser('lewisham', 'Ruth Dunnethorpe', 'Health adviser, where silence releases'),
  adviser('greenwich', 'Anselm Quarshie'),
  {
    key: 'coordinator',
    role: 'coordinator',
    name: 'Imelda Fairbourn',
    clinics: everywhere,
    app: 'admin',
    who: 'Coordinator',
  },
  // takes over what waits too long, at every clinic but Kingston, where an administrator has yet to name somebody
  {
    key: 'coordinator-2',
    role: 'coordinator',
    name: 'Verity Thackeray',
    clinics: everywhere.filter(clinic => clinic !== 'kingston'),
    app: 'admin',
  },
  {
    key: 'safeguarding',
    role: 'safeguardingLead',
    name: 'Conrad Wetherall',
    clinics: everywhere,
    app: 'admin',
    who: 'Safeguarding lead',
  },
  { key: 'analyst', role: 'analyst', name: 'Bethan Rookhope', clinics: [], app: 'admin', who: 'Analyst' },
  {
    key: 'administrator',
    role: 'administrator',
    name: 'Leopold Ashgrove',
    clinics: [],
    app: 'admin',
    who: 'Administrator',
  },
  // a second one, because nobody opens an account of their own rank alone
  { key: 'administrator-2', role: 'administrator', name: 'Philippa Stanhope', clinics: [], app: 'admin' },
  {
    key: 'trainee',
    role: 'trainee',
    name: 'Tirzah Oakeshaw',
    clinics: ['kingston'],
    app: 'training',
    who: 'Trainee mentor',
  },
  mentor(1, 'Marisol Quintrell', ['kingston', 'croydon'], {
    standing: 'full',
    languages: ['English', 'Spanish'],
    offers: ['aWoman', 'migrationExperience'],
    capacity: 7,
    startedOn: '2024-04-29',
    about:
      'I have had this for nineteen years, two grown daughters and a loud laugh. I like to walk while we talk.',
    hoursAWeek: 6,
  }),
  mentor(2, 'Kwabena Larbi', ['kings', 'lewisham'], {
    standing: 'full',
    languages: ['English', 'Twi'],
    offers: ['aMan', 'aParent'],
    capacity: 6,
    startedOn: '2024-05-13',
    about: 'Deacon, barber, father of three. I say little and I listen long.',
    hoursAWeek: 5,
  }),
  mentor(3, 'Tomasz Szymczak', ['croydon', 'kings'], {
    standing: 'full',
    languages: ['English', 'Polish'],
    offers: ['aMan', 'migrationExperience'],
    capacity: 5,
    startedOn: '2024-06-03',
    about: 'I came from Gdańsk with one bag. I cook, I swim, I know how to wait.',
    hoursAWeek: 4,
  }),
  mentor(4, 'Beatriz Vasconcelos', ['kings', 'lewisham', 'greenwich'], {
    standing: 'full',
    languages: ['English', 'Portuguese'],
    offers: ['aWoman', 'aParent'],
    capacity: 5,
    startedOn: '2024-06-24',
    about: 'Nurse once, singer always. We can talk in Portuguese, too.',
    hoursAWeek: 5,
  }),
  mentor(5, 'Nomvula Mwangale', ['lewisham', 'greenwich'], {
    standing: 'full',
    languages: ['English', 'Zulu'],
    offers: ['aWoman', 'aParent', 'migrationExperience'],
    capacity: 5,
    startedOn: '2024-09-02',
    about: 'I raised two boys on my own. Nothing you say will make me jump.',
    hoursAWeek: 4,
  }),
  mentor(6, 'Callum Tolleshunt', ['kingston'], {
    standing: 'full',
    languages: ['English'],
    offers: ['aMan', 'onlyRemote'],
    capacity: 4,
    startedOn: '2024-10-07',
    about: 'I work nights, so I am good on the phone when others sleep.',
    hoursAWeek: 3,
  }),
  mentor(7, 'Efua Bempong', ['croydon', 'kingston', 'greenwich'], {
    standing: 'provisional',
    languages: ['English', 'French', 'Ewe'],
    offers: ['aWoman', 'transExperience'],
    capacity: 3,
    startedOn: '2025-02-10',
    about: 'New to this side of it, and not to the other. Ask me anything.',
    hoursAWeek: 3,
  }),
  mentor(8, 'Samir Grimwade', ['kings', 'greenwich'], {
    standing: 'onBreak',
    languages: ['English', 'Arabic'],
    offers: ['aMan'],
    capacity: 2,
    startedOn: '2024-11-04',
    about: 'I drive a bus and know every street here. Back soon.',
    hoursAWeek: 2,
  }),
]

/** The health adviser of a clinic; the one of Kingston is the one of the sign-ins. */
export function adviserOf(clinic: ClinicKey): string {
  return clinic === 'kingston' ? 'adviser' : `adviser-${clinic}`
}

export function emailOf({ key }: Pick<Worker, 'key'>): string {
  return `${key}@demo.example`
}

/**
 * One password for everybody of the demo. It is no secret: it opens made-up people on a machine of one's own, and
 * nothing else is ever made with it.
 */
export const demoPassword = 'walk-alongside-demo'
