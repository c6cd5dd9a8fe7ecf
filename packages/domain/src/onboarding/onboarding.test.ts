import { describe, expect, test } from 'vitest'
import { standardSettings } from '../clinic-settings.ts'
import {
  aMentor,
  anOnboarding,
  askedAndOpen,
  inLondon,
  london,
  marcus,
  notAskedYet,
  thandi,
} from '../examples/index.ts'
import type { MentorFacts } from '../mentor-readiness.ts'
import { plainDate, plainTime } from '../time.ts'

describe('the first contact', () => {
  test('somebody accepted is to be reached within two working days', () => {
    expect(anOnboarding().clocks).toMatchObject({ firstAttemptDue: '2026-01-08 09:00' })
  })

  test('somebody newly diagnosed within one', () => {
    expect(anOnboarding({ newlyDiagnosed: true }).clocks).toMatchObject({
      firstAttemptDue: '2026-01-07 09:00',
    })
  })

  test('the coordinator is reminded to try again on working days three, six, ten and fifteen', () => {
    expect(anOnboarding().clocks).toMatchObject({
      tryAgain1: '2026-01-09 09:00',
      tryAgain2: '2026-01-14 09:00',
      tryAgain3: '2026-01-20 09:00',
      tryAgain4: '2026-01-27 09:00',
    })
  })

  test('working days leave out Easter, and nine o’clock stays nine when the clocks change', () => {
    expect(anOnboarding({}, london('2026-03-27 09:00')).clocks).toMatchObject({
      firstAttemptDue: '2026-03-31 09:00',
      tryAgain2: '2026-04-08 09:00',
    })
  })

  test('when nobody tried in time a coordinator is reminded, and two working days later again', () => {
    const late = anOnboarding().rings('firstAttemptDue')
    expect(late.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'firstAttempt' }])
    expect(late.path).toBe('toContact.notTried')
    expect(late.clocks).toMatchObject({ firstAttemptDue: '2026-01-12 09:00' })
  })

  test('after a try the first-contact clock has done its work', () => {
    const tried = anOnboarding().tried('text')
    expect(tried.path).toBe('toContact.trying')
    expect(tried.clocks).not.toHaveProperty('firstAttemptDue')
    expect(tried.rings('tryAgain1').effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'tryAgain' },
    ])
  })

  test('a person who is not reached for months is never quietly forgotten', () => {
    const long = anOnboarding().tried('text').passes({ workingDays: 60 })
    expect(long.path).toBe('toContact.trying')
    expect(Object.keys(long.clocks)).not.toEqual([])
    expect(long.journal.events.filter(event => event.type === 'timer.tryAgain4').length).toBeGreaterThan(5)
  })

  test('somebody who answers is reached', () => {
    const reached = anOnboarding().reached('call')
    expect(reached.state).toBe('reached')
    expect(reached.context).toMatchObject({ calls: 1, reachedAt: '2026-01-06T09:00:00.000Z' })
    expect(reached.clocks).toEqual({ assessmentDue: '2026-01-20 09:00' })
  })
})

