import { describe, expect, test } from 'vitest'
import { standardSettings } from '../clinic-settings.ts'
import { aMentor, aMentoring, aSession, london, marcus, notAskedYet, thandi } from '../examples/index.ts'
import type { MentorFacts } from '../mentor-readiness.ts'
import { plainDate } from '../time.ts'

describe('meeting', () => {
  test('somebody who was introduced has a review in eight weeks, and is missed after three weeks of silence', () => {
    expect(aMentoring().clocks).toEqual({ silence: '2026-01-27 09:00', reviewDue: '2026-03-03 09:00' })
  })

  test('over the change of clocks both still ring at the hour of the introduction', () => {
    expect(aMentoring({}, london('2026-03-16 14:00')).clocks).toEqual({
      silence: '2026-04-06 14:00',
      reviewDue: '2026-05-11 14:00',
    })
  })

  test('a planned session is to be written up a working day after it', () => {
    const planned = aMentoring().plans({ heldAt: london('2026-01-16 15:00') })
    expect(planned.clocks).toMatchObject({ logDue: '2026-01-19 15:00' })
    const late = planned.rings('logDue')
    expect(late.effects).toEqual([
      { type: 'remind', whom: 'mentor', of: 'logSession' },
      { type: 'remind', whom: 'coordinator', of: 'logSession' },
    ])
  })

  test('somebody who is expected in four weeks has not fallen silent in three', () => {
    const planned = aMentoring().plans({ heldAt: london('2026-02-03 09:00') })
    expect(planned.clocks).toMatchObject({ silence: '2026-02-24 09:00' })
    expect(planned.until(london('2026-02-02 09:00')).state).toBe('active')
  })

  test('a session is written up after it was held', () => {
    const meeting = aMentoring()
    expect(meeting.reasonsAgainst(aSession(london('2026-01-06 09:01')))).toEqual([
      'Write up a session after it was held.',
    ])
    expect(meeting.met().context.sessions).toBe(1)
  })

  test('nothing was held before they were introduced', () => {
    expect(aMentoring().reasonsAgainst(aSession(london('2026-01-05 23:30')))).toEqual([
      'This is before the two of them were introduced.',
    ])
    expect(aMentoring().reasonsAgainst(aSession(london('2026-01-06 00:10')))).toEqual([])
  })

  test('a session is written up once', () => {
    const twice = aMentoring().given({ sessionStands: true })
    expect(twice.reasonsAgainst(aSession(twice.at))).toEqual(['This session is written up already.'])
  })

  test('a session that was held has a length and something they talked about', () => {
    const meeting = aMentoring()
    expect(meeting.reasonsAgainst(aSession(meeting.at, { minutes: 0 }))).toEqual([
      'Say roughly how long it was.',
    ])
    expect(meeting.reasonsAgainst(aSession(meeting.at, { themes: [] }))).toEqual([
      'Choose at least one thing you talked about.',
    ])
  })

  test('the next date may be given with the log, and has to be ahead', () => {
    const meeting = aMentoring()
    expect(meeting.reasonsAgainst(aSession(meeting.at, { nextAt: meeting.at }))).toEqual([
      'Choose a time that has not passed.',
    ])
    const met = meeting.met({ nextAt: london('2026-01-13 10:00') })
    expect(met.context.plannedAt).toBe(london('2026-01-13 10:00'))
    expect(met.clocks).toMatchObject({ logDue: '2026-01-14 10:00' })
  })

  test('silence counts from the last time they met, not from the evening it was written up', () => {
    const met = aMentoring()
      .when(london('2026-01-12 20:00'))
      .met({ heldAt: london('2026-01-09 11:00') })
    expect(met.clocks).toMatchObject({ silence: '2026-01-30 11:00' })
  })

  test('a session written up late does not turn back the last one', () => {
    const both = aMentoring()
      .when(london('2026-01-14 11:00'))
      .met({ heldAt: london('2026-01-13 11:00') })
      .met({ heldAt: london('2026-01-08 11:00') })
    expect(both.context.lastHeldAt).toBe(london('2026-01-13 11:00'))
    expect(both.clocks).toMatchObject({ silence: '2026-02-03 11:00' })
  })

  test('writing up last week’s session leaves next week’s planned', () => {
    const planned = aMentoring()
      .when(london('2026-01-12 09:00'))
      .plans({ heldAt: london('2026-01-16 10:00') })
    const late = planned.met({ heldAt: london('2026-01-09 10:00') })
    expect(late.context.plannedAt).toBe(london('2026-01-16 10:00'))
    expect(late.clocks).toMatchObject({ logDue: '2026-01-19 10:00' })
    const held = late.when(london('2026-01-16 12:00')).met({ heldAt: london('2026-01-16 10:00') })
    expect(held.context.plannedAt).toBe(null)
    expect(held.clocks).not.toHaveProperty('logDue')
  })

  test('the next session is planned after the last one was written up', () => {
    const forgotten = aMentoring()
      .plans({ heldAt: london('2026-01-07 10:00') })
      .passes({ days: 7 })
    expect(forgotten.reasonsAgainst(planning({ heldAt: london('2026-01-20 10:00') }))).toEqual([
      'Write up the last session first.',
    ])
    expect(forgotten.met().plans().context.plannedAt).toBe(london('2026-01-20 09:00'))
  })

  test('a planned session may be moved before its time', () => {
    const moved = aMentoring()
      .plans()
      .plans({ heldAt: london('2026-01-15 10:00') })
    expect(moved.clocks).toMatchObject({ logDue: '2026-01-16 10:00' })
  })

  test('a session is planned ahead', () => {
    expect(aMentoring().reasonsAgainst(planning({ heldAt: london('2026-01-06 09:00') }))).toEqual([
      'Choose a time that has not passed.',
    ])
  })
})

