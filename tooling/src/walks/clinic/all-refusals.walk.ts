// Every no that the lifecycles can give to the people of a clinic, and to a person on their private page.
import { rulesUntilAsked } from '@alongside/domain/contact-rules'
import { walkPlan } from '../../browser/walk-plan.ts'
import { placeOf } from '../../seed/places.ts'
import type { Behind } from '../behind.ts'
import { dayBoxes, type Met, type Otherwise, refusalsTo, unaccounted, wrongAmong } from '../refusals.ts'
import { expect, test } from '../walk.ts'
import { signIn } from './health-adviser.ts'
import { sendLink, settle, toldAndReachable } from './private-link.ts'

const clinic = `clinic_id = '${placeOf('kingston').id}'`
const kinds = [
  'referral',
  'onboarding',
  'mentoring',
  'discharge',
  'standing',
  'concern',
  'supervision',
] as const

const noRelease =
  'Without agreement to pass on name and contact nothing can be released. Leave the offer open, or record that they opted out.'
const noDate = 'Give the date on which they would like to be asked again.'

const changed = 'whatever brings this about changes the record, and the page says what changed'
const never: Readonly<Record<string, string>> = {
  'concern makeUrgent: It is marked as most urgent already.': `no button is there any more; ${changed}`,
  'concern makeUrgent: It is marked as urgent already.': `the button then says that somebody is in danger; ${changed}`,
  'supervision addAction: Choose somebody who takes part here.': 'a clinic takes on actions of its own only',
  'supervision addAction: This action is on the list already.': `each opened page takes on one thing; ${changed}`,
  'supervision addItem: This is on the agenda already.': `each opened page brings one thing; ${changed}`,
  'supervision addItem: This is not somebody whose support you take part in.': `the aliases are those of the agenda; ${changed}`,
  'supervision addItem: They have not agreed to be spoken of by name.':
    'a clinic is offered no name: whom it brings stands there by an alias',
  'supervision finishAction: This action is not open any more.': `the button is gone; ${changed}`,
  'supervision finishAction: This action is somebody else’s.': 'the button is beside one’s own actions only',
  'supervision removeItem: Somebody else brought this.': 'the button is beside what one brought oneself only',
  'supervision removeItem: This is not on the agenda.': `the button is gone; ${changed}`,
}

// it is one and the same page at every width
if (walkPlan().width === 'desk')
  test('every no is met on a screen, in its own words, and nothing typed is lost', async ({
    page,
    behind,
  }) => {
    test.setTimeout(180_000)
    await settle(behind)
    await signIn(page)
    await toldAndReachable(page, 'WALK-82', 'Ottoline')
    const letter = await sendLink(page, 'English')
    const toPerson = onPrivatePage(letter)
    const toClinic = await atTheDesk(behind)
    expect(await wrongAmong(page, behind, [...toPerson, ...toClinic])).toEqual([])
    expect(unaccounted(refusalsTo('clinician', kinds), toClinic, never)).toEqual([])
    expect(unaccounted(refusalsTo('person', kinds), toPerson, {})).toEqual([])
  })

function onPrivatePage(letter: string): Met[] {
  return [
    {
      step: 'referral agree',
      says: noRelease,
      inItsWords: 'Without a yes here nobody can call you.',
      at: `${letter}/yes?l=en`,
      form: 'only',
      fill: { shareContact: 'no', called: 'Otti Bell', channels: ['text'], phone: '07700 900 123' },
    },
    {
      step: 'referral optOut',
      says: noDate,
      inItsWords: 'Choose a day that is still to come',
      at: `${letter}/later?l=en`,
      form: 'only',
      fill: { when: 'onDay', day: '31', month: '2', year: '2030' },
    },
  ]
}

/** The id that a question has in the demo. */
type One = (sql: string) => Promise<string>

async function atTheDesk(behind: Behind): Promise<Met[]> {
  const one: One = async sql => {
    const [row] = await behind.run(sql)
    if (!row) throw new Error(`The demo has nothing for: ${sql}`)
    return String(row.id)
  }
  const referral = (where: string) =>
    one(`select id from referral where ${clinic} and ${where} order by opened_at desc, id limit 1`)
  const toTell = await referral(`path = 'identified' and reason <> 'reEngaging'`)
  const toTrace = await referral(`path = 'identified' and reason = 'reEngaging'`)
  return [
    ...telling(toTell, toTrace, await otherEpisode(behind, toTell)),
    ...answering(await referral(`path = 'told'`)),
    ...(await confirming(one, toTell)),
    ...(await releasing(one, await referral(`path = 'agreed'`))),
    ...(await tooLate(one)),
    ...(await together(one)),
  ]
}

/** A referral that has ended, as an earlier one of the same person in which they said never again. */
async function otherEpisode({ run }: Behind, id: string): Promise<Otherwise> {
  const [ended] = await run(`select id from referral where ${clinic} and state = 'optedOut' limit 1`)
  const [row] = await run('select person_id from referral where id = $1', [id])
  return {
    table: 'referral',
    id: String(ended?.id),
    set: { person_id: `'${row?.person_id}'`, context: `context || '{"askAgain": "never"}'` },
  }
}