describe('only by a way and at a time that is safe for them', () => {
  const nobodyAsked = anOnboarding().given({ contact: notAskedYet })

  test('until somebody asked them: a text, and nothing else', () => {
    expect(nobodyAsked.tried('text').context.texts).toBe(1)
    for (const channel of ['call', 'voicemail', 'whatsapp', 'email', 'letter'] as const)
      expect(nobodyAsked.reasonsAgainst({ type: 'logAttempt', channel, outcome: 'noReply' })).toHaveLength(1)
  })

  test('a voicemail that somebody else may hear is refused in words', () => {
    const refused = nobodyAsked.reasonsAgainst({
      type: 'logAttempt',
      channel: 'voicemail',
      outcome: 'noReply',
    })
    expect(refused).toEqual(['This person has not agreed to be reached by voicemail.'])
  })

  test('that they were reached by it does not make it right', () => {
    const refused = nobodyAsked.reasonsAgainst({ type: 'logAttempt', channel: 'call', outcome: 'reached' })
    expect(refused).toEqual(['This person has not agreed to be reached by phone.'])
  })

  test('not in the evening', () => {
    const evening = anOnboarding().when(london('2026-01-06 18:00'))
    expect(evening.reasonsAgainst(aText)).toEqual(['It is safe to reach them between 09:00 and 18:00 only.'])
    expect(anOnboarding().when(london('2026-01-06 17:59')).reasonsAgainst(aText)).toEqual([])
  })

  test('the hours are London’s: nine in summer is eight by UTC', () => {
    const summer = anOnboarding({}, london('2026-07-14 09:00'))
    expect(summer.at).toBe('2026-07-14T08:00:00.000Z')
    expect(summer.reasonsAgainst(aText)).toEqual([])
    expect(summer.when(london('2026-07-14 08:59')).reasonsAgainst(aText)).toHaveLength(1)
  })

  test('not on a day on which somebody else is at home', () => {
    const tuesday = anOnboarding().given({ contact: { ...askedAndOpen, days: [1, 4] } })
    expect(tuesday.reasonsAgainst(aText)).toEqual(['This is not one of the days that are safe for them.'])
    expect(tuesday.when(london('2026-01-08 10:00')).reasonsAgainst(aText)).toEqual([])
  })

  test('half past eleven on a summer Monday night is Monday, not Tuesday', () => {
    const night = anOnboarding().given({
      contact: { ...askedAndOpen, days: [1], from: plainTime('20:00'), until: plainTime('23:59') },
    })
    expect(night.when(london('2026-07-13 23:30')).reasonsAgainst(aText)).toEqual([])
    expect(night.when(london('2026-07-14 00:30')).reasonsAgainst(aText)).toEqual([
      'This is not one of the days that are safe for them.',
    ])
  })

  test('a letter has no hour, and a word at a visit is always right', () => {
    const sunday = anOnboarding().when(london('2026-01-11 22:00'))
    expect(sunday.tried('letter').context.letters).toBe(1)
    expect(sunday.tried('inPerson', 'reached').state).toBe('reached')
  })
})

describe('when to stop trying', () => {
  const triedAll = anOnboarding()
    .tried('text')
    .tried('text')
    .tried('text')
    .tried('call')
    .tried('call')
    .tried('letter')

  test('nobody is given up on before three texts, two calls and a letter', () => {
    const once = anOnboarding().tried('text').passes({ workingDays: 15 })
    expect(once.reasonsAgainst({ type: 'stopTrying' })).toEqual([
      'Try a little longer first: 2 more by text, 2 more by phone, a letter.',
    ])
  })

  test('nor before fifteen working days', () => {
    const soon = triedAll.until(london('2026-01-26 17:00'))
    expect(soon.reasonsAgainst({ type: 'stopTrying' })).toEqual([
      'Keep trying until 15 working days have passed; it has been 14.',
    ])
    expect(soon.until(london('2026-01-27 09:00')).reasonsAgainst({ type: 'stopTrying' })).toEqual([])
  })

  test('only ways that are safe for them count towards enough', () => {
    const textsOnly = anOnboarding()
      .given({ contact: notAskedYet })
      .tried('text')
      .tried('text')
      .tried('text')
      .passes({ workingDays: 15 })
    expect(textsOnly.sends({ type: 'stopTrying' }).state).toBe('unableToContact')
  })

  test('before it is enough the button is closed and says what is missing', () => {
    const button = triedAll.buttons().find(each => each.type === 'stopTrying')
    expect(button).toMatchObject({
      open: false,
      reasons: ['Keep trying until 15 working days have passed; it has been 0.'],
    })
  })

  test('nobody is given up on without a single try', () => {
    expect(anOnboarding().passes({ workingDays: 30 }).declines({ type: 'stopTrying' })).toMatchObject({
      code: 'not-allowed-now',
    })
  })

  test('the clinic can be asked to mention it at the next visit', () => {
    expect(triedAll.sends({ type: 'askClinicToMention' }).effects).toEqual([
      { type: 'tellClinic', status: 'pleaseMention' },
    ])
  })

  test('a person decides to stop; the clock never does', () => {
    const left = triedAll.passes({ days: 365 })
    expect(left.state).toBe('toContact')
  })

  test('at the end the clinic hears that they could not be reached, and their identity goes back', () => {
    const end = triedAll.passes({ workingDays: 15 }).sends({ type: 'stopTrying' })
    expect(end.state).toBe('unableToContact')
    expect(end.clocks).toEqual({})
    expect(end.effects).toEqual([
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
      { type: 'tellClinic', status: 'couldNotContact' },
    ])
  })
})

