/** What stands beside people's support in the demo: concerns in every place, supervision held and coming. */
import { type Doors, type SignedIn, screensOf } from '@alongside/api/demo'
import {
  DAY_MS,
  type Instant,
  londonDateOf,
  londonInstant,
  plainTime,
  plusDays,
  plusMs,
} from '@alongside/domain/time'
import { plusWorkingDays } from '@alongside/domain/working-days'
import { askEverybody } from './equality-of-people.ts'
import { namedId } from './named-id.ts'
import { type ClinicKey, placeOf, places } from './places.ts'
import { adviserOf } from './staff.ts'

const HOUR_MS = DAY_MS / 24

interface Telling {
  readonly api: Doors
  readonly signedIn: ReadonlyMap<string, SignedIn>
  /** What an earlier run, that was interrupted, had done already. */
  readonly done: ReadonlyMap<string, unknown>
  readonly until: Instant
}

type Screens = ReturnType<typeof screensOf>

/** Tells it at the times at which it would have happened. */
export async function tellBesideSupport(telling: Telling): Promise<void> {
  for (const clinic of ['kingston', 'croydon'] as const) await supervisions(telling, clinic)
  await oneToOne(telling)
  await thoughts(telling)
  await concerns(telling)
  await nameWhoCovers(telling)
  await askEverybody(asAt(telling, 'coordinator', telling.until), telling.done)
}

function asAt({ api, signedIn }: Telling, who: string, at: Instant): Screens {
  const caller = signedIn.get(who)
  if (!caller) throw new Error(`Nobody is called ${who}`)
  return screensOf({ ...api, now: () => at }, caller)
}

function accountOf({ signedIn }: Telling, who: string): string {
  return signedIn.get(who)?.accountId ?? ''
}

/** One step of a record, sent once however often the story is told. */
function stepsOf(telling: Telling, door: 'supervision' | 'concern', id: string) {
  return async (who: string, at: Instant, key: string, event: { type: string; [field: string]: unknown }) => {
    const commandId = namedId(`beside ${key}`)
    if (telling.done.has(commandId)) return
    const screens = asAt(telling, who, at)
    const { seq } = await screens[door].byId({ id })
    await screens[door].send({ id, seq, commandId, event } as never)
  }
}

/** Somebody is named at every clinic at which a second coordinator works, and the lead at all of them. */
async function nameWhoCovers(telling: Telling): Promise<void> {
  const named = telling.signedIn.get('coordinator-2')
  for (const { key, id: clinicId } of places) {
    const turns = [
      ['coordinator', named?.clinicIds.includes(clinicId) ? 'coordinator-2' : undefined],
      ['safeguardingLead', 'safeguarding'],
    ] as const
    for (const [turn, who] of turns) {
      const commandId = namedId(`beside cover ${key} ${turn}`)
      if (who === undefined || telling.done.has(commandId)) continue
      await asAt(telling, 'administrator', telling.until).places.nameDeputy({
        clinicId,
        turn,
        accountId: accountOf(telling, who),
        commandId,
      })
    }
  }
}

