// Every no that the lifecycles can give to a mentor, met on the screen on which she meets it.
import { walkPlan } from '../../browser/walk-plan.ts'
import type { Behind } from '../behind.ts'
import {
  dayBoxes,
  type Met,
  momentBoxes,
  type Otherwise,
  refusalsTo,
  unaccounted,
  wrongAmong,
} from '../refusals.ts'
import { expect, test } from '../walk.ts'
import { bringing, closing, daysFromNow, endings, inContext, mentor, type Place } from './ending-refusals.ts'
import { signInAsMentor } from './mentor.ts'

const kinds = [
  'referral',
  'onboarding',
  'mentoring',
  'discharge',
  'standing',
  'concern',
  'supervision',
] as const

/** Why a mentor never comes to these: the screens do not lead there, and nothing that happens meanwhile does. */
const changed = 'whatever brings this about changes the record, and the page says what changed'
const never: Readonly<Record<string, string>> = {
  'concern makeUrgent: It is marked as most urgent already.': `no button is there any more; ${changed}`,
  'concern makeUrgent: It is marked as urgent already.': `the button then says that somebody is in danger; ${changed}`,
  'discharge agreeSummary: They withdrew their agreement. Nobody contacts them; they come back by a new referral.':
    'whoever withdrew is asked nothing about the clinic: what they agreed to went with it',
  'discharge close: A session is still planned. Hold it or cancel it first.':
    'the closing meeting was held by then, and nothing is planned after it',
  'discharge logSession: This session is written up already.': `each opened page is a session of its own; ${changed}`,
  'mentoring checkIn: No session is planned.': `the button is on the card of a session that is planned; ${changed}`,
  'mentoring checkIn: Nobody waits for a check-in of this session.': `the card then has no button; ${changed}`,
  'mentoring checkIn: You have checked in already.': `the button is gone; ${changed}`,
  'mentoring checkOut: Check in first.': `the button comes with the check-in; ${changed}`,
  'mentoring logSession: This session is written up already.': `each opened page is a session of its own; ${changed}`,
  'mentoring resume: Their mentor cannot go on with them. Choose another one, or plan the ending.':
    'by then the record is out of the mentor’s sight: the coordinator reads this',
  'mentoring retractSession: There is no such session to take back.': `the page is then not there; ${changed}`,
  'mentoring stepBack: This was done already.': 'by then the record is out of the mentor’s sight',
  'onboarding mentorAnswers: Both have said yes already.': `the page has no yes any more; ${changed}`,
  'standing answerRefresher: Not enough answers were right this time. Read it again, and try again.':
    'a refresher is answered in the training app, and comes back with what was right',
  'standing answerRefresher: This module was edited while you were answering. Nothing is lost: look at what is new, and take the questions again.':
    'a refresher is answered in the training app',
  'supervision addItem: This is on the agenda already.': `each opened page brings one thing; ${changed}`,
  'supervision finishAction: This action is not open any more.': `the button is gone; ${changed}`,
  'supervision finishAction: This action is somebody else’s.': 'the button is beside one’s own actions only',
  'supervision removeItem: Somebody else brought this.': 'the button is beside what one brought oneself only',
  'supervision removeItem: This is not on the agenda.': `the button is gone; ${changed}`,
}

// it is one and the same page at every width
if (walkPlan().width === 'desk')
  test('every no is met on a screen, in its own words, and nothing typed is lost', async ({
    page,
    behind,
  }) => {
    test.setTimeout(180_000)
    await signInAsMentor(page)
    expect(await wrongAmong(page, behind, await noes(behind))).toEqual([])
    expect(unaccounted(refusalsTo('mentor', kinds), await noes(behind), never)).toEqual([])
  })