describe('a mentor who is not ready', () => {
  const refusal = (but: Partial<MentorFacts> | null) =>
    aMentoring()
      .given({ mentor: but && aMentor(thandi, but) })
      .reasonsAgainst(planning())

  test.each<[string, Partial<MentorFacts> | null, string]>([
    ['is on a break', { standing: 'onBreak' }, 'No session is planned while a mentor is on a break.'],
    ['has left', { standing: 'left' }, 'This mentor has left.'],
    [
      'has no check in date',
      { checksUntil: plainDate('2026-01-05') },
      'A check that this clinic asks of mentors is missing or out of date.',
    ],
    [
      'is not authorised here any more',
      { authorisedUntil: plainDate('2026-01-05') },
      'This clinic has not authorised this mentor, or the authorisation has ended.',
    ],
    ['is not on the list', null, 'This mentor is not on the list for this clinic.'],
  ])('a mentor who %s plans no session', (_, but, reason) => {
    expect(refusal(but)).toEqual([reason])
  })

  test('a mentor who takes on nobody new goes on with those they have', () => {
    expect(refusal({ standing: 'restricted' })).toEqual([])
  })

  test('what was held while everything was in order is written up afterwards, concern and all', () => {
    const ended = aMentoring()
      .when(london('2026-01-20 09:00'))
      .given({ mentor: aMentor(thandi, { checksUntil: plainDate('2026-01-19'), standing: 'left' }) })
    const met = ended.met({ heldAt: london('2026-01-19 15:00'), concern: true })
    expect(met.context.sessions).toBe(1)
    expect(met.effects).toContainEqual({ type: 'remind', whom: 'safeguardingLead', of: 'concernRaised' })
  })

  test('what was held after a check had ended is not', () => {
    const ended = aMentoring()
      .when(london('2026-01-20 09:00'))
      .given({ mentor: aMentor(thandi, { checksUntil: plainDate('2026-01-18') }) })
    expect(ended.reasonsAgainst(aSession(london('2026-01-19 15:00')))).toEqual([
      'A check that this clinic asks of mentors is missing or out of date.',
    ])
  })
})

