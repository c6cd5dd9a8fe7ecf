/** What nobody may do. The whole table is in docs/permissions.md; these sentences must stay true whatever it says. */
import { describe, expect, test } from 'vitest'
import { type Deed, deeds, mayDoDeed, needsFreshProof } from './deeds.ts'
import { type Kind, kinds, lifecycles, personKinds, subjectOf } from './lifecycles.ts'
import { Role } from './people.ts'
import { permissionMatrix, roleWords } from './permission-matrix.ts'
import { eventRights, mayDo, maySee, type Scope, type View, viewRights } from './permissions.ts'

const views = Object.keys(viewRights) as View[]
const everyRight = kinds.flatMap(kind =>
  Object.keys(eventRights[kind]).flatMap(event =>
    Role.options.flatMap(role => {
      const scope = mayDo(role, kind, event)
      return scope ? [{ role, kind, event, scope }] : []
    }),
  ),
)
/** Views with something about somebody in them. */
const aboutSomebody: View[] = [
  'personIdentity',
  'personContact',
  'consent',
  'referral',
  'onboarding',
  'mentoring',
  'discharge',
  'matchProposal',
  'sessionLog',
  'referralNote',
  'privateNote',
  'concern',
  'concernNote',
  'attendance',
  'goal',
  'measure',
  'receipt',
  'listImport',
  'privateLink',
  'ownOffer',
  'unsentMessage',
  'dataQuality',
]
const seenBy = (role: Role) => views.filter(view => maySee(role, view))
const doneBy = (role: Role) => everyRight.filter(right => right.role === role)
/** What somebody does about people who are supported; the team's own records are another matter. */
const doneAboutPeople = (role: Role) => doneBy(role).filter(({ kind }) => subjectOf(kind) === 'person')