describe('the first conversation', () => {
  const reached = anOnboarding().reached()

  test('it is booked only with the right person, when it is safe for them to talk, and ahead', () => {
    expect(reached.reasonsAgainst(booking({ identityReconfirmed: false }))).toEqual([
      'Make sure first that it is them you speak to.',
    ])
    expect(reached.reasonsAgainst(booking({ safeToTalk: false }))).toEqual([
      'Ask first whether it is safe to talk now.',
    ])
    expect(reached.reasonsAgainst(booking({ heldAt: reached.at }))).toEqual([
      'Choose a time that has not passed.',
    ])
  })

  test('it is due ten working days after they were reached, and again when it is not held', () => {
    expect(reached.clocks).toEqual({ assessmentDue: '2026-01-20 09:00' })
    const late = reached.rings('assessmentDue')
    expect(late.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'assess' }])
    expect(late.clocks).toEqual({ assessmentDue: '2026-02-03 09:00' })
    expect(reached.booked().rings('assessmentDue').state).toBe('assessmentBooked')
  })

  test('some people want to talk at once', () => {
    expect(reached.assessed().state).toBe('assessed')
  })

  test('somebody who did not come is offered another time, and nobody is blamed', () => {
    const missed = reached.booked().sends({ type: 'assessmentMissed', why: 'personDidNotCome' })
    expect(missed.state).toBe('reached')
    expect(missed.context).toMatchObject({ assessmentsMissed: 1, assessmentAt: null })
    expect(missed.booked().assessed().state).toBe('assessed')
  })

  test.each([
    ['privacyNoticeGiven', 'Give the privacy notice first.'],
    ['limitsExplained', 'Explain confidentiality and its limits first.'],
    ['scopesReconfirmed', 'Ask again what may be shared, and with whom.'],
  ] as const)('without "%s" it is not complete', (missing, reason) => {
    const booked = reached.booked()
    const answer = booked.tries({ ...conversation, [missing]: false })
    expect(answer).toMatchObject({ ok: false, declined: { code: 'refused', reasons: [reason] } })
  })

  test('what they wish for is kept for the match', () => {
    const assessed = reached
      .booked()
      .assessed({ mustHave: ['aWoman'], mustNot: ['notFromMyClinic'], needs: ['stigma', 'treatment'] })
    expect(assessed.context).toMatchObject({
      mustHave: ['aWoman'],
      mustNot: ['notFromMyClinic'],
      needs: ['stigma', 'treatment'],
    })
    expect(assessed.clocks).toEqual({ matchDue: '2026-01-13 09:00' })
  })

  test('how and when they could meet is kept where they were asked, and nothing is made up where they were not', () => {
    const ways = { modes: ['video'], times: ['weekend'], ofSelf: ['aWoman'] } as const
    const asked = reached.booked().assessed({ modes: ['video'], times: ['weekend'], ofSelf: ['aWoman'] })
    expect(asked.context).toMatchObject(ways)
    const notAsked = reached.booked().assessed().context
    expect(Object.keys(ways).filter(each => each in notAsked)).toEqual([])
  })

  test('a match that nobody proposed is asked for again', () => {
    const late = reached.assessed().rings('matchDue')
    expect(late.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'match' }])
    expect(late.clocks).toEqual({ matchDue: '2026-01-20 09:00' })
  })
})