describe('taking a session back', () => {
  const takeBack = {
    type: 'retractSession',
    sessionId: aSession(london('2026-01-06')).sessionId,
    why: 'loggedTwice',
  } as const

  test('a session logged twice is counted once', () => {
    const twice = aMentoring().met().met().given({ sessionStands: true })
    expect(twice.sends(takeBack).context.sessions).toBe(1)
  })

  test('there is nothing to take back when there is no such session', () => {
    expect(aMentoring().reasonsAgainst(takeBack)).toEqual(['There is no such session to take back.'])
  })

  test('taking back that they did not come counts no session less, and no absence more', () => {
    const missed = aMentoring()
      .met()
      .noShow()
      .given({ sessionStands: true, sessionOutcome: 'personDidNotCome' })
    expect(missed.sends(takeBack).context).toMatchObject({ sessions: 1, noShows: 0 })
  })
})

describe('alone with somebody away from the clinic', () => {
  const visit = aMentoring().plans({
    heldAt: london('2026-01-13 14:00'),
    mode: 'elsewhere',
    checkInWith: 'coordinator',
  })
  const there = visit.when(london('2026-01-13 14:00'))

  test('nobody goes anywhere without somebody who waits for the check-out', () => {
    expect(aMentoring().reasonsAgainst(planning({ mode: 'elsewhere' }))).toEqual([
      'Away from the clinic, agree first who waits for your check-out.',
    ])
  })

  test('after the hour: a quarter of an hour to the mentor, half an hour to the coordinator on call', () => {
    const inside = there.checksIn()
    expect(inside.clocks).toMatchObject({
      checkOutLate: '2026-01-13 15:15',
      checkOutOverdue: '2026-01-13 15:30',
    })
    expect(inside.rings('checkOutLate').effects).toEqual([
      { type: 'remind', whom: 'mentor', of: 'lateCheckOut' },
    ])
    const overdue = inside.rings('checkOutLate').rings('checkOutOverdue')
    expect(overdue.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'overdueCheckOut' }])
    expect(overdue.checksOut().context.checkedInAt).toBe(null)
  })

  test('a mentor who checks out worries nobody', () => {
    const out = there.checksIn().when(london('2026-01-13 15:00')).checksOut()
    expect(out.clocks).not.toHaveProperty('checkOutLate')
    expect(out.clocks).not.toHaveProperty('checkOutOverdue')
  })

  test('nobody checks out who is not in, nor in twice', () => {
    expect(there.reasonsAgainst({ type: 'checkOut' })).toEqual(['Check in first.'])
    expect(there.checksIn().reasonsAgainst({ type: 'checkIn' })).toEqual(['You have checked in already.'])
  })

  test('at the clinic nobody waits for a check-in', () => {
    expect(aMentoring().plans().reasonsAgainst({ type: 'checkIn' })).toEqual([
      'Nobody waits for a check-in of this session.',
    ])
    expect(aMentoring().reasonsAgainst({ type: 'checkIn' })).toEqual(['No session is planned.'])
  })

  test('writing up the visit is a check-out, too', () => {
    const written = there.checksIn().met({ mode: 'elsewhere' })
    expect(written.clocks).not.toHaveProperty('checkOutOverdue')
    expect(written.context.checkedInAt).toBe(null)
  })

  test('writing up an older session meanwhile is not', () => {
    const older = there.checksIn().met({ heldAt: london('2026-01-09 10:00') })
    expect(older.clocks).toMatchObject({ checkOutOverdue: '2026-01-13 15:30' })
    expect(older.checksOut().clocks).not.toHaveProperty('checkOutOverdue')
  })

  test('planning the next visit from the doorstep does not forget this one', () => {
    const inside = visit.when(london('2026-01-13 13:50')).checksIn()
    const next = inside.plans({
      heldAt: london('2026-01-20 14:00'),
      mode: 'elsewhere',
      checkInWith: 'clinicDesk',
    })
    expect(next.clocks).toMatchObject({ checkOutOverdue: '2026-01-13 15:20' })
    const out = next.checksOut()
    expect(out.clocks).not.toHaveProperty('checkOutOverdue')
    expect(out.when(london('2026-01-20 14:00')).checksIn().context.checkedInAt).not.toBe(null)
  })

  test('a next visit agreed on the way out is awaited by the coordinator', () => {
    const next = there
      .checksIn()
      .when(london('2026-01-13 15:00'))
      .met({ mode: 'elsewhere', nextAt: london('2026-01-20 14:00') })
    expect(next.context).toMatchObject({ plannedMode: 'elsewhere', checkInWith: 'coordinator' })
    expect(next.when(london('2026-01-20 14:00')).checksIn().clocks).toHaveProperty('checkOutOverdue')
  })

  test('an ending stops the clocks of the visit as well', () => {
    expect(there.checksIn().sends({ type: 'recordDeath' }).clocks).toEqual({})
  })
})