function telling(toTell: string, toTrace: string, saidNever: Otherwise): Met[] {
  const step = 'referral tell'
  const at = `/referrals/${toTell}/tell`
  const told = {
    'event.how': 'inPerson',
    'event.language': 'Spanish, with Rosa’s help',
    'event.leafletGiven': 'yes',
    'event.privateSetting': 'yes',
    'event.ableToDecide': 'yes',
  }
  return [
    {
      step,
      says: 'Tell somebody about this in a private place only.',
      at,
      fill: { ...told, 'event.privateSetting': 'no' },
    },
    {
      step,
      says: 'Wait until the person is able to decide for themself.',
      at,
      fill: { ...told, 'event.ableToDecide': 'no' },
    },
    { step, says: 'This person asked never to be offered this again.', at, when: [saidNever] },
    // a colleague heard it at the same time, on an earlier record
    {
      step,
      says: 'This person asked never to be offered this again.',
      at,
      meanwhile: [saidNever],
      fill: told,
    },
    {
      step,
      says: 'Record that the clinic is in touch with this person again before the offer is made.',
      at: `/referrals/${toTrace}/tell`,
      when: [{ table: 'referral', id: toTrace, set: { context: `context || '{"tracing": null}'` } }],
    },
    {
      step: 'referral recordTracing',
      says: 'Only people who are coming back to care have a tracing outcome.',
      at: `/referrals/${toTell}/tracing`,
    },
  ]
}

const scopes = (share: 'yes' | 'no') => ({
  'event.scopes.shareContact': share,
  'event.scopes.tellClinicStatus': 'no',
  'event.scopes.tellClinicSummary': 'no',
  'event.scopes.teamDiscussion': 'yes',
  'event.scopes.onwardReferral': 'no',
  'event.scopes.evaluation': 'no',
})

function answering(told: string): Met[] {
  return [
    {
      step: 'referral agree',
      says: noRelease,
      at: `/referrals/${told}/agree`,
      fill: { 'event.how': 'phone', ...scopes('no') },
    },
    {
      step: 'referral optOut',
      says: noDate,
      at: `/referrals/${told}/opt-out`,
      fill: { 'event.reason': 'notNow', 'event.askAgain': 'onDate' },
    },
  ]
}

async function confirming(one: One, id: string): Promise<Met[]> {
  const person = await one(`select person_id as id from referral where id = '${id}'`)
  const asked = `'${JSON.stringify({ ...rulesUntilAsked, askedAt: new Date().toISOString() })}'`
  const step = 'referral confirmGenuine'
  const at = `/referrals/${id}/confirm`
  return [
    {
      step,
      says: 'Only somebody who came by themself, or through a partner, is confirmed this way.',
      at,
    },
    {
      step,
      says: noRelease,
      at,
      when: [
        { table: 'referral', id, set: { source: `'self'`, context: `context || '{"source": "self"}'` } },
        { table: 'person', id: person, set: { contact_rules: asked } },
      ],
      fill: scopes('no'),
    },
  ]
}

async function releasing(one: One, agreed: string): Promise<Met[]> {
  const person = await one(`select person_id as id from referral where id = '${agreed}'`)
  return [
    {
      step: 'referral release',
      says: 'Ask first how and when it is safe to reach this person.',
      at: `/referrals/${agreed}/release`,
      when: [{ table: 'person', id: person, set: { contact_rules: 'null' } }],
    },
  ]
}

/** What is recorded once for a person, whatever is open of them: a colleague did so while the page was open. */
async function tooLate(one: One): Promise<Met[]> {
  const id = await one(`select id from discharge where ${clinic} and path in ('planned', 'closed') limit 1`)
  const person = await one(`select person_id as id from discharge where id = '${id}'`)
  const since = (fact: string): Otherwise => ({
    table: 'discharge',
    id,
    set: { context: `context || jsonb_build_object('${fact}', to_jsonb(now()))` },
  })
  return [
    {
      step: 'discharge recordDeath',
      says: 'This person has died.',
      at: `/people/${person}/death`,
      form: 'death',
      meanwhile: [since('diedAt')],
      fill: {},
    },
    {
      step: 'discharge withdraw',
      says: 'They withdrew their agreement. Nobody contacts them; they come back by a new referral.',
      at: `/people/${person}/withdraw`,
      form: 'withdraw',
      meanwhile: [since('withdrawnAt')],
      fill: {},
    },
  ]
}

/** Joint supervision: what a clinic takes on. */
async function together(one: One): Promise<Met[]> {
  const held = await one(
    `select id from supervision where ${clinic} and sort = 'joint' and path = 'actionsOpen' limit 1`,
  )
  const taken = { 'event.what': 'Ask the desk about the evening clinic' }
  return [
    {
      step: 'supervision addAction',
      says: 'Choose a day that has not passed.',
      at: `/supervision/${held}`,
      fill: { ...taken, ...dayBoxes('dueOn', new Date(Date.now() - 2 * 86_400_000)) },
    },
  ]
}
