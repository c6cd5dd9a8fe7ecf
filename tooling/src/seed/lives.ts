/** How a person's way goes, step by step, for each way that it can go. */
import type { ContactAnswers } from '@alongside/domain/contact-details'
import type { MeetingMode, Theme } from '@alongside/domain/themes'
import { londonDateOf, type PlainDate, plusDays, plusMonths } from '@alongside/domain/time'
import { isWorkingDay, plusWorkingDays } from '@alongside/domain/working-days'
import type * as z from 'zod'
import type { Fate, Person } from './cast.ts'
import { Diary, type Step } from './diary.ts'
import { askAtTheEnd, askAtTheStart, askHowLifeIs } from './goals-and-measures.ts'
import { namedId } from './named-id.ts'
import { placeOf } from './places.ts'
import { type Random, randomFrom } from './random.ts'
import { adviserOf, workers } from './staff.ts'
import { differences, goals, noteOn, summaries, views, whys } from './words.ts'

const coordinator = 'coordinator'

/** Ways that end before anybody meets a mentor, each with where it leaves the main road. */
const beforeMeeting: readonly Fate[] = [
  'untold',
  'told',
  'openOffer',
  'agreed',
  'released',
  'queried',
  'notTried',
  'trying',
  'reached',
  'booked',
  'assessed',
  'proposed',
  'matchAgreed',
  'waiting',
  'onHold',
  'optedOut',
  'neverAgain',
  'offerClosed',
  'ineligible',
  'diedEarly',
  'recordedInError',
  'redirected',
  'unableToContact',
  'declined',
]

function meetsMentor(fate: Fate): boolean {
  return !beforeMeeting.includes(fate)
}

/** Whether a mentor is asked, and so has to have room. */
export function needsMentor(fate: Fate): boolean {
  return meetsMentor(fate) || fate === 'proposed' || fate === 'matchAgreed'
}

/** The steps of one person after the list was imported, as far as their fate goes. */
export function lifeOf(person: Person, mentor: string): readonly Step[] {
  const random = randomFrom(`life ${person.key}`)
  const diary = new Diary(person.listedOn)
  const told = {
    adviser: adviserOf(person.clinic),
    mentor,
    random,
    diary,
    person,
  }
  if (offer(told) && contact(told) && match(told)) support(told)
  return diary.steps
}

interface Telling {
  readonly adviser: string
  readonly mentor: string
  readonly random: Random
  readonly diary: Diary
  readonly person: Person
}

/** The clinic's part: to the release of the record. True when the way goes on. */
function offer({ adviser, random, diary, person }: Telling): boolean {
  const { fate, listed } = person
  if (fate === 'untold') return false
  diary.afterWorkingDays(random.between(1, 3))
  if (fate === 'ineligible') {
    diary.sends(adviser, '10:20', { type: 'markIneligible', reason: 'needsAnotherService' })
    return false
  }
  if (fate === 'recordedInError') {
    diary.sends(adviser, '10:20', { type: 'recordInError', why: 'duplicate' })
    return false
  }
  if (fate === 'diedEarly') {
    diary.sends(adviser, '10:20', { type: 'recordDeath' })
    return false
  }
  if (listed.reason === 'reEngaging' && listed.tracing !== 'reEngaged')
    diary.sends(adviser, '09:40', { type: 'recordTracing', outcome: 'reEngaged' })
  diary.sends(adviser, random.pick(['10:05', '11:10', '14:20']), tell(person))
  if (fate === 'told') return false
  if (fate === 'optedOut' || fate === 'neverAgain') {
    diary.afterWorkingDays(random.between(0, 3)).sends(adviser, '15:10', {
      type: 'optOut',
      reason: random.pick(['didNotSay', 'notNow', 'hasSupport', 'worriedAboutBeingRecognised']),
      askAgain: fate === 'neverAgain' ? 'never' : 'inSixMonths',
    })
    return false
  }
  if (fate === 'openOffer' || fate === 'offerClosed') {
    diary.sends(adviser, '14:30', { type: 'leaveOpen' })
    const more = fate === 'offerClosed' ? 2 : 0
    for (let again = 0; again < more; again += 1)
      diary.afterDays(26).sends(adviser, '11:00', tell(person)).sends(adviser, '11:20', { type: 'leaveOpen' })
    return false
  }

  diary.asksContact(adviser, '14:40', contactOf(person, random))
  const byWindow = placeOf(person.clinic).settings.release.basis === 'withinService' && random.chance(0.6)
  if (byWindow && fate !== 'agreed') {
    // nothing more is said, and the window of this clinic releases by itself
    diary.afterDays(8)
    return true
  }
  diary.sends(adviser, '14:50', {
    type: 'agree',
    how: 'inPerson',
    scopes: {
      shareContact: true,
      tellClinicStatus: random.chance(0.9),
      tellClinicSummary: random.chance(0.6),
      teamDiscussion: random.chance(0.5),
      onwardReferral: random.chance(0.3),
      evaluation: random.chance(0.7),
    },
  })
  if (fate === 'agreed') return false
  diary.sends(adviser, '15:00', { type: 'release' }).afterWorkingDays(1)
  return true
}