describe('a concern, a message, the mentor’s own wellbeing', () => {
  test('a concern goes to the safeguarding lead and the coordinator at once, and mentoring goes on', () => {
    const concern = aMentoring().met({ concern: true })
    expect(concern.effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'concernRaised' },
      { type: 'remind', whom: 'coordinator', of: 'concernRaised' },
    ])
    expect(concern.state).toBe('active')
  })

  test('a concern may also come of a session that was not held', () => {
    expect(aMentoring().noShow({ concern: true }).effects).toHaveLength(2)
  })

  test('a message for the clinic goes through the coordinator', () => {
    expect(aMentoring().met({ messageForClinic: true }).effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'clinicMessage' },
    ])
  })

  const call = { type: 'remind', whom: 'coordinator', of: 'callMentor' }

  test('one hard session is a hard session; after two in a row somebody calls the mentor', () => {
    const once = aMentoring().met({ mentorWellbeing: 3 })
    expect(once.effects).toEqual([])
    expect(once.met({ mentorWellbeing: 2 }).effects).toEqual([call])
  })

  test('a good one in between is a break', () => {
    const mixed = aMentoring()
      .met({ mentorWellbeing: 1 })
      .met({ mentorWellbeing: 4 })
      .met({ mentorWellbeing: 3 })
    expect(mixed.effects).toEqual([])
  })

  test('not saying is neither good nor bad', () => {
    const silent = aMentoring().met({ mentorWellbeing: 1 }).met()
    expect(silent.effects).toEqual([])
    expect(silent.met({ mentorWellbeing: 1 }).effects).toEqual([call])
  })
})

describe('the review', () => {
  test('comes with the fourth session', () => {
    const three = aMentoring().met().met().met()
    expect(three.state).toBe('active')
    const four = three.met()
    expect(four.state).toBe('reviewDue')
    expect(four.effects).toEqual([{ type: 'remind', whom: 'mentor', of: 'holdReview' }])
  })

  test('or after eight weeks, whichever is first, however often they met', () => {
    const slow = aMentoring().passes({ days: 20 }).met().passes({ days: 20 }).met()
    expect(slow.clocks).toMatchObject({ reviewDue: '2026-03-03 09:00' })
    const due = slow.until(london('2026-03-03 09:00'))
    expect(due.state).toBe('reviewDue')
    expect(due.effects).toEqual([{ type: 'remind', whom: 'mentor', of: 'holdReview' }])
  })

  test('goes on for as many sessions as they agreed', () => {
    const reviewed = aMentoring().met().met().met().met().reviewed(2)
    expect(reviewed.state).toBe('active')
    expect(reviewed.met().state).toBe('active')
    expect(reviewed.met().met().state).toBe('reviewDue')
  })

  test('the next eight weeks count from it', () => {
    const reviewed = aMentoring().passes({ days: 10 }).reviewed()
    expect(reviewed.clocks).toMatchObject({ reviewDue: '2026-03-13 09:00' })
  })

  test('meetings go on while it is due, each with a reminder', () => {
    const due = aMentoring().met().met().met().met()
    expect(due.met().state).toBe('reviewDue')
    expect(due.met().effects).toEqual([{ type: 'remind', whom: 'mentor', of: 'holdReview' }])
  })

  test('a clinic that settled on six sessions has it at the sixth', () => {
    const clocks = { ...standardSettings.mentoring, reviewAtSession: 6 }
    const five = aMentoring({ clocks }).met().met().met().met().met()
    expect(five.state).toBe('active')
    expect(five.met().state).toBe('reviewDue')
  })

  test('an ending may be raised at it', () => {
    expect(aMentoring().met().met().met().met().plansTheEnding().state).toBe('ending')
  })
})

