import { describe, expect, test } from 'vitest'
import { aConcern, london } from '../examples/index.ts'
import type { ConcernCommand } from './index.ts'

describe('telling', () => {
  test('the safeguarding lead and the coordinator hear of it at once, and the mentor is offered a talk', () => {
    expect(aConcern().effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'concernRaised' },
      { type: 'remind', whom: 'coordinator', of: 'concernRaised' },
      { type: 'remind', whom: 'coordinator', of: 'debriefMentor' },
    ])
  })

  test('nobody at the clinic is debriefed by the charity', () => {
    expect(aConcern({ raisedBy: 'clinician' }).effects).not.toContainEqual({
      type: 'remind',
      whom: 'coordinator',
      of: 'debriefMentor',
    })
  })

  test('what is urgent is taken on within the hour, anything else the same day', () => {
    expect(aConcern({ urgent: true }).clocks).toMatchObject({ tellDue: '2026-01-06 10:00' })
    expect(aConcern().clocks).toMatchObject({ tellDue: '2026-01-06 20:00' })
  })

  test('immediate danger is urgent, whatever else was ticked', () => {
    expect(aConcern({ immediateDanger: true }).clocks).toMatchObject({ tellDue: '2026-01-06 10:00' })
  })

  test('late in the evening there is still an hour; a weekend puts nothing off', () => {
    expect(aConcern({}, london('2026-01-06 23:30')).clocks.tellDue).toBe('2026-01-07 00:30')
    expect(aConcern({}, london('2026-01-10 11:00')).clocks.tellDue).toBe('2026-01-10 20:00')
    expect(aConcern({}, london('2026-03-29 00:30')).clocks.tellDue).toBe('2026-03-29 20:00')
  })

  test('until somebody takes it on they are told again: each hour when it is urgent, else each morning', () => {
    const urgent = aConcern({ urgent: true }).rings('tellDue')
    expect(urgent.effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'concernRaised' },
      { type: 'remind', whom: 'coordinator', of: 'concernRaised' },
    ])
    expect(urgent.clocks.tellDue).toBe('2026-01-06 11:00')
    expect(aConcern().rings('tellDue').clocks.tellDue).toBe('2026-01-07 09:00')
  })

  test('what becomes urgent has an hour from then', () => {
    const worse = aConcern().passes({ minutes: 120 }).sends({ type: 'makeUrgent', immediateDanger: false })
    expect(worse.clocks.tellDue).toBe('2026-01-06 12:00')
    expect(worse.reasonsAgainst({ type: 'makeUrgent', immediateDanger: false })).toEqual([
      'It is marked as urgent already.',
    ])
    expect(worse.sends({ type: 'makeUrgent', immediateDanger: true }).context.immediateDanger).toBe(true)
  })

  test('nobody takes on a danger to life without seeing that help was called', () => {
    const danger = aConcern({ immediateDanger: true })
    const triage = { type: 'triage', category: 'suicideOrSelfHarm', urgent: true } as const
    expect(danger.reasonsAgainst({ ...triage, dangerSeenTo: false })).toEqual([
      'Somebody is in immediate danger. Make sure that help was called before you go on.',
    ])
    expect(danger.sends({ ...triage, dangerSeenTo: true }).state).toBe('triaged')
  })
})

describe('the written account', () => {
  test('is due within a day, from whoever raised it', () => {
    const concern = aConcern()
    expect(concern.clocks.accountDue).toBe('2026-01-07 09:00')
    expect(concern.rings('accountDue').effects).toEqual([
      { type: 'remind', whom: 'raiser', of: 'writeAccount' },
      { type: 'remind', whom: 'safeguardingLead', of: 'writeAccount' },
    ])
  })

  test('can be written in every state, and nobody waits for it then', () => {
    for (const story of [aConcern(), aConcern().takenOn(), aConcern().takenOn().decided('advice')])
      expect(story.written().clocks).not.toHaveProperty('accountDue')
  })

  test('does not hold up a decision, and nothing is closed without it', () => {
    const acting = aConcern().takenOn().decided('advice').answered()
    expect(acting.reasonsAgainst(closing)).toEqual(['The written account is still to come.'])
    expect(acting.written().closed().state).toBe('closed')
    expect(aConcern().takenOn().reasonsAgainst(nothing)).toEqual(['The written account is still to come.'])
  })
})