/** The coordinator's part: to a first conversation. */
function contact({ adviser, random, diary, person }: Telling): boolean {
  const { fate } = person
  if (fate === 'released') return false
  if (fate === 'queried' || random.chance(0.08)) {
    diary.sends(coordinator, '09:35', {
      type: 'query',
      question: 'Is there a time of day that is better for a first call?',
    })
    if (fate === 'queried') return false
    diary.sends(adviser, '12:15', { type: 'answerQuery', answer: 'Late mornings, and never before ten.' })
  }
  if (fate === 'redirected') {
    diary.sends(coordinator, '13:30', { type: 'redirect', to: 'counselling', warmHandover: true })
    return false
  }
  diary.sends(coordinator, '13:40', { type: 'accept' })
  if (fate === 'notTried') return false

  if (fate === 'unableToContact') {
    for (const channel of ['text', 'call', 'text', 'call', 'text'])
      diary
        .afterWorkingDays(3)
        .sends(coordinator, '11:15', { type: 'logAttempt', channel, outcome: 'noReply' })
    diary.sends(coordinator, '11:30', { type: 'askClinicToMention' })
    diary.afterWorkingDays(5).sends(coordinator, '16:10', { type: 'stopTrying' })
    return false
  }
  diary.afterWorkingDays(1)
  const misses = fate === 'trying' ? 2 : random.chance(0.35) ? 1 : 0
  for (let miss = 0; miss < misses; miss += 1)
    diary
      .sends(coordinator, '10:40', {
        type: 'logAttempt',
        channel: miss % 2 === 0 ? 'text' : 'call',
        outcome: 'noReply',
      })
      .afterWorkingDays(2)
  if (fate === 'trying') return false
  diary.sends(coordinator, '10:50', { type: 'logAttempt', channel: 'call', outcome: 'reached' })
  if (fate === 'reached') return false
  if (fate === 'declined') {
    diary.sends(coordinator, '10:58', { type: 'decline' })
    return false
  }
  if (fate === 'onHold') {
    diary.sends(coordinator, '11:00', { type: 'putOnHold', until: plusDays(diary.day, 24) })
    return false
  }
  const talk = plusWorkingDays(diary.day, random.between(2, 4))
  const mode: MeetingMode = random.pick(['inClinic', 'phone', 'phone'])
  const booked = new Diary(talk).at('14:00')
  diary.sends(coordinator, '11:02', {
    type: 'book',
    heldAt: booked,
    mode,
    identityReconfirmed: true,
    safeToTalk: true,
  })
  if (fate === 'booked') return false
  diary.day = talk
  diary.sends(coordinator, '14:55', {
    type: 'assess',
    needs: needsOf(person, random),
    why: random.pick(whys),
    goals: random.pick(goals),
    mustHave: random.chance(0.2) && person.listed.language !== null ? ['sameLanguage'] : [],
    mustNot: random.chance(0.1) ? ['notFromMyClinic'] : [],
    language: 'English',
    privacyNoticeGiven: true,
    limitsExplained: true,
    scopesReconfirmed: true,
    riskNote: '',
  })
  return fate !== 'assessed'
}

/** Matching on both sides' yes, to the introduction. */
function match({ mentor, random, diary, person }: Telling): boolean {
  const { fate } = person
  if (fate === 'waiting') {
    diary
      .afterWorkingDays(2)
      .sends(coordinator, '09:50', { type: 'putOnWaitingList', personTold: true, groupOffered: true })
    return false
  }
  diary.afterWorkingDays(random.between(1, 2))
  diary.sends(coordinator, '10:15', { type: 'proposeMatch', mentorId: mentorIdOf(mentor) })
  if (fate === 'proposed') return false
  diary.sends(mentor, '12:25', { type: 'mentorAnswers', accepts: true })
  diary.afterWorkingDays(1).sends(coordinator, '15:35', { type: 'personAnswers', accepts: true })
  if (fate === 'matchAgreed') return false
  diary.afterWorkingDays(random.between(2, 4))
  diary.sends(coordinator, '11:30', {
    type: 'introduce',
    heldAt: diary.at('11:00'),
    mode: 'inClinic',
    checkInAgreed: true,
  })
  return true
}

