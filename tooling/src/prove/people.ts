/** The people of a proof, taken by real events to the moment that is tried. */
import { type DueTimer, dueTimers, type SignedIn } from '@alongside/api/demo'
import {
  type At,
  conversation,
  handedTo,
  identified,
  type Programme,
  released,
  step,
  told,
} from '@alongside/api/testing'
import { standardSettings } from '@alongside/domain/clinic-settings'

export interface Team {
  readonly clinician: SignedIn
  readonly coordinator: SignedIn
  readonly mentor: SignedIn
}

export async function aTeam(programme: Programme): Promise<Team> {
  const [clinician, coordinator, mentor] = [
    await programme.signIn('clinician'),
    await programme.signIn('coordinator'),
    await programme.signIn('mentor'),
  ]
  return { clinician, coordinator, mentor }
}

/** Somebody who has had the first conversation and waits for a match. */
export async function assessed(programme: Programme, { clinician, coordinator }: Team): Promise<At> {
  const referral = await released(programme, clinician)
  const onboarding = handedTo(await step(programme, coordinator, referral, { type: 'accept' }))
  const call = { type: 'logAttempt', channel: 'call', outcome: 'reached' }
  return step(programme, coordinator, await step(programme, coordinator, onboarding, call), conversation)
}

/** Somebody who was told at a clinic that may release on silence, with the window just over and its clock due. */
export async function inTheWindow(
  programme: Programme,
  { clinician }: Team,
): Promise<{ at: At; due: DueTimer }> {
  const settings = {
    ...standardSettings,
    release: { basis: 'withinService', approvedBy: 'Caldicott Guardian', approvedOn: '2024-11-01' },
  }
  await programme.behind.query(
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, '2024-12-01', '2024-12-01', $2)`,
    [programme.clinic, JSON.stringify(settings)],
  )
  const at = await step(programme, clinician, await identified(programme, clinician), told)
  programme.clock.set('2025-03-01T10:00:00.000Z')
  const clocks = await dueTimers(programme.worker, programme.clock.now())
  const due = clocks.find(({ lifecycleId, key }) => lifecycleId === at.id && key === 'decisionWindow')
  if (!due) throw new Error('The window has no clock')
  return { at, due }
}