async function noes(behind: Behind): Promise<Met[]> {
  const one = async (sql: string) => String((await behind.run(sql))[0]?.id)
  const meeting = await recordOf(behind, 'mentoring', 'active')
  const silent = await recordOf(behind, 'mentoring', 'notHeardFrom')
  const ending = await recordOf(behind, 'discharge', 'planned')
  const standing = await one(
    `select id from standing where mentor_id = '${mentor}' and clinic_id = '${meeting.clinic}' and status = 'active'`,
  )
  const agenda = await one(
    `select id from supervision where sort = 'joint' and clinic_id = '${meeting.clinic}' and path = 'agendaOpen'`,
  )
  const checkRanOut = { table: 'standing', id: standing, set: { checks_until: `current_date - 30` } }
  return [
    ...planning(meeting, standing),
    ...pausing(meeting),
    ...logging('mentoring', meeting, checkRanOut),
    ...logging('discharge', ending, checkRanOut),
    ...trying(silent),
    ...closing(ending),
    ...(await endings(behind, ending)),
    {
      step: 'standing startBreak',
      says: 'Choose a day that is still to come.',
      at: `/places/${standing}/break`,
      fill: dayBoxes('until', daysFromNow(0)),
    },
    ...(await bringing(behind, agenda, meeting)),
  ]
}

/** A record of the mentor's own that stands here. */
async function recordOf({ run }: Behind, kind: 'mentoring' | 'discharge', path: string): Promise<Place> {
  const [row] = await run(
    `select id, person_id as person, clinic_id as clinic from ${kind}
     where mentor_id = $1 and path = $2 and status = 'active' order by opened_at desc, id limit 1`,
    [mentor, path],
  )
  if (!row) throw new Error(`The demo has no ${kind} that is ${path}`)
  return row as unknown as Place
}

function planning({ id, person }: Place, standing: string): Met[] {
  const step = 'mentoring planSession'
  const at = `/people/${person}/plan`
  const nothingPlanned = inContext('mentoring', id, { plannedAt: null })
  const tomorrow = momentBoxes('heldAt', daysFromNow(1))
  return [
    {
      step,
      says: 'Write up the last session first.',
      at,
      when: [inContext('mentoring', id, { plannedAt: daysFromNow(-1).toISOString() })],
    },
    {
      step,
      says: 'No session is planned while a mentor is on a break.',
      at,
      when: [nothingPlanned, { table: 'standing', id: standing, set: { state: `'onBreak'` } }],
    },
    {
      step,
      says: 'Choose a time that has not passed.',
      at,
      when: [nothingPlanned],
      fill: {
        ...momentBoxes('heldAt', daysFromNow(-1)),
        'event.mode': 'inClinic',
        'event.checkInWith': 'notNeeded',
      },
    },
    {
      step,
      says: 'Away from the clinic, agree first who waits for your check-out.',
      at,
      when: [nothingPlanned],
      fill: { ...tomorrow, 'event.mode': 'elsewhere', 'event.checkInWith': 'notNeeded' },
    },
    // the break began while she was planning
    {
      step,
      says: 'No session is planned while a mentor is on a break.',
      at,
      when: [nothingPlanned],
      meanwhile: [{ table: 'standing', id: standing, set: { state: `'onBreak'` } }],
      fill: { ...tomorrow, 'event.mode': 'inClinic', 'event.checkInWith': 'notNeeded' },
    },
  ]
}

function pausing({ person }: Place): Met[] {
  const step = 'mentoring pause'
  const at = `/people/${person}/pause`
  return [
    {
      step,
      says: 'Choose a day that is still to come.',
      at,
      fill: { 'event.askedBy': 'person', ...dayBoxes('until', daysFromNow(0)) },
    },
    {
      step,
      says: 'A pause lasts 91 days at most. Choose an earlier day, or plan the ending.',
      at,
      fill: { 'event.askedBy': 'mentor', ...dayBoxes('until', daysFromNow(180)) },
    },
  ]
}

