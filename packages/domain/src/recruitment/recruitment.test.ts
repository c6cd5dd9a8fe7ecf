import { describe, expect, test } from 'vitest'
import { aRecruitment, croydon, kingston, walkOf } from '../examples/index.ts'
import { lifecycles } from '../lifecycles.ts'
import { plainDate, plusDays } from '../time.ts'
import {
  Application,
  type Check,
  checkWords,
  hasCooledOff,
  type RecruitmentContext,
  stageOfCheck,
  stepsLeft,
} from './index.ts'

describe('somebody who is interested', () => {
  test('hears from us within three working days, and somebody is reminded until then', () => {
    const waiting = aRecruitment()
    expect(waiting.clocks).toEqual({ replyDue: '2026-01-09 09:00' })
    expect(waiting.passes({ workingDays: 3 }).effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'replyToInterest' },
    ])
  })

  test('writes their application after the chat, and not before', () => {
    const invited = aRecruitment().sends({ type: 'inviteToChat' })
    expect(invited.declines({ type: 'apply', confirmsTrue: true })).toMatchObject({ code: 'not-allowed-now' })
    expect(aRecruitment().chatted().path).toBe('invitedToChat.writing')
    expect(aRecruitment().chatted().words.owner).toBe('trainee')
  })

  test('cannot send a form that is half written', () => {
    expect(aRecruitment().chatted().reasonsAgainst({ type: 'apply', confirmsTrue: true })).toEqual([
      'Some questions of the form have no answer yet.',
    ])
  })

  test('may withdraw at any time, in one step', () => {
    const stages = [
      aRecruitment(),
      aRecruitment().chatted(),
      aRecruitment().chatted().applied(),
      aRecruitment().offered(),
    ]
    for (const story of stages) expect(story.sends({ type: 'withdraw' }).state).toBe('withdrawn')
  })
})

describe('an interview', () => {
  const shortlisted = aRecruitment().chatted().applied().sends({ type: 'shortlist' })

  test('is held by two people, one of whom has been there, and with what they need', () => {
    expect(shortlisted.interviewed().state).toBe('interviewed')
    for (const [but, why] of [
      [{ interviewers: 1 }, 'An interview is held by two people.'],
      [{ peerAmongThem: false }, 'One of the two has been there themself. Ask one to join.'],
      [{ adjustmentsAsked: false }, 'Ask first what would make the interview easier for them.'],
    ] as const)
      expect(() => shortlisted.interviewed(but)).toThrow(why)
  })
})

