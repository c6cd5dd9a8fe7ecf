import { describe, expect, test } from 'vitest'
import { aDischarge, anUnplannedEnding, london, notAskedYet, thandi } from '../examples/index.ts'
import { plainDate } from '../time.ts'

describe('an ending that was planned', () => {
  test('has its closing meeting within twenty working days', () => {
    expect(aDischarge().clocks).toEqual({ closingDue: '2026-02-03 09:00' })
  })

  test('over Easter and the change of clocks, too', () => {
    expect(aDischarge({}, london('2026-03-27 16:00')).clocks).toEqual({ closingDue: '2026-04-28 16:00' })
  })

  test('mentor and coordinator are reminded until it is held', () => {
    const late = aDischarge().rings('closingDue')
    expect(late.effects).toEqual([
      { type: 'remind', whom: 'mentor', of: 'closingMeeting' },
      { type: 'remind', whom: 'coordinator', of: 'closingMeeting' },
    ])
    expect(late.clocks).toEqual({ closingDue: '2026-03-03 09:00' })
  })

  test('nobody is let go without knowing how to come back', () => {
    expect(aDischarge().reasonsAgainst(closing({ howToComeBackTold: false }))).toEqual([
      'Tell them how to come back before you end.',
    ])
  })

  test('the closing meeting is recorded after it was held', () => {
    expect(aDischarge().reasonsAgainst(closing({ heldAt: london('2026-01-06 09:01') }))).toEqual([
      'Record the closing meeting after it was held.',
    ])
  })

  test('what they said at the end is kept; not saying is allowed', () => {
    expect(aDischarge().closingHeld({ experience: 'good', goalsReached: 7 }).context).toMatchObject({
      experience: 'good',
      goalsReached: 7,
    })
    expect(aDischarge().closingHeld().context).toMatchObject({ experience: null, goalsReached: null })
  })

  test('it is not closed without the meeting while there is time for it', () => {
    expect(aDischarge().reasonsAgainst(closingDirectly())).toEqual([
      'This ending was planned: hold the closing meeting first.',
    ])
    const waited = aDischarge().passes({ workingDays: 19 })
    expect(waited.reasonsAgainst(closingDirectly())).toHaveLength(1)
  })

  test('somebody who never comes to it is let go all the same', () => {
    const waited = aDischarge().passes({ workingDays: 20 })
    expect(waited.closedDirectly().state).toBe('closed')
  })

  test('a planned ending that was a mistake lets support go on', () => {
    expect(aDischarge().sends({ type: 'recordInError' }).effects).toEqual([
      { type: 'startMentoring', mentorId: thandi },
    ])
  })
})

describe('the summary', () => {
  const held = aDischarge().closingHeld()

  test('is due in five working days, with reminders', () => {
    expect(held.clocks).toEqual({ summaryDue: '2026-01-13 09:00' })
    expect(held.rings('summaryDue').effects).toEqual([
      { type: 'remind', whom: 'mentor', of: 'agreeSummary' },
      { type: 'remind', whom: 'coordinator', of: 'agreeSummary' },
    ])
  })

  test('only words that the person agreed are kept', () => {
    expect(held.reasonsAgainst({ ...summing, personAgreed: false })).toEqual([
      'Only words that the person agreed are kept as the summary.',
    ])
    expect(held.reasonsAgainst({ ...summing, summary: '' })).toEqual([
      'Write the summary, or record that none is wanted.',
    ])
  })

  test('the clinic gets it only when they said so', () => {
    expect(held.reasonsAgainst({ ...summing, shareWithClinic: true })).toEqual([
      'They have not agreed that the clinic gets the summary.',
    ])
    const shared = held.given({ summaryMayBeShared: true }).summaryAgreed({ shareWithClinic: true })
    expect(shared.effects).toEqual([{ type: 'shareSummary' }])
    expect(shared.context.summary).toBe('shared')
  })

  test('that they may share it does not mean that they do', () => {
    const kept = held.given({ summaryMayBeShared: true }).summaryAgreed()
    expect(kept.effects).toEqual([])
    expect(kept.context.summary).toBe('kept')
  })

  test('none at all is fine, too', () => {
    expect(held.sends({ type: 'noSummary' }).context.summary).toBe('none')
  })
})

