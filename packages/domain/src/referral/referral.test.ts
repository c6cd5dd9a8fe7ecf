import { describe, expect, test } from 'vitest'
import { standardSettings } from '../clinic-settings.ts'
import {
  aReferral,
  aSelfReferral,
  london,
  noToAll,
  someoneWhoStoppedComing,
  withinService,
  yesToShare,
} from '../examples/index.ts'
import { plainDate } from '../time.ts'

describe('being told', () => {
  test('somebody newly diagnosed is to be told within fourteen days of the diagnosis', () => {
    expect(aReferral({ diagnosedOn: plainDate('2026-01-05') }).clocks).toEqual({
      tellDue: '2026-01-19 09:00',
    })
  })

  test('over the change of clocks the day and the hour stay what they are in London', () => {
    const lateMarch = aReferral({ diagnosedOn: plainDate('2026-03-20') }, london('2026-03-24 10:00'))
    expect(lateMarch.clocks).toEqual({ tellDue: '2026-04-03 09:00' })
  })

  test('somebody in hospital is to be told within a day', () => {
    expect(aReferral({ unwell: true }).clocks).toEqual({ tellDue: '2026-01-07 09:00' })
  })

  test('a list that comes late is due at the end of the working day', () => {
    const late = aReferral({ diagnosedOn: plainDate('2025-12-01') })
    expect(late.clocks).toEqual({ tellDue: '2026-01-06 17:00' })
  })

  test('for somebody whom a clinician thought of the fourteen days run from that day', () => {
    const flagged = aReferral({ reason: 'clinicianFlag', diagnosedOn: null }, london('2026-03-20 14:30'))
    expect(flagged.clocks).toEqual({ tellDue: '2026-04-03 14:30' })
  })

  test('when nobody told them in time the clinic is reminded, and again at the end of each working day', () => {
    const overdue = aReferral().rings('tellDue')
    expect(overdue.effects).toEqual([{ type: 'remind', whom: 'clinic', of: 'tell' }])
    expect(overdue.state).toBe('identified')
    expect(overdue.clocks).toEqual({ tellDue: '2026-01-19 17:00' })
    expect(overdue.rings('tellDue').clocks).toEqual({ tellDue: '2026-01-20 17:00' })
  })

  test('telling is not done in a waiting room', () => {
    expect(aReferral().declines(telling({ privateSetting: false }))).toEqual({
      code: 'refused',
      state: 'identified',
      reasons: ['Tell somebody about this in a private place only.'],
    })
  })

  test('somebody who cannot decide for themself today is told another day', () => {
    expect(aReferral().reasonsAgainst(telling({ ableToDecide: false }))).toEqual([
      'Wait until the person is able to decide for themself.',
    ])
  })

  test('somebody who asked never to be asked again is not asked again', () => {
    expect(aReferral().given({ neverAskAgain: true }).reasonsAgainst(telling())).toEqual([
      'This person asked never to be offered this again.',
    ])
  })

  test('a button for telling them says beforehand why it is closed', () => {
    const [tell] = aReferral().given({ neverAskAgain: true }).buttons()
    expect(tell).toMatchObject({
      type: 'tell',
      open: false,
      reasons: ['This person asked never to be offered this again.'],
    })
  })
})