function logging(kind: 'mentoring' | 'discharge', { person }: Place, checkRanOut: Otherwise): Met[] {
  const step = `${kind} logSession`
  const at = `/people/${person}/log`
  const held = {
    'event.outcome': 'held',
    ...momentBoxes('heldAt', daysFromNow(-0.1)),
    'event.mode': 'inClinic',
    'event.minutes': '45',
    'event.themes': ['treatment', 'tellingOthers'],
    'event.note': 'We spoke about the summer, and laughed.',
    'event.concern': 'no',
  }
  const met: Met[] = [
    {
      step,
      says: 'A check that this clinic asks of mentors is missing or out of date.',
      at,
      when: [checkRanOut],
      fill: held,
    },
    { step, says: 'Choose at least one thing you talked about.', at, fill: { ...held, 'event.themes': [] } },
    { step, says: 'Say roughly how long it was.', at, fill: { ...held, 'event.minutes': [] } },
    {
      step,
      says: 'Write up a session after it was held.',
      at,
      fill: { ...held, ...momentBoxes('heldAt', daysFromNow(1)) },
    },
  ]
  if (kind === 'discharge') return met
  return [
    ...met,
    {
      step,
      says: 'This is before the two of them were introduced.',
      at,
      fill: { ...held, ...momentBoxes('heldAt', daysFromNow(-400)) },
    },
    {
      step,
      says: 'Choose a time that has not passed.',
      at,
      fill: { ...held, 'event.next': 'other', ...momentBoxes('nextOther', daysFromNow(-1)) },
    },
  ]
}

/** Whoever wrote down a way or an hour that was not safe reads which it is. */
function trying({ person }: Place): Met[] {
  const step = 'mentoring logAttempt'
  const at = `/people/${person}/contact`
  const rules = (more: object) => ({
    table: 'person',
    id: person,
    set: {
      contact_rules: `contact_rules || '${JSON.stringify({ from: '09:00', until: '18:00', days: [1, 2, 3, 4, 5, 6, 7], ...more })}'`,
    },
  })
  const yesterday = (hours: string) => ({
    ...momentBoxes('triedAt', daysFromNow(-1)),
    'event.triedAt-time': hours,
  })
  const tried = { 'event.channel': 'call', 'event.outcome': 'noReply' }
  const [theDay] = [(daysFromNow(-1).getUTCDay() || 7) as number]
  return [
    {
      step,
      says: 'This person has not agreed to be reached by phone.',
      at,
      when: [rules({ channels: ['text', 'call', 'inPerson'] })],
      // they told the coordinator so while the page was open
      meanwhile: [rules({ channels: ['text', 'inPerson'] })],
      fill: { ...tried, ...yesterday('12:00') },
    },
    {
      step,
      says: 'It is safe to reach them between 09:00 and 18:00 only.',
      at,
      when: [rules({ channels: ['text', 'call', 'inPerson'] })],
      fill: { ...tried, ...yesterday('20:30') },
    },
    {
      step,
      says: 'This is not one of the days that are safe for them.',
      at,
      when: [
        rules({ channels: ['call', 'inPerson'], days: [1, 2, 3, 4, 5, 6, 7].filter(day => day !== theDay) }),
      ],
      fill: { ...tried, ...yesterday('12:00') },
    },
    {
      step,
      says: 'Write down a try after it was made.',
      at,
      when: [rules({ channels: ['call', 'inPerson'] })],
      fill: { ...tried, ...momentBoxes('triedAt', daysFromNow(1)) },
    },
    {
      step,
      says: 'Write down a try within 5 days of it.',
      at,
      when: [rules({ channels: ['call', 'inPerson'] })],
      fill: { ...tried, ...momentBoxes('triedAt', daysFromNow(-7)) },
    },
    {
      step,
      says: 'This is before their record came to you.',
      at,
      when: [rules({ channels: ['call', 'inPerson'] })],
      fill: { ...tried, ...momentBoxes('triedAt', daysFromNow(-400)) },
    },
  ]
}