describe('closing', () => {
  const ready = aDischarge().closingHeld().summaryAgreed()

  test('the clinic hears that support has ended, and nothing else', () => {
    const closed = ready.closed()
    expect(closed.state).toBe('closed')
    expect(closed.effects).toEqual([{ type: 'stopMessages' }, { type: 'tellClinic', status: 'ended' }])
  })

  test('is asked for again when nobody does it', () => {
    expect(ready.clocks).toEqual({ closeDue: '2026-01-13 09:00' })
    expect(ready.rings('closeDue').effects).toContainEqual({
      type: 'remind',
      whom: 'coordinator',
      of: 'closeRecord',
    })
  })

  test('not while a concern is open, a session is planned, or the mentor has not been asked how they are', () => {
    const close = { type: 'close', mentorDebriefed: true } as const
    expect(ready.given({ openConcern: true }).reasonsAgainst(close)).toEqual([
      'The safeguarding lead has to agree first.',
    ])
    expect(ready.given({ futureSessions: 1 }).reasonsAgainst(close)).toEqual([
      'A session is still planned. Hold it or cancel it first.',
    ])
    expect(ready.reasonsAgainst({ ...close, mentorDebriefed: false })).toEqual([
      'Offer the mentor a debrief first.',
    ])
  })

  test('somebody who agreed to a follow-up may be contacted until a day that is written down', () => {
    const agreed = aDischarge().closingHeld({ followUpAgreed: true }).summaryAgreed()
    expect(agreed.reasonsAgainst({ type: 'close', mentorDebriefed: true })).toEqual([
      'Give the day until which they may be contacted for the follow-up.',
    ])
    const closed = agreed.closed({ contactUntil: plainDate('2026-05-01') })
    expect(closed.context.contactUntil).toBe('2026-05-01')
  })
})

describe('an ending that nobody planned', () => {
  test('is closed without a meeting', () => {
    const closed = anUnplannedEnding().closedDirectly()
    expect(closed.state).toBe('closed')
    expect(closed.effects).toEqual([{ type: 'stopMessages' }, { type: 'tellClinic', status: 'ended' }])
  })

  test('with a neutral goodbye when a text is safe for them, after everything else was stopped', () => {
    const closed = anUnplannedEnding().closedDirectly({ sayGoodbye: true })
    expect(closed.effects).toEqual([
      { type: 'stopMessages' },
      { type: 'tellClinic', status: 'ended' },
      { type: 'sayGoodbye' },
    ])
  })

  test('and without one when it is not', () => {
    const nothing = { ...notAskedYet, channels: ['inPerson' as const] }
    expect(
      anUnplannedEnding()
        .given({ contact: nothing })
        .reasonsAgainst(closingDirectly({ sayGoodbye: true })),
    ).toEqual(['This person has not agreed to be reached by text, so no goodbye can be sent.'])
  })

  test.each([
    ['died', 'This person has died.'],
    [
      'consentWithdrawn',
      'They withdrew their agreement. Nobody contacts them; they come back by a new referral.',
    ],
  ] as const)('after "%s" nobody writes to them, meets them or opens it again', (reason, sentence) => {
    const ending = anUnplannedEnding(reason)
    expect(ending.reasonsAgainst(closingDirectly({ sayGoodbye: true }))).toEqual([sentence])
    expect(ending.reasonsAgainst(closing())).toEqual([sentence])
    expect(ending.closedDirectly().reasonsAgainst({ type: 'reopen', personAsked: true })).toEqual([sentence])
  })

  test('no closing meeting is asked for, only the closing of the record', () => {
    expect(anUnplannedEnding('died').rings('closingDue').effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'closeRecord' },
    ])
  })

  test('the mentor is cared for here, too', () => {
    expect(anUnplannedEnding('died').reasonsAgainst(closingDirectly({ mentorDebriefed: false }))).toEqual([
      'Offer the mentor a debrief first.',
    ])
  })

  test('somebody who turns up after all has their closing meeting', () => {
    expect(anUnplannedEnding('disengaged').closingHeld().state).toBe('closingHeld')
  })
})