describe('who may be matched', () => {
  const assessed = anOnboarding().reached().assessed()
  const refusal = (mentor: MentorFacts | null) =>
    assessed.given({ mentor }).reasonsAgainst({ type: 'proposeMatch', mentorId: thandi })

  test('a mentor with everything in order and room is proposed', () => {
    expect(refusal(aMentor())).toEqual([])
    expect(assessed.matchedWith(thandi).path).toBe('matching.proposed')
  })

  test.each<[string, Partial<MentorFacts>, string]>([
    ['has left', { standing: 'left' }, 'This mentor has left.'],
    ['is on a break', { standing: 'onBreak' }, 'No session is planned while a mentor is on a break.'],
    ['is restricted', { standing: 'restricted' }, 'This mentor takes on nobody new for now.'],
    ['said not now', { notNow: true }, 'This mentor has said not now.'],
    ['is full', { openPeople: 3 }, 'This mentor already supports 3, which is their limit.'],
    ['knows them', { conflict: true }, 'These two cannot be matched.'],
    ['was said no to', { declinedBefore: true }, 'One of the two has already said no to this match.'],
    [
      'is not authorised here',
      { authorisedUntil: null },
      'This clinic has not authorised this mentor, or the authorisation has ended.',
    ],
    [
      'was authorised until yesterday',
      { authorisedUntil: plainDate('2026-01-05') },
      'This clinic has not authorised this mentor, or the authorisation has ended.',
    ],
    [
      'lacks a check',
      { checksUntil: null },
      'A check that this clinic asks of mentors is missing or out of date.',
    ],
    [
      'has a check that ended yesterday',
      { checksUntil: plainDate('2026-01-05') },
      'A check that this clinic asks of mentors is missing or out of date.',
    ],
    [
      'does not meet a must',
      { unmetWishes: ['A woman'] },
      'This mentor does not meet a wish that must be met: A woman.',
    ],
    [
      'cannot take this on',
      { outsideLimits: ['These two cannot be matched.'] },
      'These two cannot be matched.',
    ],
  ])('a mentor who %s is not proposed', (_, but, reason) => {
    expect(refusal(aMentor(thandi, but))).toEqual([reason])
  })

  test('a check that ends today still holds today, until London’s midnight', () => {
    const mentor = aMentor(thandi, { checksUntil: plainDate('2026-07-14') })
    const at = (time: string) =>
      assessed.given({ mentor }).when(london(time)).reasonsAgainst({ type: 'proposeMatch', mentorId: thandi })
    expect(at('2026-07-14 23:30')).toEqual([])
    expect(at('2026-07-15 00:30')).toHaveLength(1)
  })

  test('nobody at all is proposed when no such mentor is on the list', () => {
    expect(refusal(null)).toEqual(['This mentor is not on the list for this clinic.'])
  })

  test('nobody is matched while a concern about them is open', () => {
    const concern = assessed.given({ openConcern: true, mentor: aMentor() })
    expect(concern.reasonsAgainst({ type: 'proposeMatch', mentorId: thandi })).toEqual([
      'A concern is open. The safeguarding lead decides on it first.',
    ])
  })
})