/** A month ago the clinic and the team met; the next time is next week, and its agenda is open. */
async function supervisions(telling: Telling, clinic: ClinicKey): Promise<void> {
  const { until } = telling
  const today = londonDateOf(until)
  const at = (days: number, time: string) =>
    londonInstant(plusWorkingDays(plusDays(today, days), 0), plainTime(time))
  const heldAt = at(-30, '14:00')
  const nextAt = at(4, '14:00')
  const adviser = adviserOf(clinic)
  const { id } = await asAt(telling, 'coordinator', at(-44, '10:00')).supervision.arrange({
    clinicId: placeOf(clinic).id,
    mentorId: null,
    plannedAt: heldAt,
    commandId: namedId(`beside arrange ${clinic}`),
  })
  const step = stepsOf(telling, 'supervision', id)
  await step('coordinator', at(-36, '09:30'), `open ${clinic}`, { type: 'openAgenda' })
  await step(adviser, at(-34, '11:10'), `item ${clinic}`, {
    type: 'addItem',
    itemId: namedId(`item ${clinic}`),
    byName: false,
    about: 'The waiting area on Thursdays. Two people said that they were seen there by neighbours.',
  })
  const mentors = [...telling.signedIn]
    .filter(([, { role, clinicIds }]) => role === 'mentor' && clinicIds.includes(placeOf(clinic).id))
    .map(([key]) => key)
  await step('coordinator', plusMs(heldAt, 2 * HOUR_MS), `hold ${clinic}`, {
    type: 'hold',
    heldAt,
    attended: [adviser, 'coordinator', ...mentors.slice(0, 3)].map(who => accountOf(telling, who)),
    themes: ['isolation', 'appointments', 'tellingOthers'],
    learning:
      'People come more easily when the first meeting is in the side room, and when somebody walks down with them. Late appointments help those who work.',
    nextAt,
  })
  await step(adviser, plusMs(heldAt, 2.5 * HOUR_MS), `action ${clinic}`, {
    type: 'addAction',
    actionId: namedId(`action ${clinic}`),
    what: 'Ask whether the side room can be booked on Thursday evenings.',
    ownerId: accountOf(telling, adviser),
    dueOn: plusDays(today, clinic === 'kingston' ? -1 : 3),
  })
  await step('coordinator', plusMs(heldAt, 3 * HOUR_MS), `share ${clinic}`, { type: 'shareLearning' })
  await comingUp(telling, clinic, at(-2, '09:00'), mentors[0])
}

/** What people bring to the one that is coming. */
async function comingUp(
  telling: Telling,
  clinic: ClinicKey,
  at: Instant,
  mentor: string | undefined,
): Promise<void> {
  const { rows } = await asAt(telling, 'coordinator', at).supervision.list({
    view: 'coming',
    clinicId: placeOf(clinic).id,
    limit: 10,
  })
  const next = rows.find(({ sort, state }) => sort === 'joint' && state === 'scheduled')
  if (!next) return
  const step = stepsOf(telling, 'supervision', next.id)
  await step('coordinator', at, `open next ${clinic}`, { type: 'openAgenda' })
  if (mentor === undefined) return
  const { aliases } = await asAt(telling, mentor, at).supervision.byId({ id: next.id })
  const [about] = aliases
  await step(mentor, plusMs(at, HOUR_MS), `bring ${clinic}`, {
    type: 'addItem',
    itemId: namedId(`bring ${clinic}`),
    ...(about ? { alias: about.alias } : {}),
    byName: about?.mayBeNamed ?? false,
    about: 'How to go on when somebody cancels at the door and is sorry every time.',
  })
}

async function oneToOne(telling: Telling): Promise<void> {
  const { signedIn, until } = telling
  const mentor = signedIn.get('mentor')
  const today = londonDateOf(until)
  await asAt(
    telling,
    'coordinator',
    londonInstant(plusDays(today, -6), plainTime('11:00')),
  ).supervision.arrange({
    clinicId: placeOf('kingston').id,
    mentorId: mentor?.mentorId ?? null,
    plannedAt: londonInstant(plusWorkingDays(plusDays(today, 9), 0), plainTime('10:30')),
    commandId: namedId('beside one to one'),
  })
}

async function thoughts(telling: Telling): Promise<void> {
  const { until } = telling
  const write = (days: number, key: string, text: string, givenTo: string | null) =>
    asAt(telling, 'mentor', plusMs(until, -days * DAY_MS)).supervision.reflect({
      commandId: namedId(`beside thought ${key}`),
      text,
      givenTo,
      supervisionId: null,
    })
  await write(
    9,
    'shared',
    'The last session brought back my own first year. I was short with my son that evening. I would like to talk about how to leave it at the door.',
    accountOf(telling, 'coordinator'),
  )
  await write(3, 'own', 'She laughed today, for the first time. I want to remember that.', null)
}

