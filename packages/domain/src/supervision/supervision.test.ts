import { describe, expect, test } from 'vitest'
import {
  aJointSupervision,
  anAction,
  anItem,
  anotherAction,
  aOneToOne,
  everybodyThere,
  london,
  nkechi,
  sister,
  thandi,
  thandisAccount,
} from '../examples/index.ts'
import { londonDateOf, plainDate } from '../time.ts'
import { agendaReasons, aliasOf, type SupervisionCommand } from './index.ts'

describe('the agenda', () => {
  test('opens a week before, fills itself with what stands still, and asks everybody to bring something', () => {
    const arranged = aJointSupervision().given({ cases: [{ alias: 'Curlew 7', why: ['stalled'] }] })
    expect(arranged.clocks).toEqual({ agendaOpens: '2026-01-13 09:00' })
    const open = arranged.agendaOpens()
    expect(open.context.items).toEqual([
      { id: null, alias: 'Curlew 7', byName: false, by: null, why: ['stalled'] },
    ])
    expect(open.effects).toEqual([
      { type: 'remind', whom: 'participants', of: 'addToAgenda' },
      { type: 'remind', whom: 'clinic', of: 'addToAgenda' },
    ])
  })

  test('is filled afresh when the coordinator asks, and keeps what people brought', () => {
    const open = aJointSupervision()
      .given({ cases: [{ alias: 'Curlew 7', why: ['stalled'] }] })
      .agendaOpens()
      .brings('Heron 12')
      .given({ cases: [{ alias: 'Teal 3', why: ['openConcern', 'endingDue'] }] })
      .sends({ type: 'openAgenda' })
    expect(open.context.items.map(({ alias }) => alias)).toEqual(['Heron 12', 'Teal 3'])
  })

  test('can be filled by people before it opens; a short notice opens it at once', () => {
    expect(aJointSupervision().brings('Heron 12').context.items).toHaveLength(1)
    const soon = aJointSupervision({ plannedAt: london('2026-01-08 14:00') })
    expect(soon.clocks).toEqual({ agendaOpens: '2026-01-06 09:00' })
  })

  test('names nobody who has not agreed to be named', () => {
    const open = aJointSupervision().agendaOpens()
    const byName = { ...bringing, byName: true }
    expect(open.reasonsAgainst(byName)).toEqual(['They have not agreed to be spoken of by name.'])
    expect(open.given({ mayBeNamed: true }).reasonsAgainst(byName)).toEqual([])
    const { alias: _alias, ...general } = byName
    expect(open.given({ mayBeNamed: true }).reasonsAgainst(general)).toHaveLength(1)
  })

  test('takes nobody whom the one who brings it does not support', () => {
    const open = aJointSupervision().agendaOpens().given({ aliasKnown: false })
    expect(open.reasonsAgainst(bringing)).toEqual(['This is not somebody whose support you take part in.'])
  })

  test('everybody takes off what they brought themselves; the coordinator tidies up', () => {
    const open = aJointSupervision().agendaOpens().as(thandisAccount).brings('Heron 12')
    const off = { type: 'removeItem', itemId: anItem } as const
    expect(open.as(sister).reasonsAgainst(off)).toEqual(['Somebody else brought this.'])
    expect(open.sends(off).context.items).toEqual([])
    expect(open.as(nkechi, true).sends(off).context.items).toEqual([])
    expect(open.sends(off).reasonsAgainst(off)).toContain('This is not on the agenda.')
  })
})