/** Sessions, and the ending if there is one. */
function support(telling: Telling): void {
  const { adviser, mentor, random, diary, person } = telling
  const { fate, sessions } = person
  askAtTheStart(mentor, diary, person)
  for (let nth = 1; nth <= sessions; nth += 1) {
    diary.afterDays(
      person.unhurried && nth > 1 ? random.between(11, 17) : random.between(6, nth === 1 ? 9 : 13),
    )
    if (person.bumpy && nth > 1 && random.chance(0.4)) {
      missed(telling, nth)
      diary.afterDays(random.between(4, 6))
    }
    session(telling, nth)
    askHowLifeIs(mentor, diary, person, nth)
    // the fourth session asks for a look back together
    if (nth === 4 && sessions > 4)
      diary.afterWorkingDays(1).sends(mentor, '10:00', {
        type: 'review',
        personView: random.pick(views),
        goOnFor: Math.min(12, Math.max(1, sessions - 4)),
        goalProgress: random.between(4, 8),
      })
  }
  switch (fate) {
    case 'meeting':
    case 'notLogged':
      if (person.plannedFor)
        diary.afterWorkingDays(1).sends(mentor, '10:00', {
          type: 'planSession',
          heldAt: person.plannedFor,
          mode: random.pick(['inClinic', 'inClinic', 'phone']),
          checkInWith: 'clinicDesk',
        })
      return
    case 'reviewDue':
      return
    case 'paused':
      diary.afterWorkingDays(2).sends(mentor, '10:30', {
        type: 'pause',
        askedBy: 'person',
        until: plusDays(diary.day, 35),
      })
      return
    case 'changingMentor':
      diary
        .afterWorkingDays(3)
        .sends(mentor, '10:30', { type: 'changeMentor', askedBy: 'person', goodbyeOffered: true })
      return
    case 'notHeardFrom':
    case 'disengaged':
      for (let miss = 0; miss < 2; miss += 1) {
        diary.afterDays(8)
        missed(telling, sessions + 1 + miss, 'personDidNotCome')
      }
      diary
        .afterWorkingDays(2)
        .sends(mentor, '11:40', { type: 'logAttempt', channel: 'text', outcome: 'noReply' })
      if (fate === 'notHeardFrom') return
      for (const channel of ['call', 'text'])
        diary.afterWorkingDays(6).sends(mentor, '11:40', { type: 'logAttempt', channel, outcome: 'noReply' })
      diary.afterWorkingDays(3).sends(coordinator, '15:20', { type: 'endDisengaged' })
      diary
        .afterWorkingDays(1)
        .sends(coordinator, '10:20', { type: 'closeDirectly', mentorDebriefed: true, sayGoodbye: true })
      return
    case 'consentWithdrawn':
      diary.afterWorkingDays(2).sends(adviser, '12:10', { type: 'withdraw' })
      diary
        .afterWorkingDays(1)
        .sends(coordinator, '09:45', { type: 'closeDirectly', mentorDebriefed: true, sayGoodbye: false })
      return
    default:
      ending(telling)
  }
}

function ending({ mentor, random, diary, person }: Telling): void {
  const { fate, sessions } = person
  diary.afterWorkingDays(2).sends(mentor, '10:10', {
    type: 'planEnding',
    reason:
      sessions >= 4 ? random.pick(['goalsMet', 'agreedSessionsReached', 'noLongerNeeds']) : early(random),
  })
  if (fate === 'endingPlanned') return
  const followUp = fate === 'followedUp'
  const difference = random.pick(differences)
  diary.afterWorkingDays(random.between(4, 8)).sends(mentor, '12:05', {
    type: 'holdClosing',
    heldAt: diary.at('11:00'),
    experience: random.pick(['veryGood', 'veryGood', 'good', 'good', 'neither']),
    difference,
    goalsReached: random.between(5, 9),
    whatNext: random.chance(0.5) ? 'The group on Thursdays.' : '',
    howToComeBackTold: true,
    followUpAgreed: followUp,
  })
  askAtTheEnd(mentor, diary, person)
  if (fate === 'closingHeld') return
  if (random.chance(0.6))
    diary.afterWorkingDays(1).sends(mentor, '13:10', {
      type: 'agreeSummary',
      summary: random.pick(summaries),
      personAgreed: true,
      shareWithClinic: false,
    })
  else diary.afterWorkingDays(1).sends(mentor, '13:10', { type: 'noSummary' })
  if (fate === 'summaryAgreed') return
  diary.afterWorkingDays(1).sends(mentor, '16:00', {
    type: 'close',
    mentorDebriefed: true,
    ...(followUp ? { contactUntil: plusMonths(diary.day, 4) } : {}),
  })
  if (followUp)
    diary.afterDays(92).sends(coordinator, '11:20', {
      type: 'recordFollowUp',
      outcome: random.pick(['doingWell', 'doingWell', 'notReached']),
    })
}