describe('a death or a withdrawal after the ending began', () => {
  const anywhere = {
    'is about to have the closing meeting': aDischarge(),
    'had the closing meeting': aDischarge().closingHeld({ followUpAgreed: true }),
    'agreed the summary': aDischarge().closingHeld().summaryAgreed(),
    'has left': aDischarge().closingHeld().summaryAgreed().closed(),
    'is kept on file': aDischarge().closingHeld().summaryAgreed().closed().passes({ days: 40 }),
  }

  test.each(Object.entries(anywhere))('when somebody who %s dies, messages stop at once', (_, story) => {
    const died = story.sends({ type: 'recordDeath' })
    expect(died.effects).toEqual([{ type: 'stopMessages' }])
    expect(died.context).toMatchObject({ diedAt: story.at, followUpAgreed: false })
    expect(died.reasonsAgainst({ type: 'recordDeath' })).toEqual(['This person has died.'])
  })

  test.each(Object.entries(anywhere))(
    'when somebody who %s withdraws, a person looks after it',
    (_, story) => {
      const out = story.sends({ type: 'withdraw' })
      expect(out.effects).toEqual([
        { type: 'stopMessages' },
        { type: 'remind', whom: 'coordinator', of: 'handleWithdrawal' },
      ])
      expect(out.context).toMatchObject({ withdrawnAt: story.at, followUpAgreed: false })
      expect(out.reasonsAgainst({ type: 'withdraw' })).toEqual([
        'They withdrew their agreement. Nobody contacts them; they come back by a new referral.',
      ])
    },
  )

  test('a planned ending is then closed without the meeting', () => {
    const died = aDischarge().sends({ type: 'recordDeath' })
    expect(died.reasonsAgainst(closing())).toEqual(['This person has died.'])
    expect(died.rings('closingDue').effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'closeRecord' },
    ])
    expect(died.closedDirectly().state).toBe('closed')
  })

  test('after a withdrawal the clinic gets no summary, whatever was agreed before', () => {
    const out = aDischarge().closingHeld().sends({ type: 'withdraw' }).given({ summaryMayBeShared: true })
    expect(out.reasonsAgainst({ ...summing, shareWithClinic: true })).toEqual([
      'They withdrew their agreement. Nobody contacts them; they come back by a new referral.',
    ])
  })

  test('nobody follows up somebody who has died', () => {
    const died = aDischarge()
      .closingHeld({ followUpAgreed: true })
      .summaryAgreed()
      .closed({ contactUntil: plainDate('2026-05-01') })
      .sends({ type: 'recordDeath' })
    expect(died.clocks).not.toHaveProperty('followUpDue')
    expect(died.reasonsAgainst({ type: 'recordFollowUp', outcome: 'doingWell' })).toEqual([
      'They did not agree to a follow-up.',
    ])
    expect(died.passes({ days: 200 }).state).toBe('retained')
  })
})

describe('coming back within thirty days', () => {
  const closed = aDischarge().closingHeld().summaryAgreed().closed()

  test('somebody who asks goes on where they were', () => {
    const back = closed.passes({ days: 30 }).reopened()
    expect(back.state).toBe('reopened')
    expect(back.effects).toEqual([
      { type: 'startMentoring', mentorId: thandi },
      { type: 'tellClinic', status: 'started' },
    ])
    expect(back.clocks).toEqual({})
  })

  test('the thirty days are days in London', () => {
    const late = aDischarge({}, london('2026-07-01 23:30')).closingHeld().summaryAgreed().closed()
    expect(late.context.closedAt).toBe('2026-07-01T22:30:00.000Z')
    expect(
      late.when(london('2026-07-31 23:30')).reasonsAgainst({ type: 'reopen', personAsked: true }),
    ).toEqual([])
    expect(
      late.when(london('2026-08-01 00:30')).reasonsAgainst({ type: 'reopen', personAsked: true }),
    ).toEqual([
      'It was closed 31 days ago. After 30 days they come back by a new referral, and are asked everything afresh.',
    ])
  })

  test('they are asked first', () => {
    expect(closed.reasonsAgainst({ type: 'reopen', personAsked: false })).toEqual(['Ask the person first.'])
  })

  test('after that the record is only kept', () => {
    const kept = closed.passes({ days: 31 })
    expect(kept.state).toBe('retained')
    expect(kept.declines({ type: 'reopen', personAsked: true }).code).toBe('not-allowed-now')
  })
})

describe('the follow-up after three months', () => {
  const agreed = aDischarge()
    .closingHeld({ followUpAgreed: true })
    .summaryAgreed()
    .closed({ contactUntil: plainDate('2026-05-01') })

  test('is only for those who agreed to it', () => {
    const not = aDischarge().closingHeld().summaryAgreed().closed()
    expect(not.clocks).toEqual({ settle: '2026-02-06 09:00' })
    expect(not.reasonsAgainst({ type: 'recordFollowUp', outcome: 'doingWell' })).toEqual([
      'They did not agree to a follow-up.',
    ])
  })

  test('is asked for on the day, and until then the record stays at hand', () => {
    expect(agreed.clocks).toEqual({ followUpDue: '2026-04-06 09:00', settle: '2026-05-06 09:00' })
    const due = agreed.rings('followUpDue')
    expect(due.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'followUp' }])
    expect(due.state).toBe('closed')
  })

  test('is recorded once, and then nobody contacts them any more', () => {
    const done = agreed.rings('followUpDue').sends({ type: 'recordFollowUp', outcome: 'doingWell' })
    expect(done.state).toBe('followedUp')
    expect(done.context).toMatchObject({ followUp: 'doingWell', contactUntil: null })
    expect(done.passes({ days: 31 }).state).toBe('retained')
  })

  test('a follow-up that nobody made does not hold the record up for ever', () => {
    expect(agreed.passes({ days: 130 }).state).toBe('retained')
  })

  test('somebody who would like more comes back by a new referral', () => {
    const more = agreed.rings('followUpDue').sends({ type: 'recordFollowUp', outcome: 'wouldLikeMore' })
    expect(more.reasonsAgainst({ type: 'reopen', personAsked: true })[0]).toMatch(
      /^It was closed 90 days ago/,
    )
  })
})

