import { describe, expect, test } from 'vitest'
import { ReferralState } from '../referral/index.ts'
import { type TaskFacts, taskStatusOf } from './index.ts'

const listed: TaskFacts = {
  referral: 'identified',
  path: 'open.identified',
  onboarding: null,
  mentoringBegan: false,
  supportGoesOn: false,
  mayTell: false,
}
const after: TaskFacts = { ...listed, referral: 'accepted', path: 'accepted' }

describe('what a clinic’s system hears', () => {
  test('of an offer that the clinic is making is that the clinic has it, whatever was answered so far', () => {
    for (const referral of ['identified', 'told', 'openOffer', 'agreed'] as const)
      expect(taskStatusOf({ ...listed, referral })).toEqual({ status: 'requested', business: 'with-clinic' })
  })

  test('of a released record is that the team has it, or that a question waits', () => {
    const released = { ...listed, referral: 'released', path: 'open.released.toTriage' } as const
    expect(taskStatusOf(released).business).toBe('with-team')
    expect(taskStatusOf({ ...released, path: 'open.released.queried' })).toEqual({
      status: 'on-hold',
      business: 'question-to-clinic',
    })
  })

  test('of a no, a death or an offer that lapsed is one and the same word', () => {
    for (const referral of ['optedOut', 'offerClosed', 'withdrawn', 'ineligible', 'died'] as const)
      expect(taskStatusOf({ ...listed, referral })).toEqual({ status: 'cancelled', business: 'closed' })
  })

  test('of support that began and ended is nothing without the person’s own yes', () => {
    for (const supportGoesOn of [true, false])
      expect(
        taskStatusOf({ ...after, onboarding: 'introduced', mentoringBegan: true, supportGoesOn }),
      ).toEqual({
        status: 'accepted',
        business: 'accepted',
      })
  })

  test('of support that began and ended is that, with the person’s own yes', () => {
    const told = { ...after, onboarding: 'introduced', mentoringBegan: true, mayTell: true }
    expect(taskStatusOf({ ...told, supportGoesOn: true })).toEqual({
      status: 'in-progress',
      business: 'started',
    })
    expect(taskStatusOf({ ...told, supportGoesOn: false })).toEqual({
      status: 'completed',
      business: 'ended',
    })
  })

  test('of somebody whom the team could not reach is that, because the clinic is asked to mention it', () => {
    expect(taskStatusOf({ ...after, onboarding: 'unableToContact' }).business).toBe('could-not-contact')
  })

  test('of somebody who said no to the team is nothing new, unless they agreed that it may be told', () => {
    expect(taskStatusOf({ ...after, onboarding: 'declined' }).business).toBe('accepted')
    expect(taskStatusOf({ ...after, onboarding: 'declined', mayTell: true }).business).toBe('closed')
  })

  test('is something for every state in which a referral can be', () => {
    for (const referral of ReferralState.options)
      expect(taskStatusOf({ ...listed, referral }).status).toBeTruthy()
  })
})
