/** What the people of the clinic's app and of the mentor portal may send, and the screen on which they do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { eventRights } from '@alongside/domain/permissions'
import { describe, expect, test } from 'vitest'
import { root } from '../checkout.ts'

type Screens = { readonly [K in Kind]?: Readonly<Record<string, string>> }

const concerns = {
  start: 'packages/web/src/concern/concern.server.ts',
  makeUrgent: 'packages/web/src/concern/own-concern.tsx',
  writeAccount: 'packages/web/src/concern/own-concern.tsx',
}
const agenda = {
  removeItem: 'packages/web/src/supervision/supervision-parts.tsx',
  finishAction: 'packages/web/src/supervision/supervision-parts.tsx',
}

const desk = 'apps/clinic/app/routes/_app'
const offer = `${desk}.referrals.$id`
/** Whoever takes back or dies is recorded once, on the page of the person, whatever stage they are at. */
const wherever = { withdraw: `${desk}.people.$id.withdraw.tsx`, recordDeath: `${desk}.people.$id.death.tsx` }

const ofTheClinic: Screens = {
  referral: {
    start: `${desk}.people.add.tsx`,
    tell: `${offer}.tell.tsx`,
    agree: `${offer}.agree.tsx`,
    optOut: `${offer}.opt-out.tsx`,
    leaveOpen: `${offer}.leave-open.tsx`,
    release: `${offer}.release.tsx`,
    answerQuery: `${offer}.answer.tsx`,
    markIneligible: `${offer}.not-eligible.tsx`,
    recordTracing: `${offer}.tracing.tsx`,
    confirmGenuine: `${offer}.confirm.tsx`,
    recordInError: `${offer}.mistake.tsx`,
    ...wherever,
  },
  onboarding: wherever,
  mentoring: wherever,
  discharge: wherever,
  training: { signForClinic: `${desk}.signatures.tsx` },
  concern: concerns,
  supervision: {
    addItem: `${desk}.supervision.$id.tsx`,
    addAction: `${desk}.supervision.$id.tsx`,
    ...agenda,
  },
}

const portal = 'apps/mentor-portal/app/routes/_app'
const person = `${portal}.people.$id`

const ofTheMentor: Screens = {
  onboarding: { mentorAnswers: `${portal}.matches.$id.tsx` },
  mentoring: {
    planSession: `${person}.plan.tsx`,
    logSession: `${person}.log.tsx`,
    retractSession: `${person}.sessions.$sessionId.take-back.tsx`,
    checkIn: 'apps/mentor-portal/app/today/meeting-card.tsx',
    checkOut: 'apps/mentor-portal/app/today/meeting-card.tsx',
    review: `${person}.review.tsx`,
    pause: `${person}.pause.tsx`,
    resume: `${person}.go-on.tsx`,
    logAttempt: `${person}.contact.tsx`,
    changeMentor: `${person}.another-mentor.tsx`,
    stepBack: `${person}.i-know-them.tsx`,
    planEnding: `${person}.ending.tsx`,
  },
  discharge: {
    // an ending begins where it is planned
    start: `${person}.ending.tsx`,
    // a session at the end is written up on the page of every other one
    logSession: `${person}.log.tsx`,
    holdClosing: `${person}.closing.tsx`,
    agreeSummary: `${person}.summary.tsx`,
    noSummary: `${person}.no-summary.tsx`,
    close: `${person}.close.tsx`,
  },
  standing: {
    // what is learned again is learned where it was learned first
    answerRefresher: 'apps/training/app/routes/_app.refresher.$id.$refresher.tsx',
    startBreak: `${portal}.places.$id.break.tsx`,
    endBreak: `${portal}.places.$id.break.tsx`,
  },
  concern: concerns,
  supervision: { addItem: `${portal}.supervision.$id.tsx`, ...agenda },
}

const privatePage = 'apps/clinic/app/routes/a.$token'
const ofThePerson: Screens = {
  referral: { agree: `${privatePage}_.yes.tsx`, optOut: `${privatePage}.tsx` },
  // to stop once the name has left is the same press on the same page
  onboarding: { withdraw: `${privatePage}.tsx` },
}

/** What a screen calls a step, where it has a word of its own. */
const words: Readonly<Record<string, RegExp>> = {
  'concern start': /raise/,
  'referral start': /referral\.add/,
  'discharge start': /planEnding/,
  'discharge logSession': /sendLog|sendDischarge|logSession/,
  'referral withdraw': /withdraw/i,
  // the person gives answers; what each of them comes to follows from where the offer stands
  'person agree': /takeUp/,
  'person optOut': /noThanks/,
  'person withdraw': /noThanks/,
}

describe.each([
  ['clinician', ofTheClinic],
  ['mentor', ofTheMentor],
  ['person', ofThePerson],
] as const)('%s', (role, screens) => {
  test.each(kinds)('every step of %s that they may take has its screen, and no other', kind => {
    const rights: Readonly<Record<string, object>> = eventRights[kind]
    const may = Object.keys(rights).filter(type => role in (rights[type] ?? {}))
    expect(Object.keys(screens[kind] ?? {}).sort()).toEqual(may.sort())
  })

  test.each(Object.entries(screens))('the screens of %s are about these steps', (kind, steps) => {
    const silent = Object.entries(steps).filter(([type, file]) => {
      const word = words[`${kind} ${type}`] ?? words[`${role} ${type}`] ?? new RegExp(`\\b${type}\\b`)
      return !word.test(readFileSync(join(root, file), 'utf8'))
    })
    expect(silent).toEqual([])
  })
})
