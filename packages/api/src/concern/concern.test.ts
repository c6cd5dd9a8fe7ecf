import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { aConcern } from '../testing/beside.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let lead: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  lead = await programme.signIn('safeguardingLead')
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

const triage = { type: 'triage', category: 'domesticAbuse', urgent: false, dangerSeenTo: true }
const refer = {
  type: 'decide',
  decision: 'adultReferral',
  rationale: 'She asked for help and chose this herself.',
  personTold: true,
  personAgreed: true,
}

async function noticesOf(account: SignedIn, of: string): Promise<number> {
  const { rows } = await programme.behind.query<{ count: string }>(
    'select count(*) from notice where account_id = $1 and of = $2',
    [account.accountId, of],
  )
  return Number(rows[0]?.count)
}

async function journalOf(id: string): Promise<string[]> {
  const { rows } = await programme.behind.query<{ type: string }>(
    `select type from journal where kind = 'concern' and lifecycle_id = $1 order by seq`,
    [id],
  )
  return rows.map(({ type }) => type)
}

describe('raising one', () => {
  test('a mentor raises it with the account in one go, and the lead and the coordinator hear of it', async () => {
    const { personId } = await somebody(programme, team, 'mentored', { called: 'Ada' })
    const before = await noticesOf(lead, 'concernRaised')
    const id = await aConcern(programme, team.mentor, personId, {
      urgent: true,
      account: 'She said: he waits for me outside.',
    })
    await deliverOutbox(programme.worker)
    expect(await noticesOf(lead, 'concernRaised')).toBe(before + 1)
    expect(await noticesOf(team.coordinator, 'concernRaised')).toBeGreaterThan(0)
    expect(await journalOf(id)).toEqual(['start', 'writeAccount'])
    const seen = await asking(programme, lead).concern.byId({ id })
    expect(seen).toMatchObject({
      name: 'Ada',
      state: 'raised',
      raisedBy: 'mentor',
      owner: 'safeguardingLead',
    })
    expect(seen.words).toMatchObject([{ field: 'account', text: 'She said: he waits for me outside.' }])
  })

  test('two clicks raise one', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const commandId = randomUUID()
    const raise = () => aConcern(programme, team.mentor, personId, { commandId, account: 'Once.' })
    const [one, other] = await Promise.all([raise(), raise()])
    expect(other).toBe(one)
    expect(await raise()).toBe(one)
    expect(await journalOf(one)).toEqual(['start', 'writeAccount'])
  })

  test('not a word of it stands in the journal', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId, { account: 'He bolts the door.' })
    const { rows } = await programme.behind.query(
      `select event::text || facts::text as text from journal where lifecycle_id = $1`,
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain('bolts')
  })

  test('a mentor raises none about somebody whom they do not support', async () => {
    const colleague = await programme.signIn('mentor')
    const { personId } = await somebody(programme, team, 'mentored')
    expect(await noOf(aConcern(programme, colleague, personId))).toEqual({ code: 'not-found' })
  })

  test('a clinic raises one about somebody whom the charity knows, and is sent elsewhere with anybody else', async () => {
    const known = await somebody(programme, team, 'mentored')
    const unknown = await somebody(programme, team, 'identified')
    const id = await aConcern(programme, team.clinician, known.personId)
    expect(await asking(programme, team.clinician).concern.byId({ id })).toMatchObject({ mine: true })
    expect(await noOf(aConcern(programme, team.clinician, unknown.personId))).toEqual({
      code: 'refused',
      reasons: ['The charity does not know this person. Use the safeguarding route of your trust.'],
    })
    const stranger = await programme.signIn('clinician', programme.otherClinic)
    expect(await noOf(aConcern(programme, stranger, known.personId))).toEqual({ code: 'not-found' })
  })
})