describe('the checks', () => {
  const checking = aRecruitment().offered()

  test('go on side by side, each at its own pace', () => {
    const some = checking.asked().seen('identity').decided('identity').seen('dbs')
    const stages = Object.fromEntries(
      some.context.clocks.checks.map(check => [check, stageOfCheck(some.context.checks[check], some.today)]),
    )
    expect(stages).toMatchObject({ identity: 'accepted', dbs: 'received', firstReference: 'asked' })
    expect(some.state).toBe('checks')
    expect(some.path).toBe('checks')
  })

  test('are chased after ten working days, and again', () => {
    const late = checking.asked('firstReference').passes({ workingDays: 10 })
    expect(late.effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'chaseCheck' },
      { type: 'remind', whom: 'holder', of: 'checkOutstanding' },
      { type: 'remindReferee', place: 'first' },
    ])
    expect(late.passes({ workingDays: 10 }).context.checks.firstReference).toMatchObject({ chases: 2 })
  })

  test('take a reference that came by the link, when the clock looks', () => {
    const answered = checking
      .asked('firstReference')
      .given({ referencesIn: { first: true, second: false } })
      .rings('chaseFirstReference')
    expect(stageOfCheck(answered.context.checks.firstReference, answered.today)).toBe('received')
  })

  test('never ask for a DBS check above what the role is eligible for', () => {
    expect(
      checking.reasonsAgainst({ type: 'askForChecks', checks: ['dbs'], dbsLevel: 'enhancedWithBarredList' }),
    ).toEqual(['This level is higher than the role allows. To ask for it would be against the law.'])
  })

  test('keep of a DBS check its level, who saw it and when, its end and the decision, and nothing of what it says', () => {
    const { dbs } = checking.asked('dbs').seen('dbs').decided('dbs').context.checks
    expect(Object.keys(dbs ?? {}).sort()).toEqual([
      'accepted',
      'askedOn',
      'chasedOn',
      'chases',
      'decidedBy',
      'decidedOn',
      'expiresOn',
      'level',
      'receivedOn',
      'seenBy',
    ])
  })

  test('of a DBS check are decided on by two people, whatever it says', () => {
    expect(
      checking
        .asked('dbs')
        .seen('dbs')
        .reasonsAgainst({ type: 'decideCheck', check: 'dbs', accepted: true, decidedByTwo: false }),
    ).toHaveLength(1)
  })

  test('say where a check stands that somebody means to decide on too early', () => {
    expect(
      checking.asked('dbs', 'identity').seen('dbs').reasonsAgainst({
        type: 'decideCheck',
        check: 'identity',
        accepted: true,
        decidedByTwo: false,
      }),
    ).toEqual(['Who you are: was asked for and has not come yet.'])
  })

  test('collect the agreement of each clinic by itself', () => {
    const agreed = checking.asked('contract').seen('contract').seen('contract', { clinicId: kingston })
    expect(agreed.context.contracts.map(({ clinicId }) => clinicId)).toEqual([croydon, kingston])
  })

  test('clear nobody while one is open, and nobody whose check has run out', () => {
    const open = checking.asked().checked('dbs')
    expect(open.reasonsAgainst({ type: 'clear' })).toEqual([
      `These checks are not done, or have run out: ${checkWords.dbs.label}.`,
    ])
    const short = open.seen('dbs', { expiresOn: plusDays(open.today, 20) }).decided('dbs')
    expect(short.passes({ days: 21 }).reasonsAgainst({ type: 'clear' })).toHaveLength(1)
    expect(short.sends({ type: 'clear' }).effects).toContainEqual({ type: 'startTraining' })
  })
})

test('whoever is cleared has every check accepted and in date, whatever happened on the way', () => {
  const { edges } = walkOf('recruitment')
  const cleared = edges.filter(({ event }) => event.type === 'clear')
  expect(cleared.length).toBeGreaterThan(3)
  for (const { from, event } of cleared) {
    const { checks, clocks } = from.step.next.context as RecruitmentContext
    const today = plainDate(event.at.slice(0, 10))
    expect(clocks.checks.map((check: Check) => stageOfCheck(checks[check], today))).toEqual(
      clocks.checks.map(() => 'accepted'),
    )
  }
  expect(lifecycles.recruitment.timers).toHaveLength(11)
})

test('somebody who was supported here may apply three months after the ending', () => {
  expect(hasCooledOff(plainDate('2026-01-15'), plainDate('2026-04-14'), 3)).toContain('3 months')
  expect(hasCooledOff(plainDate('2026-01-15'), plainDate('2026-04-15'), 3)).toBe(true)
})

describe('the application', () => {
  const whole = {
    about: { name: 'Amara Obi', called: 'Amara' },
    why: { why: 'Somebody was there for me.', support: 'My sister.' },
    when: { hours: 'fourHours', times: ['evenings'] },
    referees: {
      firstName: 'Jo',
      firstEmail: 'jo@example.org',
      secondName: 'Sam',
      secondEmail: 'sam@example.org',
    },
  }

  test('is written in four steps, and says which are left', () => {
    expect(stepsLeft({})).toEqual(['about', 'why', 'when', 'referees'])
    expect(Application.safeParse(whole).success).toBe(true)
  })

  test('names two different people', () => {
    const same = { ...whole, referees: { ...whole.referees, secondEmail: 'JO@example.org' } }
    expect(Application.safeParse(same).success).toBe(false)
  })
})
