/** Fills a fresh database with the demo programme. */
import {
  type Doors,
  databaseUrls,
  endSessions,
  hurry,
  type Install,
  isTold,
  makeFirstAccount,
  makeFirstClinic,
  makeFirstMentor,
  makeFirstStanding,
  noteTold,
  openDoors,
  openSessionFor,
  othersAreHere,
  repliesTo,
  type SignedIn,
  screensOf,
  whoIs,
} from '@alongside/api/demo'
import { type Instant, instant, londonDateOf, plusDays } from '@alongside/domain/time'
import { say as sayAtTerminal } from '../terminal.ts'
import { tellBesideSupport } from './beside-support.ts'
import { namedId } from './named-id.ts'
import { placeOf, places } from './places.ts'
import { scenesOf } from './scenes.ts'
import { demoPassword, emailOf, type Worker, workers } from './staff.ts'
import { tellStory } from './story.ts'
import { tellTeam } from './team.ts'
import { type Refused, type Stage, tell } from './tell.ts'

const begins = instant('2024-04-08T08:00:00.000Z')

export interface Seeding extends Install {
  /** The moment at which the story has arrived. */
  readonly now?: Instant
  readonly say?: (line: string) => void
}

export interface Seeded {
  /** Steps sent; none when everything was there already. */
  readonly steps: number
  /** Steps that the programme refused: a mistake in the story, and worth a look. */
  readonly refused: readonly Refused[]
}

/**
 * Tells the story of the demo into this database. A database that has it already, or that holds a programme of
 * somebody else, is left as it is; a telling that was interrupted is taken up where it stopped.
 */
export async function seed({ database, secrets, now, say = sayAtTerminal }: Seeding): Promise<Seeded> {
  const nothing = { steps: 0, refused: [] }
  const install = { database, secrets }
  if (await isTold(install)) return nothing
  if (
    await othersAreHere(
      install,
      places.map(({ id }) => id),
    )
  ) {
    say('This database holds another programme: no demo data is added.')
    return nothing
  }

  const until = now ?? instant(new Date().toISOString())
  say('Making the clinics and the people who sign in')
  const accounts = await makeProgramme(install, until)
  const sessions = new Map<string, string>()
  for (const [key, accountId] of accounts) sessions.set(key, await openSessionFor(install, accountId))

  await hurry(install, true)
  const clock = { now: begins }
  const urls = databaseUrls(database, secrets)
  const told = () => clock.now
  const api = await openDoors(urls.alongside_api, secrets, { poolSize: 6, now: told })
  const worker = await openDoors(urls.alongside_worker, secrets, { poolSize: 2, now: told })
  try {
    const signedIn = new Map<string, SignedIn>()
    for (const [key, session] of sessions) {
      const caller = await whoIs(api, session)
      if (!caller) throw new Error(`${key} cannot sign in`)
      signedIn.set(key, caller)
    }
    const done = await repliesTo(install, [...accounts.values()])
    await keepProfiles(api, signedIn)
    const stage: Stage = { api, worker, clock, signedIn, done }
    const scenes = scenesOf(tellStory(until), until)
    say(`Telling ${scenes.length} steps of the demo story`)
    const refused = await tell(stage, scenes, until, progress(say, scenes.length))
    await beginDraft({ ...api, now: () => until }, signedIn)
    await tellBesideSupport({ api, signedIn, done, until })
    say('Telling how the team grows')
    await tellTeam({ install, api, worker, clock, signedIn, until })
    await noteTold(install, until)
    for (const { scene, why } of refused) say(`The story stumbled at ${scene}: ${why}`)
    return { steps: scenes.length, refused }
  } finally {
    await Promise.all([api.close(), worker.close()])
    await hurry(install, false)
    await endSessions(install, [...sessions.values()])
  }
}

/** One line for each year that is told, and one for every quarter of the way. */
function progress(say: (line: string) => void, all: number): (told: number, day: string) => void {
  let said = 0
  return (told, day) => {
    const quarter = Math.floor((4 * told) / all)
    if (quarter === said) return
    said = quarter
    say(`  ${quarter * 25} % told, it is ${day}`)
  }
}