describe('not heard from', () => {
  test('after two sessions to which they did not come', () => {
    const once = aMentoring().noShow()
    expect(once.state).toBe('active')
    const twice = once.noShow()
    expect(twice.state).toBe('notHeardFrom')
    expect(twice.effects).toEqual([{ type: 'remind', whom: 'mentor', of: 'reachOut' }])
  })

  test('a session in between starts the count again', () => {
    expect(aMentoring().noShow().met().noShow().state).toBe('active')
  })

  test('or after three weeks of silence', () => {
    const silent = aMentoring().met().passes({ days: 21 })
    expect(silent.state).toBe('notHeardFrom')
    expect(silent.clocks).toEqual({ reachOut: '2026-02-03 09:00' })
  })

  test.each(['mentorCancelled', 'clinicCancelled'] as const)('"%s" is not their absence', outcome => {
    expect(aMentoring().cancelled(outcome).cancelled(outcome).state).toBe('active')
  })

  test.each(['personCancelled', 'moved'] as const)(
    '"%s" is a sign of them, and silence begins again',
    outcome => {
      const cancelled = aMentoring().passes({ days: 20 }).cancelled(outcome)
      expect(cancelled.clocks).toMatchObject({ silence: '2026-02-16 09:00' })
      const gone = aMentoring().passes({ days: 21 })
      expect(gone.state).toBe('notHeardFrom')
      expect(gone.cancelled(outcome).state).toBe('active')
    },
  )

  const gone = aMentoring().passes({ days: 21 })

  test('the coordinator is reminded every five working days, for as long as it takes', () => {
    expect(gone.rings('reachOut').effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'reachOut' }])
    expect(gone.rings('reachOut').clocks).toEqual({ reachOut: '2026-02-10 09:00' })
    expect(gone.passes({ days: 300 }).state).toBe('notHeardFrom')
  })

  test('they are reached out to by ways that are safe for them only', () => {
    const careful = gone.given({ contact: notAskedYet })
    expect(careful.reasonsAgainst({ type: 'logAttempt', channel: 'call', outcome: 'noReply' })).toEqual([
      'This person has not agreed to be reached by phone.',
    ])
    expect(careful.tried('text').context.attempts).toBe(1)
  })

  test('and at times that are', () => {
    const night = gone.when(london('2026-01-27 21:00'))
    expect(night.reasonsAgainst({ type: 'logAttempt', channel: 'call', outcome: 'reached' })).toEqual([
      'It is safe to reach them between 09:00 and 18:00 only.',
    ])
  })

  test('somebody who is reached is back', () => {
    expect(gone.tried().reached().state).toBe('active')
    expect(gone.tried().reached().context).toMatchObject({ attempts: 0, noShows: 0, notHeardFromAt: null })
    expect(gone.met().state).toBe('active')
  })

  test('the door stays open for three tries and fifteen working days', () => {
    expect(gone.tried().reasonsAgainst({ type: 'endDisengaged' })).toEqual([
      'Try to reach them 2 more times first.',
    ])
    const tried = gone.tried().tried().tried()
    expect(tried.reasonsAgainst({ type: 'endDisengaged' })).toEqual([
      'Keep the door open until 15 working days have passed; it has been 0.',
    ])
    expect(tried.passes({ workingDays: 14 }).reasonsAgainst({ type: 'endDisengaged' })).toHaveLength(1)
    expect(tried.passes({ workingDays: 15 }).sends({ type: 'endDisengaged' }).effects).toEqual([
      { type: 'startDischarge', planned: false, reason: 'disengaged', mentorId: thandi },
    ])
  })

  test('a second absence later is tried for afresh', () => {
    const again = gone.tried().tried().reached().passes({ days: 21 })
    expect(again.state).toBe('notHeardFrom')
    expect(again.context.attempts).toBe(0)
  })
})