describe('holding it', () => {
  const open = aJointSupervision().agendaOpens()
  const onTheDay = open.when(london('2026-01-20 10:30'))

  test('takes somebody of the clinic, and a mentor', () => {
    const without = (side: 'clinic' | 'mentors') =>
      onTheDay.given({ present: { ...everybodyThere, [side]: 0 } }).reasonsAgainst(holding())
    expect(without('clinic')).toEqual(['Somebody of the clinic has to be there, too.'])
    expect(without('mentors')).toEqual(['It takes more mentors than that to hold it.'])
  })

  test('keeps how many of each side were there, and what it was about', () => {
    const held = onTheDay.sends(holding())
    expect(held.state).toBe('held')
    expect(held.context).toMatchObject({ present: { clinic: 1, charity: 2 }, themes: ['stigma'] })
  })

  test('knows everybody who is said to have been there', () => {
    const strangers = onTheDay.given({ present: { ...everybodyThere, strangers: 1 } })
    expect(strangers.reasonsAgainst(holding())).toEqual(['Somebody on the list belongs to neither side.'])
  })

  test('is recorded afterwards', () => {
    expect(open.reasonsAgainst(holding())).toContain('It is still to come. Record it after it was held.')
    expect(onTheDay.reasonsAgainst(holding({ heldAt: london('2026-01-20 15:00') }))).toEqual([
      'Record it after it was held.',
    ])
  })

  test('the next one is agreed before people part, and begins at once', () => {
    const { nextAt: _next, ...open } = holding()
    expect(onTheDay.reasonsAgainst(open)).toEqual(['Agree on the day of the next one.'])
    expect(onTheDay.reasonsAgainst(holding({ nextAt: london('2026-06-01 14:00') }))).toEqual([
      'The next one is 42 days away at most.',
    ])
    expect(onTheDay.sends(holding()).effects).toEqual([
      {
        type: 'startSupervision',
        sort: 'joint',
        mentorId: null,
        plannedAt: london('2026-02-17 09:00'),
      },
    ])
  })

  test('a one-to-one is held with its mentor, and need not name the next', () => {
    const own = aOneToOne().agendaOpens().when(london('2026-01-20 10:30'))
    const { nextAt: _next, ...once } = holding()
    expect(own.given({ itsMentorPresent: false }).reasonsAgainst(once)).toEqual([
      'A one-to-one is held with its mentor.',
    ])
    expect(own.sends(once).effects).toEqual([])
    expect(own.sends(holding()).effects).toMatchObject([{ sort: 'oneToOne', mentorId: thandi }])
  })
})

describe('one that did not happen', () => {
  test('is for those who answer for it on both sides, a working day later', () => {
    const open = aJointSupervision().agendaOpens()
    expect(open.clocks).toEqual({ recordDue: '2026-01-21 09:00' })
    const missed = open.rings('recordDue')
    expect(missed.state).toBe('missed')
    expect(missed.effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'supervisionMissed' },
      { type: 'remind', whom: 'clinic', of: 'supervisionMissed' },
      { type: 'remind', whom: 'safeguardingLead', of: 'supervisionMissed' },
    ])
  })

  test('is asked about until there is another day', () => {
    const missed = aJointSupervision().passes({ days: 16 })
    expect(missed.rings('rebookDue').effects).toContainEqual({
      type: 'remind',
      whom: 'coordinator',
      of: 'rebookSupervision',
    })
    const moved = missed.sends({ type: 'move', to: london('2026-02-10 14:00') })
    expect(moved.state).toBe('scheduled')
    expect(moved.context).toMatchObject({ missed: 1, plannedAt: london('2026-02-10 14:00') })
  })

  test('may have been held all the same, with the record late', () => {
    expect(aJointSupervision().passes({ days: 16 }).held().state).toBe('held')
  })

  test('a mentor’s own is between the two of them', () => {
    expect(aOneToOne().passes({ days: 16 }).rings('rebookDue').effects).toEqual([
      { type: 'remind', whom: 'coordinator', of: 'rebookSupervision' },
    ])
  })

  test('calling it off takes another day, unless there is no need any more', () => {
    const arranged = aJointSupervision()
    expect(arranged.reasonsAgainst({ type: 'cancel', why: 'holiday' })).toEqual([
      'Agree on the day of the next one.',
    ])
    expect(arranged.sends({ type: 'cancel', why: 'noLongerNeeded' }).state).toBe('cancelled')
    const later = arranged.sends({ type: 'cancel', why: 'holiday', nextAt: london('2026-02-03 14:00') })
    expect(later.effects).toMatchObject([{ type: 'startSupervision', sort: 'joint' }])
  })
})