describe('never', () => {
  test('does an administrator see anything about anybody', () => {
    expect(seenBy('administrator')).toEqual(['clinicSettings', 'account', 'wayBack', 'clinicSystem'])
    expect(seenBy('administrator').filter(view => aboutSomebody.includes(view))).toEqual([])
  })

  test('does an administrator take a step in anybody’s case', () => {
    expect(doneBy('administrator')).toEqual([])
  })

  test('does an analyst send anything', () => {
    expect(doneBy('analyst')).toEqual([])
  })

  test('does an analyst see more than figures', () => {
    expect(seenBy('analyst').sort()).toEqual(['equality', 'impact', 'recruitmentFigures', 'whatIf'])
  })

  test('does a coordinator reach anybody before they were released', () => {
    expect(doneAboutPeople('coordinator').filter(({ scope }) => scope !== 'released')).toEqual([])
    const beyond = seenBy('coordinator').filter(
      view => aboutSomebody.includes(view) && maySee('coordinator', view) !== 'released',
    )
    expect(beyond).toEqual([])
  })

  test('does a coordinator release anybody, or agree for them', () => {
    for (const event of ['tell', 'agree', 'release', 'confirmGenuine', 'leaveOpen', 'recordTracing'])
      expect([event, mayDo('coordinator', 'referral', event)]).toEqual([event, undefined])
  })

  test('does a coordinator see a clinic’s list, its attendance or what was written back to it', () => {
    for (const view of ['listImport', 'attendance', 'receipt'] as const)
      expect([view, maySee('coordinator', view)]).toEqual([view, undefined])
  })

  test('does a clinic accept its own referral', () => {
    expect(mayDo('clinician', 'referral', 'accept')).toBe(undefined)
  })

  test('does a clinic read what was said between two people', () => {
    for (const view of ['sessionLog', 'privateNote', 'mentoring', 'onboarding', 'discharge'] as const)
      expect([view, maySee('clinician', view)]).toEqual([view, undefined])
  })

  test('does a clinic do more in somebody’s support, after its referral, than report a withdrawal or a death', () => {
    const support: readonly Kind[] = personKinds.filter(kind => kind !== 'referral')
    const after = doneBy('clinician').filter(({ kind }) => support.includes(kind))
    expect([...new Set(after.map(({ event }) => event))].sort()).toEqual(['recordDeath', 'withdraw'])
  })

  test('does a clinic reach another clinic’s people', () => {
    // the other two are parts of one's own clinic
    const own: Scope[] = ['clinic', 'raisedHere', 'invited']
    expect(doneBy('clinician').filter(({ scope }) => !own.includes(scope))).toEqual([])
    expect(seenBy('clinician').filter(view => !own.includes(maySee('clinician', view) ?? 'all'))).toEqual([])
  })

  test('does anybody but the safeguarding lead decide about a concern', () => {
    for (const event of ['decide', 'noFurtherAction', 'close'])
      expect(Role.options.filter(role => mayDo(role, 'concern', event))).toEqual(['safeguardingLead'])
  })

  test('does a mentor, or a clinic, see a concern that somebody else raised', () => {
    for (const view of ['concern', 'concernNote'] as const) {
      expect(maySee('mentor', view)).toBe('raised')
      expect(maySee('clinician', view)).toBe('raisedHere')
    }
  })

  test('does a safeguarding lead see more of somebody than the concern, but in an emergency', () => {
    const beyond = seenBy('safeguardingLead').filter(
      view => aboutSomebody.includes(view) && !['concern', 'concernNote'].includes(view),
    )
    for (const view of beyond)
      expect([view, maySee('safeguardingLead', view)]).toEqual([
        view,
        // to speak with somebody about it, one has to know who they are and how they are safely reached
        ['personIdentity', 'personContact'].includes(view) ? 'concern' : 'opened',
      ])
    expect(doneBy('safeguardingLead').filter(({ kind }) => kind !== 'concern')).toEqual([])
  })

  test('does anybody read a mentor’s own thoughts but the mentor, and the one they were given to', () => {
    const readers = Role.options.filter(role => maySee(role, 'reflection'))
    expect(readers.map(role => [role, maySee(role, 'reflection')])).toEqual([
      ['mentor', 'own'],
      ['coordinator', 'own'],
    ])
  })

  test('does a mentor accept a referral, or see one', () => {
    expect(doneBy('mentor').filter(({ kind }) => kind === 'referral')).toEqual([])
    expect(maySee('mentor', 'referral')).toBe(undefined)
  })

  test('does a mentor reach anybody whom they do not support', () => {
    const support: readonly Kind[] = personKinds
    const inSupport = doneBy('mentor').filter(({ kind }) => support.includes(kind))
    expect([...new Set(inSupport.map(({ scope }) => scope))]).toEqual(['assigned'])
    expect([...new Set(seenBy('mentor').map(view => maySee('mentor', view)))].sort()).toEqual([
      'assigned',
      'invited',
      'own',
      'raised',
    ])
  })

  test('does a mentor propose a match, or answer for the person', () => {
    for (const event of ['proposeMatch', 'personAnswers', 'introduce'])
      expect([event, mayDo('mentor', 'onboarding', event)]).toEqual([event, undefined])
  })

  test('does anybody but the mentor answer for the mentor, or check in for them', () => {
    for (const role of Role.options.filter(each => each !== 'mentor')) {
      expect([role, mayDo(role, 'onboarding', 'mentorAnswers')]).toEqual([role, undefined])
      expect([role, mayDo(role, 'mentoring', 'checkIn')]).toEqual([role, undefined])
    }
  })

  test('does a mentor see other mentors', () => {
    expect(maySee('mentor', 'mentorRoster')).toBe(undefined)
    expect(maySee('mentor', 'ownMentorRecord')).toBe('own')
  })

  test('does a mentor decide that somebody is lost, or choose the next mentor', () => {
    for (const event of ['endDisengaged', 'endWithoutRematch', 'rematch', 'recordInError'])
      expect([event, mayDo('mentor', 'mentoring', event)]).toEqual([event, undefined])
  })

  test('does a mentor destroy, keep or open again a record', () => {
    for (const event of ['destroy', 'keepLonger', 'reopen', 'closeDirectly'])
      expect([event, mayDo('mentor', 'discharge', event)]).toEqual([event, undefined])
  })

  test('does a trainee see or do anything about anybody', () => {
    expect(seenBy('trainee').filter(view => aboutSomebody.includes(view))).toEqual([])
    expect(doneAboutPeople('trainee')).toEqual([])
  })

  test('does a person, through a link, do more than answer an offer, or see more than that', () => {
    expect(doneBy('person').map(({ kind, event, scope }) => [kind, event, scope])).toEqual([
      ['referral', 'agree', 'own'],
      ['referral', 'optOut', 'own'],
      ['onboarding', 'withdraw', 'own'],
    ])
    expect(seenBy('person')).toEqual(['ownOffer'])
  })

  test('does a coordinator hear of a link before somebody was released', () => {
    expect(maySee('coordinator', 'privateLink')).toBe(undefined)
  })

  test('does anybody see a trainee’s record but themself and those who train or sign', () => {
    for (const view of ['recruitment', 'application', 'training', 'trainingNote'] as const)
      for (const role of Role.options)
        expect([view, role, maySee(role, view)]).toEqual([
          view,
          role,
          role === 'trainee'
            ? 'own'
            : role === 'coordinator' || (role === 'clinician' && view === 'training')
              ? 'clinic'
              : undefined,
        ])
  })

  test('does one role sign for both sides', () => {
    const signing = (event: string) => Role.options.filter(role => mayDo(role, 'training', event))
    expect(signing('signForClinic').filter(role => signing('signForTeam').includes(role))).toEqual([])
  })

  test('does a clinic’s system do more than bring a referral and take it back, or see more than what it sent', () => {
    expect(doneBy('integration').map(({ kind, event, scope }) => [kind, event, scope])).toEqual([
      ['referral', 'start', 'clinic'],
      ['referral', 'withdraw', 'clinic'],
      ['referral', 'recordInError', 'clinic'],
    ])
    expect(seenBy('integration')).toEqual(['clinicMessage'])
  })

  test('does anybody but the jobs process ring a clock', () => {
    const clocks = kinds.flatMap(kind => lifecycles[kind].timers.map(key => [kind, `timer.${key}`] as const))
    for (const [kind, event] of clocks)
      for (const role of Role.options)
        expect([role, event, mayDo(role, kind, event)]).toEqual([role, event, undefined])
  })

  test('does the jobs process decide anything that a person decides', () => {
    expect(doneBy('system')).toEqual([])
    expect(seenBy('system')).toEqual([])
  })

  test('does anybody have everybody, but for figures and settings', () => {
    const all = views.filter(view => Role.options.some(role => maySee(role, view) === 'all'))
    expect(all.sort()).toEqual([
      'account',
      'clinicSettings',
      'clinicSystem',
      'equality',
      'impact',
      'recruitmentFigures',
      'wayBack',
      'whatIf',
    ])
    expect(everyRight.filter(({ scope }) => scope === 'all')).toEqual([])
  })

  test('does one role both propose and answer a match', () => {
    const proposing = Role.options.filter(role => mayDo(role, 'onboarding', 'proposeMatch'))
    const answering = Role.options.filter(role => mayDo(role, 'onboarding', 'mentorAnswers'))
    expect(proposing.filter(role => answering.includes(role))).toEqual([])
  })

  test('does one role both release and accept', () => {
    const releasing = Role.options.filter(role => mayDo(role, 'referral', 'release'))
    const accepting = Role.options.filter(role => mayDo(role, 'referral', 'accept'))
    expect(releasing.filter(role => accepting.includes(role))).toEqual([])
  })

  test('does a step that nobody wrote down belong to anybody', () => {
    for (const kind of kinds)
      for (const role of Role.options)
        for (const event of ['', 'drop', 'toString', 'constructor', '__proto__'])
          expect([kind, role, event, mayDo(role, kind, event)]).toEqual([kind, role, event, undefined])
  })
})