describe('a pause', () => {
  test('without a day it is looked at every four weeks, and ends after three months at most', () => {
    const pause = aMentoring().paused()
    expect(pause.clocks).toEqual({ pauseCheck: '2026-02-03 09:00', pauseLimit: '2026-04-07 09:00' })
    const checked = pause.rings('pauseCheck')
    expect(checked.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'checkPause' }])
    expect(checked.clocks).toMatchObject({ pauseCheck: '2026-03-03 09:00' })
    const over = pause.passes({ days: 91 })
    expect(over.state).toBe('reviewDue')
  })

  test('with a day it is looked at on that day, and after four weeks when the day is later', () => {
    expect(aMentoring().paused('2026-01-20').clocks).toMatchObject({ pauseCheck: '2026-01-20 09:00' })
    const long = aMentoring().paused('2026-03-20')
    expect(long.clocks).toMatchObject({ pauseCheck: '2026-02-03 09:00' })
    expect(long.rings('pauseCheck').rings('pauseCheck').clocks).toMatchObject({
      pauseCheck: '2026-03-20 09:00',
    })
  })

  test('the day has to be ahead, and no further than three months', () => {
    const reasons = (until: string) =>
      aMentoring().reasonsAgainst({ type: 'pause', askedBy: 'person', until: plainDate(until) })
    expect(reasons('2026-01-06')).toEqual(['Choose a day that is still to come.'])
    expect(reasons('2026-04-08')).toEqual([
      'A pause lasts 91 days at most. Choose an earlier day, or plan the ending.',
    ])
    expect(reasons('2026-04-07')).toEqual([])
  })

  test('silence is not counted while it lasts, and the time until the review stands still', () => {
    const pause = aMentoring().passes({ days: 10 }).paused()
    expect(pause.clocks).not.toHaveProperty('silence')
    const resumed = pause.passes({ days: 30 }).resumed()
    expect(resumed.state).toBe('active')
    expect(resumed.clocks).toMatchObject({ silence: '2026-03-08 09:00', reviewDue: '2026-04-02 09:00' })
  })

  test('a session from before it can still be written up', () => {
    const pause = aMentoring()
      .plans({ heldAt: london('2026-01-07 10:00') })
      .passes({ days: 2 })
      .paused()
    const written = pause.met({ heldAt: london('2026-01-07 10:00') })
    expect(written.state).toBe('paused')
    expect(written.context.sessions).toBe(1)
    expect(written.clocks).not.toHaveProperty('logDue')
  })
})