describe('deciding', () => {
  test('somebody who was told has seven days, to the hour in London', () => {
    expect(aReferral().told().clocks).toEqual({ decisionWindow: '2026-01-13 09:00' })
    const beforeTheClocksChange = aReferral({}, london('2026-03-25 09:30')).told()
    expect(beforeTheClocksChange.clocks).toEqual({ decisionWindow: '2026-04-01 09:30' })
  })

  test('somebody who agrees waits for the clinic to release the record the same day', () => {
    const agreed = aReferral().told().agrees()
    expect(agreed.state).toBe('agreed')
    expect(agreed.clocks).toEqual({ releaseDue: '2026-01-06 17:00' })
    expect(agreed.effects).toEqual([])
  })

  test('an agreement on a Friday evening is released by the end of Monday', () => {
    const friday = aReferral({}, london('2026-01-09 18:30')).told().agrees()
    expect(friday.clocks).toEqual({ releaseDue: '2026-01-12 17:00' })
  })

  test('a record that nobody released is asked for again the next working day', () => {
    const forgotten = aReferral().told().agrees().rings('releaseDue')
    expect(forgotten.effects).toEqual([{ type: 'remind', whom: 'clinic', of: 'release' }])
    expect(forgotten.state).toBe('agreed')
    expect(forgotten.clocks).toEqual({ releaseDue: '2026-01-07 17:00' })
  })

  test('to agree to everything but passing on the name is not to agree', () => {
    const told = aReferral().told()
    expect(told.reasonsAgainst({ type: 'agree', how: 'phone', scopes: noToAll })).toEqual([
      'Without agreement to pass on name and contact nothing can be released. Leave the offer open, or record that they opted out.',
    ])
  })

  test('nothing is released before the person said how it is safe to reach them', () => {
    const agreed = aReferral().told().agrees().given({ contactRulesComplete: false })
    expect(agreed.reasonsAgainst({ type: 'release' })).toEqual([
      'Ask first how and when it is safe to reach this person.',
    ])
  })

  test('a released record leaves the clinic with the person’s identity, on the person’s word', () => {
    const released = aReferral().told().agrees().released()
    expect(released.path).toBe('released.toTriage')
    expect(released.effects).toEqual([{ type: 'releaseIdentity' }])
    expect(released.context.releasedOn).toBe('explicitAgreement')
  })

  test('somebody who said yes is released on their word, also where the clinic may release without it', () => {
    const released = aReferral().given({ release: withinService }).told().agrees().released()
    expect(released.context.releasedOn).toBe('explicitAgreement')
  })
})

describe('silence', () => {
  test('silence never releases anybody where the clinic settled on explicit agreement', () => {
    const silent = aReferral().told().passes({ days: 400 })
    expect(silent.state).toBe('openOffer')
    expect(silent.context.releasedAt).toBe(null)
    expect(silent.journal.events.map(event => event.type)).not.toContain('release')
  })

  test('where it was approved the end of the window releases by itself, and no earlier', () => {
    const told = aReferral().given({ release: withinService }).told()
    expect(told.until(london('2026-01-13 08:59')).state).toBe('told')
    const released = told.until(london('2026-01-13 09:00'))
    expect(released.path).toBe('released.toTriage')
    expect(released.effects).toEqual([{ type: 'releaseIdentity' }])
    expect(released.context).toMatchObject({ releasedOn: 'withinService', agreedAt: null })
  })

  test('the window releases nobody whom it is not known how to reach safely', () => {
    const told = aReferral().given({ release: withinService, contactRulesComplete: false }).told()
    expect(told.rings('decisionWindow').state).toBe('openOffer')
  })

  test('somebody told under one rule is not released under another that came meanwhile', () => {
    const told = aReferral().told().given({ release: withinService })
    const afterwards = told.rings('decisionWindow')
    expect(afterwards.state).toBe('openOffer')
    expect(afterwards.effects).toEqual([])
  })

  test('nor when the clinic went back to explicit agreement while they were thinking', () => {
    const told = aReferral().given({ release: withinService }).told()
    expect(told.given({ release: { basis: 'explicitAgreement' } }).rings('decisionWindow').state).toBe(
      'openOffer',
    )
  })
})