describe('actions', () => {
  const held = aJointSupervision().agendaOpens().held()

  test('have somebody of either side, and a day that is still to come', () => {
    expect(held.given({ ownerSide: null }).reasonsAgainst(agreeing())).toEqual([
      'Choose somebody who takes part here.',
    ])
    expect(held.reasonsAgainst({ ...agreeing(), dueOn: plainDate('2026-01-19') })).toEqual([
      'Choose a day that has not passed.',
    ])
    expect(held.sends(agreeing()).context.actions).toEqual([
      { id: anAction, ownerId: sister, side: 'clinic', dueOn: '2026-02-03', ended: null },
    ])
  })

  test('stay open until the last is done', () => {
    const open = held.agrees().agrees(anotherAction).shared()
    expect(open.state).toBe('actionsOpen')
    expect(open.finished().state).toBe('actionsOpen')
    expect(open.finished().finished(anotherAction).state).toBe('closed')
  })

  test('are asked for on the day on which they are due, and then every working day', () => {
    const open = held.agrees().shared()
    expect(open.clocks).toEqual({ actionDue: '2026-02-03 09:00' })
    const late = open.rings('actionDue')
    expect(late.effects).toEqual([
      { type: 'remind', whom: 'actionOwners', of: 'finishAction' },
      { type: 'remind', whom: 'coordinator', of: 'finishAction' },
    ])
    expect(late.clocks).toEqual({ actionDue: '2026-02-04 09:00' })
  })

  test('are finished by whoever has them, or by the coordinator', () => {
    const open = held.agrees().shared()
    expect(open.as(thandisAccount).reasonsAgainst({ type: 'finishAction', actionId: anAction })).toContain(
      'This action is somebody else’s.',
    )
    expect(open.as(sister).finished().state).toBe('closed')
  })

  test('none at all is fine: sharing what was learnt closes it', () => {
    expect(held.shared().state).toBe('closed')
    expect(held.clocks).toEqual({ writeUpDue: '2026-01-22 09:00' })
  })
})

describe('a supervision that was held', () => {
  test('counts for the mentors who were there, and for nobody else', () => {
    const there = aJointSupervision()
      .given({ mentorsPresent: [thandi] })
      .agendaOpens()
      .held()
    const { effects, context } = there
    expect(effects).toContainEqual({
      type: 'noteSupervised',
      mentorIds: [thandi],
      on: londonDateOf(context.plannedAt),
    })
    const nobody = aJointSupervision().given({ mentorsPresent: [] }).agendaOpens().held()
    expect(nobody.effects.map(({ type }) => type)).not.toContain('noteSupervised')
    const missed = aJointSupervision()
      .given({ mentorsPresent: [thandi] })
      .agendaOpens()
      .rings('recordDue')
    expect(missed.effects.map(({ type }) => type)).not.toContain('noteSupervised')
  })
})

test('an alias is the same for the same support, and says nothing', () => {
  expect(aliasOf(123456789)).toBe(aliasOf(123456789))
  expect(aliasOf(0)).toBe('Avocet 1')
  expect(aliasOf(0xffff_ffff)).toMatch(/^[A-Z][a-z]+ \d+$/)
})

const bringing = {
  type: 'addItem',
  itemId: anItem,
  alias: 'Heron 12',
  byName: false,
  about: 'How to go on.',
} as const satisfies SupervisionCommand

type Hold = Extract<SupervisionCommand, { type: 'hold' }>

function holding(but: Partial<Hold> = {}): Hold {
  return {
    type: 'hold',
    heldAt: london('2026-01-20 09:00'),
    attended: [nkechi, sister, thandisAccount],
    themes: ['stigma'],
    learning: '',
    nextAt: london('2026-02-17 09:00'),
    ...but,
  }
}

function agreeing(): Extract<SupervisionCommand, { type: 'addAction' }> {
  return {
    type: 'addAction',
    actionId: anAction,
    what: 'Ask for a quiet room.',
    ownerId: sister,
    dueOn: plainDate('2026-02-03'),
  }
}

describe('what comes onto the agenda by itself', () => {
  const at = london('2026-01-13 09:00')
  const well = { dueAt: null, noShows: 0, notHeardFrom: false, openConcern: false, ending: false }

  test('support that goes well does not', () => {
    expect(agendaReasons(well, at)).toEqual([])
    expect(agendaReasons({ ...well, dueAt: london('2026-01-20 09:00'), noShows: 1 }, at)).toEqual([])
  })

  test('what nobody acted on for five days does, and two missed sessions, a concern, or an ending that is due', () => {
    expect(agendaReasons({ ...well, dueAt: london('2026-01-09 09:00') }, at)).toEqual([])
    expect(agendaReasons({ ...well, dueAt: london('2026-01-08 09:00') }, at)).toEqual(['stalled'])
    expect(agendaReasons({ ...well, noShows: 2 }, at)).toEqual(['twoNoShows'])
    expect(agendaReasons({ ...well, notHeardFrom: true }, at)).toEqual(['twoNoShows'])
    expect(agendaReasons({ ...well, openConcern: true }, at)).toEqual(['openConcern'])
    expect(agendaReasons({ ...well, ending: true, dueAt: london('2026-01-13 09:00') }, at)).toEqual([
      'endingDue',
    ])
  })
})