describe('another mentor', () => {
  const changing = aMentoring().asksForAnotherMentor()

  test('anyone may ask, without a reason; ten working days are given to it', () => {
    expect(changing.state).toBe('changingMentor')
    expect(changing.clocks).toEqual({ rematchDue: '2026-01-20 09:00' })
    expect(changing.rings('rematchDue').effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'rematch' },
    ])
    expect(changing.rings('rematchDue').clocks).toEqual({ rematchDue: '2026-02-03 09:00' })
  })

  test('the new one is somebody else, with room, and both say yes', () => {
    const rematch = { type: 'rematch', mentorId: marcus, personAgreed: true, mentorAgreed: true } as const
    const ready = changing.given({ mentor: aMentor(marcus) })
    expect(ready.reasonsAgainst({ ...rematch, personAgreed: false })).toEqual([
      'Both sides need to say yes first.',
    ])
    expect(ready.reasonsAgainst({ ...rematch, mentorAgreed: false })).toEqual([
      'Both sides need to say yes first.',
    ])
    expect(ready.reasonsAgainst({ ...rematch, mentorId: thandi })).toEqual(['Choose another mentor.'])
    expect(ready.given({ mentor: aMentor(marcus, { openPeople: 3 }) }).reasonsAgainst(rematch)).toEqual([
      'This mentor already supports 3, which is their limit.',
    ])
    const met = ready.sends(rematch)
    expect(met.state).toBe('active')
    expect(met.context).toMatchObject({ mentorId: marcus, mentorsBefore: [thandi] })
  })

  test('a goodbye with the mentor who leaves is a session', () => {
    expect(changing.met().context.sessions).toBe(1)
    expect(changing.met().state).toBe('changingMentor')
  })

  test('the plans and the hard sessions of the one are not those of the other', () => {
    const next = aMentoring().met({ mentorWellbeing: 1 }).plans().asksForAnotherMentor().rematchedWith(marcus)
    expect(next.context).toMatchObject({ plannedAt: null, lowWellbeing: 0 })
    expect(next.clocks).not.toHaveProperty('logDue')
    expect(next.met({ mentorWellbeing: 1 }).effects).toEqual([])
  })

  test('they may also stay together', () => {
    expect(changing.resumed().state).toBe('active')
    expect(changing.resumed().context.mentorId).toBe(thandi)
  })

  test('somebody who would rather stop than change is let go kindly', () => {
    expect(changing.sends({ type: 'endWithoutRematch' }).effects).toEqual([
      { type: 'startDischarge', planned: false, reason: 'noRematchAccepted', mentorId: thandi },
    ])
  })

  test('after a pause they still wait for another mentor', () => {
    expect(changing.paused().resumed().state).toBe('changingMentor')
    expect(changing.paused().passes({ days: 91 }).state).toBe('changingMentor')
    expect(changing.resumed().paused().resumed().state).toBe('active')
    expect(changing.rematchedWith().paused().resumed().state).toBe('active')
  })
})

describe('endings', () => {
  test('an ending that was planned keeps its reason and goes on as a discharge', () => {
    const planned = aMentoring().met().plansTheEnding('noLongerNeeds')
    expect(planned.state).toBe('ending')
    expect(planned.ended).toBe(true)
    expect(planned.clocks).toEqual({})
    expect(planned.effects).toEqual([
      { type: 'startDischarge', planned: true, reason: 'noLongerNeeds', mentorId: thandi },
    ])
    expect(planned.context.endingReason).toBe('noLongerNeeds')
  })

  const anywhere = {
    meeting: aMentoring().plans(),
    'due for a review': aMentoring().met().met().met().met(),
    paused: aMentoring().paused(),
    'not heard from': aMentoring().passes({ days: 21 }),
    'waiting for another mentor': aMentoring().asksForAnotherMentor(),
  }

  test.each(Object.entries(anywhere))(
    'when somebody %s has died, every message stops at once',
    (_, story) => {
      const died = story.sends({ type: 'recordDeath' })
      expect(died.clocks).toEqual({})
      expect(died.effects).toEqual([
        { type: 'stopMessages' },
        { type: 'startDischarge', planned: false, reason: 'died', mentorId: thandi },
      ])
    },
  )

  test.each(Object.entries(anywhere))(
    'when somebody %s withdraws, messages stop and a person looks after their data',
    (_, story) => {
      const out = story.sends({ type: 'withdraw' })
      expect(out.clocks).toEqual({})
      expect(out.effects).toEqual([
        { type: 'stopMessages' },
        { type: 'tellClinic', status: 'withdrew' },
        { type: 'remind', whom: 'coordinator', of: 'handleWithdrawal' },
        { type: 'startDischarge', planned: false, reason: 'consentWithdrawn', mentorId: thandi },
      ])
    },
  )

  test.each(Object.entries(anywhere))('somebody %s may plan the ending', (_, story) => {
    expect(story.plansTheEnding('personChoseToEnd').state).toBe('ending')
  })

  test('a record that was a mistake just stops', () => {
    expect(aMentoring().sends({ type: 'recordInError' }).effects).toEqual([{ type: 'stopMessages' }])
  })
})