describe('making the offer again', () => {
  test('an open offer is made again at the next visit, with a reminder four weeks later', () => {
    const open = aReferral().told().leavesOpen()
    expect(open.state).toBe('openOffer')
    expect(open.clocks).toEqual({ reOfferDue: '2026-02-03 09:00' })
    const reminded = open.rings('reOfferDue')
    expect(reminded.effects).toEqual([{ type: 'remind', whom: 'clinic', of: 'offerAgain' }])
    expect(reminded.clocks).toEqual({ reOfferDue: '2026-03-03 09:00' })
  })

  test('the offer is made three times and then closed', () => {
    const twice = aReferral().told().leavesOpen().told().leavesOpen()
    expect(twice.state).toBe('openOffer')
    const thrice = twice.told()
    expect(thrice.context.offers).toBe(3)
    expect(thrice.leavesOpen().state).toBe('offerClosed')
    expect(thrice.rings('decisionWindow').state).toBe('offerClosed')
    expect(thrice.leavesOpen().effects).toEqual([{ type: 'stopMessages' }])
  })

  test('a clinic that settled on one offer makes one', () => {
    const once = { ...standardSettings.referral, maxOffers: 1 }
    expect(aReferral({ clocks: once }).told().leavesOpen().state).toBe('offerClosed')
  })

  test('somebody may say yes on the corridor while the offer is open', () => {
    expect(aReferral().told().leavesOpen().agrees().state).toBe('agreed')
  })
})

describe('opting out', () => {
  const beforeEngagement = {
    'to be told': aReferral(),
    told: aReferral().told(),
    'with an open offer': aReferral().told().leavesOpen(),
    agreed: aReferral().told().agrees(),
    released: aReferral().told().agrees().released(),
    'asked about': aReferral().told().agrees().released().queried(),
  }

  test.each(Object.entries(beforeEngagement))(
    'somebody %s opts out in one step, without a reason, and everything stops',
    (_, story) => {
      const out = story.optsOut()
      expect(out.state).toBe('optedOut')
      expect(out.ended).toBe(true)
      expect(out.clocks).toEqual({})
      expect(out.effects).toEqual([{ type: 'stopMessages' }, { type: 'withdrawIdentity' }])
      expect(out.context).toMatchObject({ optOutReason: 'didNotSay', askAgain: 'inSixMonths' })
    },
  )

  test('somebody may choose the day on which they would like to be asked again', () => {
    const out = aReferral()
      .told()
      .optsOut({ askAgain: 'onDate', askAgainOn: plainDate('2026-09-01') })
    expect(out.context).toMatchObject({ askAgain: 'onDate', askAgainOn: '2026-09-01' })
  })

  test('a day to be asked again needs the day', () => {
    const told = aReferral().told()
    expect(told.reasonsAgainst({ type: 'optOut', reason: 'notNow', askAgain: 'onDate' })).toEqual([
      'Give the date on which they would like to be asked again.',
    ])
  })

  test('somebody may say never', () => {
    expect(aReferral().told().optsOut({ askAgain: 'never' }).context.askAgain).toBe('never')
  })
})

describe('at the charity’s door', () => {
  const released = aReferral().told().agrees().released()

  test('a coordinator looks at it within a working day', () => {
    expect(released.clocks).toEqual({ triageDue: '2026-01-07 09:00' })
    const late = released.rings('triageDue')
    expect(late.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'triage' }])
    expect(late.path).toBe('released.toTriage')
    expect(late.clocks).toEqual({ triageDue: '2026-01-08 09:00' })
  })

  test('over Easter a working day is the Tuesday', () => {
    const thursday = aReferral({}, london('2026-04-02 15:00')).told().agrees().released()
    expect(thursday.clocks).toEqual({ triageDue: '2026-04-07 15:00' })
  })

  test('an accepted referral begins onboarding, and the clinic hears that it was accepted and no more', () => {
    expect(released.accepted().effects).toEqual([
      { type: 'startOnboarding' },
      { type: 'tellClinic', status: 'accepted' },
    ])
    expect(released.accepted().ended).toBe(true)
  })

  test('a question goes to the clinic, and its answer back', () => {
    const asked = released.queried()
    expect(asked.path).toBe('released.queried')
    expect(asked.words.owner).toBe('clinic')
    expect(asked.effects).toEqual([{ type: 'tellClinic', status: 'queried' }])
    expect(asked.rings('triageDue').effects).toEqual([{ type: 'remind', whom: 'clinic', of: 'answerQuery' }])
    const answered = asked.sends({ type: 'answerQuery', answer: 'After six.' })
    expect(answered.path).toBe('released.toTriage')
    expect(answered.words.owner).toBe('coordinator')
  })

  test('a question does not stand in the way of accepting', () => {
    expect(released.queried().accepted().state).toBe('accepted')
  })

  test('somebody whom another service fits better is handed over, and their identity goes back', () => {
    const elsewhere = released.sends({ type: 'redirect', to: 'counselling', warmHandover: true })
    expect(elsewhere.state).toBe('redirected')
    expect(elsewhere.effects).toEqual([
      { type: 'tellClinic', status: 'redirected' },
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
    ])
  })

  test('nobody is accepted before they were released', () => {
    expect(aReferral().told().agrees().declines({ type: 'accept' })).toEqual({
      code: 'not-allowed-now',
      state: 'agreed',
      possible: ['release', 'optOut', 'withdraw', 'recordDeath', 'recordInError'],
    })
  })
})