describe('the years of keeping', () => {
  const kept = aDischarge().closingHeld().summaryAgreed().closed().rings('settle')

  test('eight years from when the record fell out of use, then a person decides', () => {
    expect(kept.context.retainUntil).toBe('2034-02-06')
    expect(kept.clocks).toEqual({ retentionEnds: '2034-02-06 09:00' })
    const over = kept.rings('retentionEnds')
    expect(over.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'reviewRetention' }])
    expect(over.state).toBe('retained')
  })

  test('no clock ever destroys a record: it asks again each year', () => {
    const long = kept.passes({ days: 365 * 12 })
    expect(long.state).toBe('retained')
    expect(long.journal.events.filter(event => event.type === 'timer.retentionEnds')).toHaveLength(4)
  })

  test('it is not destroyed a day early', () => {
    expect(kept.when(london('2034-02-05 23:59')).reasonsAgainst({ type: 'destroy' })).toEqual([
      'This record has to be kept until 6 February 2034.',
    ])
    const gone = kept.when(london('2034-02-06 00:00')).sends({ type: 'destroy' })
    expect(gone.state).toBe('destroyed')
    expect(gone.effects).toEqual([{ type: 'destroyRecord' }])
    expect(gone.clocks).toEqual({})
  })

  test('when they come back the years begin again', () => {
    const back = kept.when(london('2030-06-01 10:00')).sends({ type: 'comeBack' })
    expect(back.context.retainUntil).toBe('2038-06-01')
    expect(back.clocks).toEqual({ retentionEnds: '2038-06-01 09:00' })
  })

  test('it may be kept longer with a reason, and never beyond twenty years', () => {
    const over = kept.rings('retentionEnds')
    const longer = (years: number) => ({ type: 'keepLonger', years, why: 'A claim is open.' }) as const
    expect(kept.reasonsAgainst(longer(2))).toEqual(['This record has to be kept until 6 February 2034.'])
    expect(over.sends(longer(2)).context.retainUntil).toBe('2036-02-06')
    expect(over.reasonsAgainst(longer(13))).toEqual(['No record is kept longer than 20 years.'])
  })

  test('a leap day does not trip it', () => {
    const leap = aDischarge({}, london('2028-01-29 10:00')).closingHeld().summaryAgreed().closed()
    const day = leap.rings('settle')
    expect(day.context.retainUntil).toBe('2036-02-29')
  })
})

function closing(but: { howToComeBackTold?: boolean; heldAt?: ReturnType<typeof london> } = {}) {
  return {
    type: 'holdClosing' as const,
    heldAt: london('2026-01-06 09:00'),
    difference: '',
    whatNext: '',
    howToComeBackTold: true,
    followUpAgreed: false,
    ...but,
  }
}

function closingDirectly(but: { sayGoodbye?: boolean; mentorDebriefed?: boolean } = {}) {
  return { type: 'closeDirectly' as const, mentorDebriefed: true, sayGoodbye: false, ...but }
}

const summing = {
  type: 'agreeSummary' as const,
  summary: 'We met five times.',
  personAgreed: true,
  shareWithClinic: false,
}

describe('a session before the closing meeting', () => {
  const planned = aDischarge().passes({ days: 4 })

  test('is written up like any other, and counts', () => {
    const met = planned.metOnceMore().metOnceMore({ outcome: 'personDidNotCome', minutes: 0, themes: [] })
    expect(met.state).toBe('planned')
    expect(met.context.sessions).toBe(1)
  })

  test('a worry about somebody’s safety goes to the safeguarding lead', () => {
    expect(planned.metOnceMore({ concern: true }).effects).toContainEqual({
      type: 'remind',
      whom: 'safeguardingLead',
      of: 'concernRaised',
    })
  })

  test('is over with the closing meeting', () => {
    const closed = planned.closingHeld()
    expect(() => closed.metOnceMore()).toThrow('not-allowed-now')
  })
})

test('an ending whose mentor stepped back is not opened again, nor taken back', () => {
  const alone = aDischarge({ mentorGone: true })
  const reason = 'Their mentor cannot go on with them. They come back by a new referral.'
  expect(alone.reasonsAgainst({ type: 'recordInError' })).toEqual([reason])
  const closed = alone.closingHeld().sends({ type: 'noSummary' }).closed()
  expect(closed.reasonsAgainst({ type: 'reopen', personAsked: true })).toEqual([reason])
})