function planning(but: { heldAt?: ReturnType<typeof london>; mode?: 'inClinic' | 'elsewhere' } = {}) {
  return {
    type: 'planSession' as const,
    heldAt: london('2026-01-13 10:00'),
    mode: 'inClinic' as const,
    checkInWith: 'notNeeded' as const,
    ...but,
  }
}

describe('two who know each other', () => {
  const known = aMentoring().met().plans({ mode: 'elsewhere', checkInWith: 'coordinator' })
  const over = known.sends({ type: 'stepBack' })

  test('it stops at once, what was planned is over, and somebody looks for another mentor', () => {
    expect(over.state).toBe('changingMentor')
    expect(over.context).toMatchObject({ mentorGone: true, plannedAt: null, checkInWith: null })
    expect(over.clocks).not.toHaveProperty('logDue')
    expect(over.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'rematch' }])
  })

  test('the two do not go on together, whatever is pressed', () => {
    expect(over.reasonsAgainst({ type: 'resume' })).toEqual([
      'Their mentor cannot go on with them. Choose another one, or plan the ending.',
    ])
    expect(over.paused('2026-02-01').resumed().state).toBe('changingMentor')
    expect(over.reasonsAgainst({ type: 'stepBack' })).toEqual(['This was done already.'])
  })

  test('another mentor begins where this one stopped', () => {
    const next = over.rematchedWith(marcus)
    expect(next.state).toBe('active')
    expect(next.context).toMatchObject({ mentorId: marcus, mentorsBefore: [thandi], mentorGone: false })
  })

  test('an ending that follows is none of the business of the one who stepped back', () => {
    expect(over.sends({ type: 'endWithoutRematch' }).effects).toContainEqual(
      expect.objectContaining({ type: 'startDischarge', mentorGone: true }),
    )
  })
})

describe('the time of a try', () => {
  const quiet = aMentoring().noShow().noShow()
  const text = { type: 'logAttempt', channel: 'text', outcome: 'noReply' } as const

  test('a text that was sent at a safe hour may be written down at night', () => {
    const night = quiet.when(london('2026-01-07 22:30'))
    expect(night.reasonsAgainst(text)).toEqual(['It is safe to reach them between 09:00 and 18:00 only.'])
    const tried = night.sends({ ...text, triedAt: london('2026-01-07 17:40') })
    expect(tried.context.attempts).toBe(1)
  })

  test('a text that was sent at night is refused in the morning, and the form knows where', () => {
    const morning = quiet.when(london('2026-01-08 10:00'))
    expect(morning.declines({ ...text, triedAt: london('2026-01-07 22:30') })).toMatchObject({
      fields: { triedAt: ['It is safe to reach them between 09:00 and 18:00 only.'] },
    })
  })

  test.each([
    ['tomorrow', '2026-01-21 10:00', 'Write down a try after it was made.'],
    ['a week ago', '2026-01-13 10:00', 'Write down a try within 5 days of it.'],
    ['before they were introduced', '2026-01-05 17:00', 'This is before their record came to you.'],
  ])('a try of %s is not believed', (_, at, reason) => {
    const today = quiet.when(london('2026-01-20 10:00'))
    expect(today.reasonsAgainst({ ...text, triedAt: london(at) })).toEqual([reason])
  })
})