describe('who sees it', () => {
  test('the mentor who raised it sees it, without what was decided; another mentor and the clinic see nothing', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId, { account: 'He took her phone.' })
    await sent(programme, lead, 'concern', id, triage)
    await sent(programme, lead, 'concern', id, refer)
    const seen = await asking(programme, team.mentor).concern.byId({ id })
    expect(seen).toMatchObject({ mine: true, decisions: [], owed: [], history: [] })
    expect(seen.words.map(({ field }) => field)).toEqual(['account'])
    const colleague = await programme.signIn('mentor')
    for (const caller of [colleague, team.clinician])
      expect(await noOf(asking(programme, caller).concern.byId({ id }))).toEqual({ code: 'not-found' })
    const { rows } = await asking(programme, team.clinician).concern.list({ view: 'all' })
    expect(rows.every(({ raisedBy }) => raisedBy === 'clinician')).toBe(true)
  })

  test('a colleague at the clinic sees what the clinic raised, and may add to it', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.clinician, personId)
    const colleague = await programme.signIn('clinician')
    await sent(programme, colleague, 'concern', id, { type: 'writeAccount', account: 'I was there, too.' })
    const seen = await asking(programme, team.clinician).concern.byId({ id })
    expect(seen.words).toMatchObject([{ text: 'I was there, too.' }])
  })

  test('a safeguarding lead sees who it is, and nothing else of their support', async () => {
    const { personId, mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
    const ask = asking(programme, lead)
    expect(await noOf(ask.people.byId({ personId }))).toEqual({ code: 'not-found' })
    await aConcern(programme, team.mentor, personId)
    const seen = await ask.people.byId({ personId })
    expect(seen.person).toMatchObject({ called: 'Ada' })
    expect(seen).toMatchObject({ episodes: [], timeline: [], sessions: [] })
    expect(await noOf(ask.mentoring.byId({ id: mentoring }))).toEqual({ code: 'not-found' })
  })

  test('a lead of another clinic knows of nothing', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId)
    const elsewhere = await programme.signIn('safeguardingLead', programme.otherClinic)
    expect(await noOf(asking(programme, elsewhere).concern.byId({ id }))).toEqual({ code: 'not-found' })
    expect((await asking(programme, elsewhere).concern.list({ view: 'all' })).rows).toEqual([])
  })
})

describe('what comes of it', () => {
  test('the lead decides, passes it on and answers; then it is closed, and the mentor reads the answer', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId, { account: 'He took her phone.' })
    await sent(programme, lead, 'concern', id, triage)
    await sent(programme, lead, 'concern', id, refer)
    const close = { type: 'close', outcome: 'withServices', forSupervision: true }
    expect(await noOf(sent(programme, lead, 'concern', id, close))).toMatchObject({ code: 'refused' })
    await sent(programme, lead, 'concern', id, {
      type: 'recordReferral',
      to: 'adultReferral',
      madeAt: programme.clock.now(),
      reference: 'LA-17',
    })
    await sent(programme, lead, 'concern', id, {
      type: 'giveFeedback',
      feedback: 'The council knows. Thank you.',
    })
    expect(await sent(programme, lead, 'concern', id, close)).toMatchObject({ state: 'closed' })
    await deliverOutbox(programme.worker)
    const { notices } = await asking(programme, team.mentor).work.today()
    expect(notices).toContainEqual(expect.objectContaining({ of: 'concernFeedback', lifecycleId: id }))
    const seen = await asking(programme, team.mentor).concern.byId({ id })
    expect(seen.words.map(({ field, text }) => [field, text])).toEqual([
      ['account', 'He took her phone.'],
      ['feedback', 'The council knows. Thank you.'],
    ])
    expect(await journalOf(id)).toEqual([
      'start',
      'writeAccount',
      'triage',
      'decide',
      'recordReferral',
      'giveFeedback',
      'close',
    ])
  })

  test('a coordinator takes it on and may not decide', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId)
    await sent(programme, team.coordinator, 'concern', id, triage)
    expect(await noOf(sent(programme, team.coordinator, 'concern', id, refer))).toEqual({ code: 'not-yours' })
  })

  test('nobody closes somebody’s record while it is open', async () => {
    const { personId, discharge } = await somebody(programme, team, 'ending')
    const held = {
      type: 'holdClosing',
      heldAt: programme.clock.now(),
      difference: '',
      whatNext: '',
      howToComeBackTold: true,
      followUpAgreed: false,
    }
    await sent(programme, team.mentor, 'discharge', discharge, held)
    await sent(programme, team.mentor, 'discharge', discharge, { type: 'noSummary' })
    const id = await aConcern(programme, team.clinician, personId, { account: 'She has bruises.' })
    const close = { type: 'close', mentorDebriefed: true }
    expect(await noOf(sent(programme, team.mentor, 'discharge', discharge, close))).toMatchObject({
      code: 'refused',
      reasons: ['The safeguarding lead has to agree first.'],
    })
    await sent(programme, lead, 'concern', id, triage)
    await sent(programme, lead, 'concern', id, {
      type: 'noFurtherAction',
      rationale: 'She fell on the ice, and the clinic has seen to it.',
      personTold: true,
      feedback: 'She fell on the ice.',
    })
    expect(await sent(programme, team.mentor, 'discharge', discharge, close)).toMatchObject({
      state: 'closed',
    })
  })

  test('a clock that nobody hears reminds the lead again', async () => {
    const { personId } = await somebody(programme, team, 'mentored')
    const id = await aConcern(programme, team.mentor, personId, { urgent: true })
    const { rows } = await programme.behind.query<{ key: string; run_at: string }>(
      'select key, run_at from timer where lifecycle_id = $1 order by key',
      [id],
    )
    expect(rows.map(({ key }) => key)).toEqual(['accountDue', 'tellDue'])
    const { overdue, due } = await asking(programme, lead).work.today()
    expect([...overdue, ...due].map(item => item.id)).toContain(id)
  })
})