/** The clinics, accounts, mentors and the trainee. Made twice, they are there once. */
export async function makeProgramme(
  install: Install,
  until: Instant,
  who: readonly Worker[] = workers,
): Promise<Map<string, string>> {
  for (const { id, name, openedOn, trust, settings } of places)
    await makeFirstClinic(install, { id, name, openedOn, trust, settings }, begins)
  const accounts = new Map<string, string>()
  for (const worker of who) {
    const accountId = await makeFirstAccount(
      install,
      {
        email: emailOf(worker),
        password: demoPassword,
        name: worker.name,
        role: worker.role,
        clinicIds: worker.clinics.map(key => placeOf(key).id),
      },
      begins,
    )
    accounts.set(worker.key, accountId)
    if (worker.mentor) await makeMentor(install, worker, accountId, until)
  }
  return accounts
}

async function makeMentor(
  install: Install,
  { key, mentor, clinics }: Worker,
  accountId: string,
  until: Instant,
) {
  if (!mentor) return
  const today = londonDateOf(until)
  const places = clinics.map((clinic, nth) => ({
    clinicId: placeOf(clinic).id,
    // one of them runs out soon, so that somebody has to think of it
    authorisedUntil: plusDays(today, key === 'mentor-3' && nth === 0 ? 19 : 210 + 30 * nth),
    checksUntil: plusDays(today, 400),
  }))
  await makeFirstMentor(install, { ...mentor, accountId, clinics: places })
  for (const { clinicId, authorisedUntil, checksUntil } of places)
    await makeFirstStanding(install, {
      id: namedId(`standing ${key} ${clinicId}`),
      accountId,
      mentorId: mentor.id,
      clinicId,
      state: mentor.standing,
      // somebody who is new stays new, however long after the story the demo is shown
      startedOn: mentor.standing === 'provisional' ? plusDays(today, -70) : mentor.startedOn,
      items: {
        dbs: checksUntil,
        contract: authorisedUntil,
        safeguarding: plusDays(today, 500),
        dataSecurity: plusDays(today, 200),
        boundaries: plusDays(today, 170),
        supervision: plusDays(today, 33),
      },
    })
}

/** Mentors say of themselves what people are shown, and how many hours they have. */
async function keepProfiles(api: Doors, signedIn: ReadonlyMap<string, SignedIn>): Promise<void> {
  for (const { key, mentor } of workers) {
    const caller = signedIn.get(key)
    if (!mentor || !caller) continue
    const { mentors } = screensOf(api, caller)
    const { seq, languages, offers, room, profile, told } = await mentors.mine()
    if (profile.about !== '') continue
    const kept = await mentors.keepProfile({
      seq,
      commandId: namedId(`${key} profile`),
      profile: { called: mentor.called, about: mentor.about },
      languages,
      offers,
      told,
    })
    if (mentor.standing === 'full')
      await mentors.keepRoom({
        seq: kept.seq,
        commandId: namedId(`${key} room`),
        room: { ...room, hoursAWeek: mentor.hoursAWeek },
      })
  }
}

/** The mentor of the sign-ins was called away while she wrote up a session. */
async function beginDraft(api: Doors, signedIn: ReadonlyMap<string, SignedIn>): Promise<void> {
  const caller = signedIn.get('mentor')
  if (!caller) return
  const { caseload, drafts } = screensOf(api, caller)
  const { people } = await caseload.people({})
  const person = people.find(({ state, nextSessionAt }) => state === 'reviewDue' && nextSessionAt === null)
  if (!person) return
  await drafts.save({
    id: namedId('half a session'),
    commandId: namedId('half a session kept'),
    form: 'logSession',
    personId: person.personId,
    typed: {
      'event.outcome': 'held',
      'event.mode': 'inClinic',
      'event.note': 'Began with the good news about the flat.',
    },
  })
}