describe('coming back to care', () => {
  test('nobody is offered anything while the clinic is still looking for them', () => {
    expect(someoneWhoStoppedComing().reasonsAgainst(telling())).toEqual([
      'Record that the clinic is in touch with this person again before the offer is made.',
    ])
  })

  test('somebody who came back is told like anybody else', () => {
    const back = someoneWhoStoppedComing().traced('reEngaged')
    expect(back.state).toBe('identified')
    expect(back.told().state).toBe('told')
  })

  test.each(['unableToContact', 'unknown'] as const)('with "%s" the search goes on', outcome => {
    const looking = someoneWhoStoppedComing().traced(outcome)
    expect(looking.state).toBe('identified')
    expect(looking.context.tracing).toBe(outcome)
    expect(looking.traced('reEngaged').told().state).toBe('told')
  })

  test.each(['transferred', 'leftCountry', 'inCareElsewhere'] as const)(
    'somebody found as "%s" is not for this clinic to offer',
    outcome => {
      const found = someoneWhoStoppedComing().traced(outcome)
      expect(found.state).toBe('ineligible')
      expect(found.context.tracing).toBe(outcome)
      expect(found.effects).toContainEqual({ type: 'stopMessages' })
    },
  )

  test('somebody who does not want to come back has opted out, and is asked again in six months', () => {
    const no = someoneWhoStoppedComing().traced('declined')
    expect(no.state).toBe('optedOut')
    expect(no.context).toMatchObject({
      tracing: 'declined',
      optOutReason: 'didNotSay',
      askAgain: 'inSixMonths',
    })
  })

  test('the phone of somebody who has died never rings again', () => {
    const died = someoneWhoStoppedComing().traced('died')
    expect(died.state).toBe('died')
    expect(died.clocks).toEqual({})
    expect(died.effects).toEqual([{ type: 'stopMessages' }])
  })

  test('somebody newly diagnosed has no tracing outcome, and is told only that', () => {
    expect(aReferral().reasonsAgainst({ type: 'recordTracing', outcome: 'died' })).toEqual([
      'Only people who are coming back to care have a tracing outcome.',
    ])
  })

  test('a list may bring the outcome with it', () => {
    expect(someoneWhoStoppedComing({ tracing: 'reEngaged' }).told().state).toBe('told')
  })
})

describe('coming by oneself', () => {
  test('once the clinic knows who they are, somebody who came by themself is released at once', () => {
    const here = aSelfReferral().sends({ type: 'confirmGenuine', scopes: yesToShare })
    expect(here.path).toBe('released.toTriage')
    expect(here.context).toMatchObject({
      releasedOn: 'explicitAgreement',
      agreedAt: '2026-01-06T09:00:00.000Z',
    })
  })

  test('a partner’s referral is confirmed in the same way', () => {
    const partner = aSelfReferral({ source: 'partnerAgency' })
    expect(partner.sends({ type: 'confirmGenuine', scopes: yesToShare }).state).toBe('released')
  })

  test('somebody from the clinic’s list is not confirmed but told', () => {
    expect(aReferral().reasonsAgainst({ type: 'confirmGenuine', scopes: yesToShare })).toEqual([
      'Only somebody who came by themself, or through a partner, is confirmed this way.',
    ])
  })

  test('coming by oneself is not yet agreeing, nor telling how one is safely reached', () => {
    const here = aSelfReferral().given({ contactRulesComplete: false })
    expect(here.reasonsAgainst({ type: 'confirmGenuine', scopes: noToAll })).toEqual([
      'Ask first how and when it is safe to reach this person.',
      'Without agreement to pass on name and contact nothing can be released. Leave the offer open, or record that they opted out.',
    ])
  })
})