function early(random: Random): string {
  return random.pick(['personChoseToEnd', 'movedArea', 'noLongerNeeds', 'movedToOtherSupport', 'goalsMet'])
}

function session({ mentor, random, diary, person }: Telling, nth: number): void {
  const themes = needsOf(person, random)
  const mode = random.pick<MeetingMode>([
    'inClinic',
    'inClinic',
    'inClinic',
    'phone',
    'phone',
    'video',
    'elsewhere',
  ])
  const theme = themes[0] ?? 'other'
  diary.sends(mentor, random.pick(['15:30', '16:20', '12:40']), {
    type: 'logSession',
    sessionId: namedId(`${person.key} session ${nth}`),
    heldAt: diary.at('11:30'),
    outcome: 'held',
    mode,
    minutes: random.pick([30, 45, 50, 60]),
    themes,
    note: noteOn(theme, random),
    concern: false,
    messageForClinic: false,
    mentorWellbeing: random.between(5, 9),
  })
}

function missed({ mentor, random, diary, person }: Telling, nth: number, outcome?: string): void {
  diary.sends(mentor, '13:30', {
    type: 'logSession',
    sessionId: namedId(`${person.key} missed ${nth}`),
    heldAt: diary.at('11:30'),
    outcome:
      outcome ??
      random.pick(['personDidNotCome', 'personDidNotCome', 'personCancelled', 'mentorCancelled', 'moved']),
    mode: 'inClinic',
    minutes: 0,
    themes: [],
    note: '',
    concern: false,
    messageForClinic: false,
  })
}

function tell({ clinic }: Person) {
  return {
    type: 'tell',
    how: 'inPerson',
    scriptVersion: clinic === 'lewisham' ? '2' : '1',
    leafletGiven: true,
    language: 'English',
    privateSetting: true,
    ableToDecide: true,
  }
}

function contactOf({ listed }: Person, random: Random): z.input<typeof ContactAnswers> {
  return {
    called: listed.called,
    channels: random.chance(0.3) ? ['text', 'call', 'whatsapp', 'inPerson'] : ['text', 'call', 'inPerson'],
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    until: '18:30',
    phone: listed.phone ?? '+447700900000',
    email: '',
    nameToAskFor: listed.called,
    ifSomeoneElseAnswers: 'Say you will call back, and nothing else.',
    whoElseSees: random.chance(0.4) ? 'My flatmate sometimes picks up.' : '',
    language: listed.language ?? 'English',
    interpreter: false,
    notes: '',
  }
}

const aims: readonly Theme[] = ['adjusting', 'treatment', 'stigma', 'isolation']
const more: readonly Theme[] = ['tellingOthers', 'appointments', 'moneyAndHousing', 'relationships']

function needsOf({ listed }: Person, random: Random): Theme[] {
  const first = listed.reason === 'newlyDiagnosed' && random.chance(0.5) ? 'adjusting' : random.pick(aims)
  return [...new Set([first, ...(random.chance(0.5) ? [random.pick([...aims, ...more])] : [])])]
}

function mentorIdOf(key: string): string {
  const found = workers.find(worker => worker.key === key)?.mentor
  if (!found) throw new Error(`There is no mentor ${key}`)
  return found.id
}

/** The latest working day on which a list may come, so that the person's way is told by the end of `until`. */
export function listedBy(until: PlainDate, about: (listedOn: PlainDate) => Person): Person {
  for (let back = 0; back < 400; back += 1) {
    const listedOn = plusDays(until, -back)
    if (!isWorkingDay(listedOn)) continue
    const person = about(listedOn)
    const last = lifeOf(person, 'mentor').at(-1)
    if ((last ? londonDateOf(last.at) : listedOn) <= until) return person
  }
  throw new Error('No beginning is early enough')
}