/** One of each place: closed, being acted on, and one that came in this morning. */
async function concerns(telling: Telling): Promise<void> {
  const { until } = telling
  const { rows } = await asAt(telling, 'mentor', until).mentoring.list({ view: 'open', limit: 10 })
  const [first, second, third] = rows.map(({ personId }) => personId)
  if (first) await closed(telling, first)
  if (second) await actedOn(telling, second)
  if (third) await fresh(telling, third)
}

function raised(
  telling: Telling,
  personId: string,
  at: Instant,
  key: string,
  said: { category: 'domesticAbuse' | 'suicideOrSelfHarm' | 'selfNeglect'; urgent: boolean; account: string },
) {
  return asAt(telling, 'mentor', at).concern.raise({
    commandId: namedId(`beside concern ${key}`),
    personId,
    immediateDanger: false,
    emergencyCalled: false,
    personTold: true,
    ...said,
  })
}

async function closed(telling: Telling, personId: string): Promise<void> {
  const at = londonInstant(plusDays(londonDateOf(telling.until), -24), plainTime('16:20'))
  const { id } = await raised(telling, personId, at, 'closed', {
    category: 'suicideOrSelfHarm',
    urgent: true,
    account: 'He said that some nights he does not see the point. He said that he would not do anything.',
  })
  const step = stepsOf(telling, 'concern', id)
  const lead = 'safeguarding'
  await step(lead, plusMs(at, 0.5 * HOUR_MS), 'closed triage', {
    type: 'triage',
    category: 'suicideOrSelfHarm',
    urgent: true,
    dangerSeenTo: true,
  })
  await step(lead, plusMs(at, HOUR_MS), 'closed decide', {
    type: 'decide',
    decision: 'clinic',
    rationale:
      'He agreed that the clinic’s psychologist calls him tomorrow. He has a friend with him tonight.',
    personTold: true,
    personAgreed: true,
  })
  await step(lead, plusMs(at, 2 * HOUR_MS), 'closed passed on', {
    type: 'recordReferral',
    to: 'clinic',
    madeAt: plusMs(at, 1.5 * HOUR_MS),
    reference: '',
  })
  await step(lead, plusMs(at, DAY_MS), 'closed feedback', {
    type: 'giveFeedback',
    feedback:
      'The psychologist spoke with him this morning, and he has an appointment. Thank you for saying it.',
  })
  await step(lead, plusMs(at, 6 * DAY_MS), 'closed close', {
    type: 'close',
    outcome: 'withServices',
    forSupervision: true,
  })
}

async function actedOn(telling: Telling, personId: string): Promise<void> {
  const at = londonInstant(plusDays(londonDateOf(telling.until), -1), plainTime('11:40'))
  const { id } = await raised(telling, personId, at, 'acted on', {
    category: 'domesticAbuse',
    urgent: false,
    account: 'She said: he reads my messages. She had her phone switched off the whole time we met.',
  })
  const step = stepsOf(telling, 'concern', id)
  await step('safeguarding', plusMs(at, 2 * HOUR_MS), 'acted triage', {
    type: 'triage',
    category: 'domesticAbuse',
    urgent: false,
    dangerSeenTo: true,
  })
  await step('safeguarding', plusMs(at, 3 * HOUR_MS), 'acted decide', {
    type: 'decide',
    decision: 'adultReferral',
    rationale: 'She asked for advice on leaving safely and agreed to a call from the council’s team.',
    personTold: true,
    personAgreed: true,
  })
}

async function fresh(telling: Telling, personId: string): Promise<void> {
  await raised(telling, personId, plusMs(telling.until, -1.5 * HOUR_MS), 'fresh', {
    category: 'selfNeglect',
    urgent: false,
    account: '',
  })
}