describe('always', () => {
  test('can the clinic and the team report a withdrawal and a death, at every stage', () => {
    for (const kind of personKinds)
      for (const event of ['withdraw', 'recordDeath'])
        expect([kind, event, mayDo('clinician', kind, event), mayDo('coordinator', kind, event)]).toEqual([
          kind,
          event,
          'clinic',
          'released',
        ])
  })

  test('can whoever may take a step on somebody’s record see it, but for what a clinic reports of the end', () => {
    const blind = everyRight.filter(
      ({ role, kind, event }) =>
        !maySee(role, kind) &&
        !['withdraw', 'recordDeath'].includes(event) &&
        role !== 'integration' &&
        // what they see is a page with an offer, and no record
        role !== 'person',
    )
    expect(blind).toEqual([])
  })

  test('does every step belong to somebody', () => {
    const nobodys = kinds.flatMap(kind =>
      Object.keys(eventRights[kind]).filter(event => !Role.options.some(role => mayDo(role, kind, event))),
    )
    expect(nobodys).toEqual([])
  })
})

describe('the printed table', () => {
  const page = permissionMatrix()

  test('has a row for every step and every view, and a column for whoever has a right', () => {
    const rows = page.split('\n').filter(line => line.startsWith('| '))
    const steps = kinds.flatMap(kind => Object.keys(eventRights[kind]))
    // the legend has ten rows and a head, and each table one row for its heads and one for the line below
    expect(rows.length).toBe(
      steps.length + views.length + Object.keys(deeds).length + 11 + (kinds.length + 2) * 2,
    )
    for (const { role } of everyRight) expect(page).toContain(roleWords[role])
  })

  test('says the same as the page that people sign', () => {
    const [signed] = Object.values(
      import.meta.glob<string>(['../../../docs/permissions.md'], {
        query: '?raw',
        import: 'default',
        eager: true,
      }),
    )
    expect(signed).toContain(page)
  })
})

describe('a deed that needs more than the right to it', () => {
  test('is done by nobody who could not see what it is about', () => {
    const about = {
      makeCopy: 'subjectAccess',
      confirmCopy: 'subjectAccess',
      takeNames: 'personContact',
    } as const
    for (const [deed, view] of Object.entries(about))
      for (const role of Role.options)
        if (mayDoDeed(role, deed as Deed)) expect([deed, role, maySee(role, view)]).not.toContain(undefined)
  })

  test('always asks for a fresh proof', () => {
    expect(Object.values(deeds).filter(({ freshProof }) => !freshProof)).toEqual([])
    expect(needsFreshProof('discharge', 'destroy')).toBe(true)
    expect(needsFreshProof('discharge', 'close')).toBe(false)
  })

  test('of an administrator is never about a person', () => {
    const theirs = (Object.keys(deeds) as Deed[]).filter(deed => mayDoDeed('administrator', deed))
    expect(theirs).toEqual([
      'invite',
      'confirmRank',
      'changeRole',
      'changeClinics',
      'endAccount',
      'reopenAccount',
      'handOutKey',
      'letBackIn',
    ])
  })
})