describe('other ends', () => {
  test('somebody who withdraws is out, their identity goes back and a person looks after it', () => {
    const out = aReferral().told().agrees().released().sends({ type: 'withdraw' })
    expect(out.state).toBe('withdrawn')
    expect(out.effects).toEqual([
      { type: 'stopMessages' },
      { type: 'withdrawIdentity' },
      { type: 'remind', whom: 'coordinator', of: 'handleWithdrawal' },
    ])
  })

  test('a referral made for the wrong person is taken back everywhere', () => {
    const wrong = aReferral().told().agrees().released()
    const mended = wrong.sends({ type: 'recordInError', why: 'wrongPerson' })
    expect(mended.state).toBe('recordedInError')
    expect(mended.effects).toEqual([{ type: 'stopMessages' }, { type: 'withdrawIdentity' }])
  })

  test('a death is recorded in one step, from anywhere', () => {
    expect(aReferral().told().sends({ type: 'recordDeath' }).effects).toEqual([{ type: 'stopMessages' }])
  })

  test('somebody too young for this service is not eligible', () => {
    expect(aReferral().sends({ type: 'markIneligible', reason: 'under18' }).state).toBe('ineligible')
  })
})

function telling(but: { privateSetting?: boolean; ableToDecide?: boolean } = {}) {
  return {
    type: 'tell' as const,
    how: 'inPerson' as const,
    scriptVersion: '3',
    leafletGiven: true,
    language: 'English',
    privateSetting: true,
    ableToDecide: true,
    ...but,
  }
}

describe('answering through a private page', () => {
  const byLink = { how: 'privateLink' } as const

  test('somebody who agrees there is waited for at the clinic, which hears of it at once', () => {
    const agreed = aReferral()
      .told()
      .sends({ type: 'agree', scopes: yesToShare, ...byLink })
    expect(agreed.state).toBe('agreed')
    expect(agreed.effects).toEqual([{ type: 'remind', whom: 'clinic', of: 'release' }])
    expect(agreed.clocks).toEqual({ releaseDue: '2026-01-06 17:00' })
  })

  test('to agree there to everything but passing on the name is not to agree either', () => {
    expect(
      aReferral()
        .told()
        .reasonsAgainst({ type: 'agree', scopes: noToAll, ...byLink }),
    ).toEqual([
      'Without agreement to pass on name and contact nothing can be released. Leave the offer open, or record that they opted out.',
    ])
  })

  test('somebody who says no there stops everything, and the clinic hears of it', () => {
    const no = aReferral().told().optsOut(byLink)
    expect(no.state).toBe('optedOut')
    expect(no.effects).toContainEqual({ type: 'remind', whom: 'clinic', of: 'offerAnswered' })
    expect(no.effects.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['stopMessages', 'withdrawIdentity']),
    )
    expect(no.clocks).toEqual({})
  })

  test('a day on which to ask again is theirs to choose', () => {
    const later = aReferral()
      .told()
      .leavesOpen()
      .optsOut({ reason: 'notNow', askAgain: 'onDate', askAgainOn: plainDate('2026-05-01'), ...byLink })
    expect(later.context).toMatchObject({ askAgain: 'onDate', askAgainOn: '2026-05-01' })
  })

  test('where the window released by itself, a no takes their name back from the team', () => {
    const silent = aReferral().given({ release: withinService }).told().rings('decisionWindow')
    expect(silent.state).toBe('released')
    const no = silent.optsOut(byLink)
    expect(no.state).toBe('optedOut')
    expect(no.effects).toContainEqual({ type: 'withdrawIdentity' })
  })
})