describe('deciding', () => {
  const taken = aConcern().takenOn()

  test('is due on the day on which it was raised', () => {
    expect(taken.clocks.decisionDue).toBe('2026-01-06 20:00')
    expect(taken.rings('decisionDue').effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'decideConcern' },
    ])
  })

  test('comes after somebody took it on', () => {
    expect(aConcern().declines(decide('advice')).code).toBe('not-allowed-now')
  })

  test('nothing is passed on against somebody’s word, unless something allows it, which is written down', () => {
    const against = { personAgreed: false } as const
    expect(taken.reasonsAgainst(decide('adultReferral', against))).toEqual([
      'They have not agreed. Say what allows it to be passed on all the same.',
    ])
    const allowed = taken.decided('adultReferral', { ...against, withoutAgreement: 'riskToLife' })
    expect(allowed.context.decisions).toEqual([
      {
        decision: 'adultReferral',
        at: taken.at,
        personTold: true,
        personAgreed: false,
        withoutAgreement: 'riskToLife',
      },
    ])
  })

  test('advice to the one who raised it needs nobody’s leave', () => {
    expect(taken.decided('advice', { personTold: false, personAgreed: false }).state).toBe('acting')
  })

  test('somebody who was not told has not agreed', () => {
    expect(taken.reasonsAgainst(decide('clinic', { personTold: false }))).toEqual([
      'Somebody who was not told cannot have agreed.',
    ])
  })

  test('stopped treatment is for the clinic, on their yes, and never for the police', () => {
    const treatment = aConcern({ category: 'stoppedTreatment' }).takenOn()
    expect(treatment.reasonsAgainst(decide('police'))[0]).toMatch(/^Stopping treatment is for the clinic/)
    expect(
      treatment.reasonsAgainst(decide('clinic', { personAgreed: false, withoutAgreement: 'riskToLife' })),
    ).toEqual(['Tell the clinic about treatment only when they agree to it.'])
    expect(treatment.decided('clinic').state).toBe('acting')
  })

  test('another worry behind it is taken on as what it is', () => {
    const other = aConcern({ category: 'stoppedTreatment' }).takenOn({ category: 'domesticAbuse' })
    expect(other.decided('police').state).toBe('acting')
  })
})

describe('acting', () => {
  const referred = aConcern().takenOn().decided('adultReferral').written()

  test('a referral to the council is made within a working day', () => {
    expect(referred.clocks.referralDue).toBe('2026-01-07 09:00')
    const friday = aConcern({}, london('2026-04-02 15:00')).takenOn().decided('childReferral')
    // Good Friday and Easter Monday
    expect(friday.clocks.referralDue).toBe('2026-04-07 15:00')
    expect(referred.rings('referralDue').effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'passConcernOn' },
    ])
  })

  test('what was decided is done before it is closed', () => {
    const told = referred.answered()
    expect(told.reasonsAgainst(closing)).toEqual(['Make the referral to the council first, as was decided.'])
    expect(told.passedOn('adultReferral').closed().state).toBe('closed')
  })

  test('nothing is passed on that nobody decided', () => {
    expect(
      referred.reasonsAgainst({ type: 'recordReferral', to: 'police', madeAt: referred.at, reference: '' }),
    ).toEqual(['Nobody decided to pass it on there. Record the decision first.'])
  })

  test('a second decision is added to the first, and each is owed', () => {
    const both = referred.passedOn('adultReferral').decided('clinic')
    expect(both.context.decisions).toHaveLength(2)
    expect(both.clocks).toHaveProperty('referralDue')
    expect(both.passedOn('clinic').clocks).not.toHaveProperty('referralDue')
  })

  test('while it is acted on somebody looks at it every week', () => {
    const waiting = aConcern().takenOn().decided('advice').answered().written()
    expect(waiting.clocks).toEqual({ lookAgain: '2026-01-13 09:00' })
    expect(waiting.rings('lookAgain').effects).toEqual([
      { type: 'remind', whom: 'safeguardingLead', of: 'lookAtConcern' },
    ])
  })
})

describe('the word back to whoever raised it', () => {
  const acting = aConcern().takenOn().decided('advice').written()

  test('is due in three working days, and no concern is closed in silence', () => {
    expect(acting.clocks.feedbackDue).toBe('2026-01-09 09:00')
    expect(acting.reasonsAgainst(closing)).toEqual(['Tell whoever raised it what was decided first.'])
    expect(acting.answered().effects).toEqual([{ type: 'remind', whom: 'raiser', of: 'concernFeedback' }])
    expect(acting.answered().closed().context).toMatchObject({ outcome: 'safer', forSupervision: false })
  })

  test('when there is nothing more to do it comes with the decision', () => {
    const over = aConcern().written().takenOn().nothingMore()
    expect(over.state).toBe('noFurtherAction')
    expect(over.ended).toBe(true)
    expect(over.effects).toEqual([{ type: 'remind', whom: 'raiser', of: 'concernFeedback' }])
    expect(over.clocks).toEqual({})
  })
})

const closing = { type: 'close', outcome: 'safer', forSupervision: false } as const
const nothing = {
  type: 'noFurtherAction',
  rationale: 'It was a misunderstanding, and he is well.',
  personTold: true,
  feedback: 'He is well.',
} as const

type Decide = Extract<ConcernCommand, { type: 'decide' }>

function decide(decision: Decide['decision'], but: Partial<Decide> = {}): Decide {
  return {
    type: 'decide',
    decision,
    rationale: 'He asked for help, and this is what he chose.',
    personTold: true,
    personAgreed: true,
    ...but,
  }
}