describe('a match, on the yes of both', () => {
  const proposed = anOnboarding().reached().assessed().matchedWith(thandi)

  test('one yes is not a match', () => {
    expect(proposed.mentorSays(true).path).toBe('matching.proposed')
    expect(proposed.personSays(true).path).toBe('matching.proposed')
  })

  test('to say yes twice does not make up for the other', () => {
    expect(proposed.mentorSays(true).mentorSays(true).path).toBe('matching.proposed')
    expect(proposed.personSays(true).personSays(true).path).toBe('matching.proposed')
  })

  test('two yeses are a match, whoever says it first', () => {
    expect(proposed.mentorSays(true).personSays(true).path).toBe('matching.agreed')
    expect(proposed.personSays(true).mentorSays(true).path).toBe('matching.agreed')
  })

  test.each(['mentorSays', 'personSays'] as const)('when %s no the search goes on', who => {
    const no = proposed[who](false)
    expect(no.state).toBe('assessed')
    expect(no.context).toMatchObject({ mentorId: null, declinedMentorIds: [thandi] })
    expect(no.matchedWith(marcus).context.mentorId).toBe(marcus)
  })

  test('the same two are not proposed to each other again', () => {
    const again = proposed.personSays(false).given({ mentor: aMentor(thandi) })
    expect(again.reasonsAgainst({ type: 'proposeMatch', mentorId: thandi })).toEqual([
      'One of the two has already said no to this match.',
    ])
  })

  test('both are reminded after three working days', () => {
    expect(proposed.clocks).toEqual({ answerDue: '2026-01-09 09:00' })
    expect(proposed.rings('answerDue').effects).toEqual([
      { type: 'remind', whom: 'mentor', of: 'answerMatch' },
      { type: 'remind', whom: 'coordinator', of: 'answerMatch' },
    ])
    expect(proposed.mentorSays(true).rings('answerDue').context.mentorAccepts).toBe(true)
  })

  test('either may think again before they meet', () => {
    expect(proposed.bothSayYes().personSays(false).state).toBe('assessed')
    expect(proposed.bothSayYes().mentorSays(false).context.declinedMentorIds).toEqual([thandi])
  })

  test('saying yes once more does not undo the match', () => {
    const agreed = proposed.bothSayYes()
    expect(agreed.reasonsAgainst({ type: 'mentorAnswers', accepts: true })).toEqual([
      'Both have said yes already.',
    ])
    expect(agreed.reasonsAgainst({ type: 'personAnswers', accepts: true })).toEqual([
      'Both have said yes already.',
    ])
  })
})

describe('waiting for somebody who fits', () => {
  const assessed = anOnboarding().reached().assessed()

  test('somebody who waits knows it', () => {
    expect(
      assessed.reasonsAgainst({ type: 'putOnWaitingList', personTold: false, groupOffered: true }),
    ).toEqual(['Tell them first that there is a wait.'])
  })

  test('the list is looked at every ten working days', () => {
    const waiting = assessed.putOnWaitingList()
    expect(waiting.clocks).toEqual({ waitingReview: '2026-01-20 09:00' })
    const reviewed = waiting.rings('waitingReview')
    expect(reviewed.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'reviewWaiting' }])
    expect(reviewed.clocks).toEqual({ waitingReview: '2026-02-03 09:00' })
  })

  test('from the list somebody is matched like anybody else', () => {
    expect(assessed.putOnWaitingList().matchedWith(marcus).bothSayYes().path).toBe('matching.agreed')
  })
})

describe('the introduction', () => {
  const agreed = anOnboarding().reached().assessed().matchedWith(thandi).bothSayYes()

  test('it is due ten working days after the match', () => {
    expect(agreed.clocks).toEqual({ introductionDue: '2026-01-20 09:00' })
    const late = agreed.rings('introductionDue')
    expect(late.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'introduce' }])
    expect(late.path).toBe('matching.agreed')
  })

  test('mentoring begins with it, and the clinic hears that support has started', () => {
    const met = agreed.introduced()
    expect(met.state).toBe('introduced')
    expect(met.effects).toEqual([
      { type: 'startMentoring', mentorId: thandi },
      { type: 'tellClinic', status: 'started' },
    ])
  })

  test('it is recorded after it was held', () => {
    expect(agreed.reasonsAgainst(introducing({ heldAt: london('2026-01-06 09:01') }))).toEqual([
      'Record the introduction after it was held.',
    ])
  })

  test('away from the clinic somebody waits for the mentor’s check-in', () => {
    expect(agreed.reasonsAgainst(introducing({ mode: 'elsewhere' }))).toEqual([
      'Away from the clinic, agree first who the mentor checks in with.',
    ])
    expect(agreed.introduced({ mode: 'elsewhere', checkInAgreed: true }).state).toBe('introduced')
  })

  test('a mentor whose check ended meanwhile does not meet them', () => {
    const expired = agreed.given({ mentor: aMentor(thandi, { checksUntil: plainDate('2026-01-05') }) })
    expect(expired.reasonsAgainst(introducing())).toEqual([
      'A check that this clinic asks of mentors is missing or out of date.',
    ])
  })

  test('nor one who finds that they know them', () => {
    const known = agreed.given({ mentor: aMentor(thandi, { conflict: true }) })
    expect(known.reasonsAgainst(introducing())).toEqual(['These two cannot be matched.'])
  })
})

describe('on hold, because they asked', () => {
  test('the day they chose is at nine in London, in summer too', () => {
    const hold = anOnboarding().reached().putOnHold('2026-04-07')
    expect(hold.clocks).toEqual({ holdEnds: '2026-04-07 09:00' })
    expect(hold.clocks).not.toHaveProperty('assessmentDue')
  })

  test('the day has to be ahead', () => {
    expect(
      anOnboarding()
        .reached()
        .reasonsAgainst({ type: 'putOnHold', until: plainDate('2026-01-06') }),
    ).toEqual(['Choose a day that is still to come.'])
  })

  const held = {
    'was not reached yet': [anOnboarding().tried('text'), 'toContact.notTried'],
    'was reached': [anOnboarding().reached(), 'reached'],
    'had a conversation booked': [anOnboarding().reached().booked(), 'reached'],
    'was assessed': [anOnboarding().reached().assessed(), 'assessed'],
    'was waiting for a mentor': [anOnboarding().reached().assessed().putOnWaitingList(), 'assessed'],
    'was being matched': [anOnboarding().reached().assessed().matchedWith(thandi), 'assessed'],
  } as const

  test.each(Object.entries(held))('somebody who %s goes on from there', (_, [story, path]) => {
    const hold = story.putOnHold('2026-02-02')
    expect(hold.state).toBe('onHold')
    const itself = hold.rings('holdEnds')
    expect(itself.path).toBe(path)
    expect(itself.effects).toContainEqual({ type: 'remind', whom: 'coordinator', of: 'holdEnds' })
    expect(hold.sends({ type: 'resume' }).path).toBe(path)
  })

  test('a hold is nobody’s no: the mentor who was proposed may be proposed again', () => {
    const hold = anOnboarding().reached().assessed().matchedWith(thandi).putOnHold('2026-02-02')
    expect(hold.context).toMatchObject({ mentorId: null, declinedMentorIds: [] })
    expect(hold.rings('holdEnds').matchedWith(thandi).path).toBe('matching.proposed')
  })

  test('the days on hold do not count as days of trying', () => {
    const after = anOnboarding()
      .given({ contact: notAskedYet })
      .tried('text')
      .tried('text')
      .tried('text')
      .putOnHold('2026-03-02')
      .rings('holdEnds')
      .tried('text')
    expect(inLondon(after.at)).toBe('2026-03-02 09:00')
    expect(after.reasonsAgainst({ type: 'stopTrying' })).toEqual([
      'Keep trying until 15 working days have passed; it has been 0.',
    ])
  })
})

describe('saying no, at any point', () => {
  const anywhere = {
    'not reached yet': anOnboarding(),
    'tried once': anOnboarding().tried('text'),
    reached: anOnboarding().reached(),
    booked: anOnboarding().reached().booked(),
    assessed: anOnboarding().reached().assessed(),
    'proposed a match': anOnboarding().reached().assessed().matchedWith(),
    matched: anOnboarding().reached().assessed().matchedWith().bothSayYes(),
    waiting: anOnboarding().reached().assessed().putOnWaitingList(),
    'on hold': anOnboarding().reached().putOnHold('2026-02-02'),
  }

  test.each(Object.entries(anywhere))('somebody %s says no in one step, and everything stops', (_, story) => {
    const no = story.sends({ type: 'decline' })
    expect(no.state).toBe('declined')
    expect(no.clocks).toEqual({})
    expect(no.effects).toEqual([
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
      { type: 'tellClinic', status: 'declinedAtContact' },
    ])
  })

  test.each(Object.entries(anywhere))(
    'somebody %s withdraws, and a person looks after their data',
    (_, story) => {
      const out = story.sends({ type: 'withdraw' })
      expect(out.state).toBe('withdrawn')
      expect(out.clocks).toEqual({})
      expect(out.effects).toEqual([
        { type: 'stopMessages' },
        { type: 'withdrawIdentity' },
        { type: 'tellClinic', status: 'withdrew' },
        { type: 'remind', whom: 'coordinator', of: 'handleWithdrawal' },
      ])
    },
  )

  test.each(Object.entries(anywhere))('when somebody %s has died, nothing rings any more', (_, story) => {
    const died = story.sends({ type: 'recordDeath' })
    expect(died.clocks).toEqual({})
    expect(died.effects).toEqual([{ type: 'stopMessages' }])
  })

  test('another service may fit better', () => {
    const elsewhere = anywhere.reached.sends({ type: 'redirect', to: 'advice', warmHandover: true })
    expect(elsewhere.effects).toEqual([
      { type: 'tellClinic', status: 'redirected' },
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
    ])
  })

  test('a record made by mistake takes nobody’s identity with it', () => {
    expect(anywhere.reached.sends({ type: 'recordInError' }).effects).toEqual([
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
    ])
  })
})

test('a clinic that settled on other reminders gets those', () => {
  const clocks = { ...standardSettings.onboarding, attemptReminderWorkingDays: [2, 4] }
  expect(anOnboarding({ clocks }).clocks).toMatchObject({
    tryAgain1: '2026-01-08 09:00',
    tryAgain2: '2026-01-12 09:00',
  })
})

const aText = { type: 'logAttempt', channel: 'text', outcome: 'noReply' } as const

const conversation = {
  type: 'assess' as const,
  needs: ['isolation' as const],
  why: 'Would like to meet somebody.',
  goals: '',
  mustHave: [],
  mustNot: [],
  language: 'English',
  privacyNoticeGiven: true,
  limitsExplained: true,
  scopesReconfirmed: true,
  riskNote: '',
}

function booking(but: { identityReconfirmed?: boolean; safeToTalk?: boolean; heldAt?: string } = {}) {
  return {
    type: 'book' as const,
    mode: 'inClinic' as const,
    identityReconfirmed: true,
    safeToTalk: true,
    ...but,
    heldAt: (but.heldAt ?? london('2026-01-09 10:00')) as ReturnType<typeof london>,
  }
}

function introducing(but: { mode?: 'inClinic' | 'elsewhere'; heldAt?: ReturnType<typeof london> } = {}) {
  return {
    type: 'introduce' as const,
    heldAt: london('2026-01-06 08:30'),
    mode: 'inClinic' as const,
    checkInAgreed: false,
    ...but,
  }
}

describe('somebody who was reached once and has fallen silent', () => {
  const talked = anOnboarding().reached().assessed().matchedWith(thandi)
  const silent = talked.sends({ type: 'loseTouch' })

  test('is tried again from the start, and what was arranged is nobody’s no', () => {
    expect(silent.path).toBe('toContact.trying')
    expect(silent.context).toMatchObject({ calls: 0, texts: 0, mentorId: null, declinedMentorIds: [] })
    expect(silent.clocks).toHaveProperty('tryAgain1')
  })

  test('goes on from the first conversation when they answer', () => {
    expect(silent.reached('call').path).toBe('assessed')
    expect(anOnboarding().reached().sends({ type: 'loseTouch' }).reached('call').path).toBe('reached')
  })

  test('can be let go of after the same tries as anybody else, and the clinic hears it', () => {
    expect(silent.reasonsAgainst({ type: 'stopTrying' })).not.toEqual([])
    const tried = silent.tried('text').tried('text').tried('text').tried('call').tried('call').tried('letter')
    const over = tried.passes({ workingDays: 15 }).sends({ type: 'stopTrying' })
    expect(over.state).toBe('unableToContact')
    expect(over.effects).toContainEqual({ type: 'tellClinic', status: 'couldNotContact' })
  })
})

test('somebody whom the mentor knows is a no, even with a yes ticked beside it', () => {
  const asked = anOnboarding().reached().assessed().matchedWith(thandi)
  const known = asked.sends({ type: 'mentorAnswers', accepts: true, knowsThem: true })
  expect(known.path).toBe('assessed')
  expect(known.context.declinedMentorIds).toEqual([thandi])
})
