import { randomUUID } from 'node:crypto'
import { instant } from '@alongside/domain/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { aConcern, aSupervision } from '../testing/beside.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
  for (const account of [team.mentor, team.coordinator, team.clinician]) await withKey(account)
})
afterAll(() => programme.close())

/** An account as an invitation makes it: with a key of its own. */
async function withKey({ accountId }: SignedIn): Promise<void> {
  const { row } = programme.api.keys.newKey(accountId)
  await programme.behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [
    accountId,
    row.wrapped,
  ])
}

/** A coordinator, a clinician and a mentor of a programme in which nothing was arranged yet. */
async function fresh(): Promise<{ programme: Programme; team: Team }> {
  const other = await openProgramme()
  return { programme: other, team: await aTeam(other) }
}

function hold(supervision: { attended: string[]; nextAt?: string }, at = '2025-01-27T10:00:00.000Z') {
  return { type: 'hold', heldAt: at, themes: ['stigma'], learning: 'Offer the side door.', ...supervision }
}

describe('the agenda', () => {
  test('fills itself with what stands still, by alias; only those who know them anyway see a name', async () => {
    const { programme: other, team: theirs } = await fresh()
    const { personId } = await somebody(other, theirs, 'mentored', { called: 'Ada' })
    await somebody(other, theirs, 'mentored', { called: 'Ben' })
    await aConcern(other, theirs.mentor, personId)
    const id = await aSupervision(other, theirs.coordinator)
    await sent(other, theirs.coordinator, 'supervision', id, { type: 'openAgenda' })
    const { items } = await asking(other, theirs.coordinator).supervision.byId({ id })
    expect(items).toMatchObject([{ name: 'Ada', personId, why: ['openConcern'], byName: false }])
    const mentor = await asking(other, theirs.mentor).supervision.byId({ id })
    expect(mentor.items).toMatchObject([{ name: 'Ada', alias: items[0]?.alias }])
    const colleague = await other.signIn('mentor')
    for (const caller of [theirs.clinician, colleague])
      expect((await asking(other, caller).supervision.byId({ id })).items).toMatchObject([
        { alias: items[0]?.alias, name: null, personId: null },
      ])
    await other.close()
  })

  test('opens by itself a week before, and asks the mentors and the clinic', async () => {
    const { programme: other, team: theirs } = await fresh()
    const id = await aSupervision(other, theirs.coordinator)
    other.clock.set('2025-01-20T09:30:00.000Z')
    await ringTimers(other.worker)
    await deliverOutbox(other.worker)
    expect(await asking(other, theirs.coordinator).supervision.byId({ id })).toMatchObject({
      state: 'agendaOpen',
    })
    for (const caller of [theirs.mentor, theirs.clinician])
      expect((await asking(other, caller).work.today()).notices).toContainEqual(
        expect.objectContaining({ of: 'addToAgenda', lifecycleId: id }),
      )
    await other.close()
  })

  test('a mentor brings somebody by alias; by name only if that was agreed', async () => {
    const quiet = await somebody(programme, team, 'mentored', { scopes: { teamDiscussion: false } })
    const open = await somebody(programme, team, 'mentored', {
      called: 'Ada',
      scopes: { teamDiscussion: true },
    })
    const id = await aSupervision(programme, team.coordinator)
    const { aliases } = await asking(programme, team.mentor).supervision.byId({ id })
    const aliasOf = (personId: string) => aliases.find(each => each.personId === personId)?.alias ?? ''
    const bring = (personId: string, byName: boolean) =>
      sent(programme, team.mentor, 'supervision', id, {
        type: 'addItem',
        itemId: randomUUID(),
        alias: aliasOf(personId),
        byName,
        about: 'How to go on.',
      })
    expect(await noOf(bring(quiet.personId, true))).toMatchObject({
      code: 'refused',
      reasons: ['They have not agreed to be spoken of by name.'],
    })
    await bring(quiet.personId, false)
    await bring(open.personId, true)
    const seen = await asking(programme, team.clinician).supervision.byId({ id })
    expect(seen.items.map(({ alias, name, about }) => [alias, name, about])).toEqual([
      [aliasOf(quiet.personId), null, 'How to go on.'],
      [aliasOf(open.personId), 'Ada', 'How to go on.'],
    ])
    const colleague = await programme.signIn('mentor')
    const theirs = sent(programme, colleague, 'supervision', id, {
      type: 'addItem',
      itemId: randomUUID(),
      alias: aliasOf(quiet.personId),
      byName: false,
      about: 'Not mine.',
    })
    expect(await noOf(theirs)).toMatchObject({
      reasons: ['This is not somebody whose support you take part in.'],
    })
    const { rows } = await programme.behind.query<{ text: string }>(
      `select event::text as text from journal where lifecycle_id = $1`,
      [id],
    )
    for (const { text } of rows) {
      expect(text).not.toContain('How to go on')
      for (const { personId, referral } of [quiet, open]) expect(text).not.toMatch(`${personId}|${referral}`)
    }
  })
})

describe('held by both sides', () => {
  test('keeps who was there, begins the next one, and counts for the mentors', async () => {
    const { programme: other, team: theirs } = await fresh()
    const ask = asking(other, theirs.coordinator).supervision
    const id = await aSupervision(other, theirs.coordinator)
    await sent(other, theirs.coordinator, 'supervision', id, { type: 'openAgenda' })
    expect(await ask.recency()).toMatchObject([{ lastOn: null }])
    other.clock.set('2025-01-27T12:00:00.000Z')
    const [clinician, mentor, coordinator] = [theirs.clinician, theirs.mentor, theirs.coordinator].map(
      ({ accountId }) => accountId,
    ) as [string, string, string]
    const nextAt = '2025-02-24T10:00:00.000Z'
    const without = sent(other, theirs.coordinator, 'supervision', id, hold({ attended: [mentor], nextAt }))
    expect(await noOf(without)).toMatchObject({
      code: 'refused',
      reasons: ['Somebody of the clinic has to be there, too.'],
    })
    const held = await sent(
      other,
      theirs.coordinator,
      'supervision',
      id,
      hold({ attended: [clinician, mentor, coordinator], nextAt }),
    )
    expect(held.began).toMatchObject([{ kind: 'supervision' }])
    expect(await ask.byId({ id: held.began[0]?.id ?? '' })).toMatchObject({
      state: 'scheduled',
      plannedAt: instant(nextAt),
    })
    expect((await ask.byId({ id })).attendance).toHaveLength(3)
    expect(await ask.recency()).toMatchObject([{ lastOn: '2025-01-27', recency: 'recent' }])
    expect(await asking(other, theirs.mentor).supervision.recency()).toMatchObject([{ recency: 'recent' }])
    // what was learnt is for both sides once it is shared
    expect((await asking(other, theirs.clinician).supervision.byId({ id })).learning).toBeNull()
    const actionId = randomUUID()
    await sent(other, theirs.clinician, 'supervision', id, {
      type: 'addAction',
      actionId,
      what: 'Ask for a quiet room.',
      ownerId: clinician,
      dueOn: '2025-02-10',
    })
    await sent(other, theirs.coordinator, 'supervision', id, { type: 'shareLearning' })
    const shared = await asking(other, theirs.clinician).supervision.byId({ id })
    expect(shared).toMatchObject({
      state: 'actionsOpen',
      learning: 'Offer the side door.',
      actions: [{ what: 'Ask for a quiet room.', mine: true, side: 'clinic', late: false }],
    })
    expect(
      await noOf(sent(other, theirs.mentor, 'supervision', id, { type: 'finishAction', actionId })),
    ).toMatchObject({ reasons: ['This action is somebody else’s.'] })
    const done = await sent(other, theirs.clinician, 'supervision', id, { type: 'finishAction', actionId })
    expect(done).toMatchObject({ state: 'closed' })
    await other.close()
  })

  test('one that nobody recorded escalates to both sides', async () => {
    const { programme: other, team: theirs } = await fresh()
    const lead = await other.signIn('safeguardingLead')
    const id = await aSupervision(other, theirs.coordinator)
    await sent(other, theirs.coordinator, 'supervision', id, { type: 'openAgenda' })
    other.clock.set('2025-01-28T11:00:00.000Z')
    await ringTimers(other.worker)
    await deliverOutbox(other.worker)
    for (const caller of [theirs.coordinator, theirs.clinician, lead])
      expect((await asking(other, caller).work.today()).notices.map(({ of }) => of)).toContain(
        'supervisionMissed',
      )
    await other.close()
  })

  test('there is one to come at a time', async () => {
    const { programme: other, team: theirs } = await fresh()
    await aSupervision(other, theirs.coordinator)
    expect(await noOf(aSupervision(other, theirs.coordinator))).toMatchObject({ code: 'refused' })
    await aSupervision(other, theirs.coordinator, { mentorId: theirs.mentor.mentorId })
    await other.close()
  })
})

describe('a mentor’s own', () => {
  test('is seen by the mentor and the coordinators, and by nobody of the clinic', async () => {
    const colleague = await programme.signIn('mentor')
    const id = await aSupervision(programme, team.coordinator, { mentorId: colleague.mentorId })
    expect(await asking(programme, colleague).supervision.byId({ id })).toMatchObject({ sort: 'oneToOne' })
    for (const caller of [team.mentor, team.clinician])
      expect(await noOf(asking(programme, caller).supervision.byId({ id }))).toEqual({ code: 'not-found' })
    const strangers = await programme.signIn('coordinator', programme.otherClinic)
    expect(await noOf(asking(programme, strangers).supervision.byId({ id }))).toEqual({ code: 'not-found' })
  })

  test('thoughts are read by the mentor and the one they were given to, and by nobody else', async () => {
    const other = await programme.signIn('coordinator')
    const reflect = (text: string, givenTo: string | null) =>
      asking(programme, team.mentor).supervision.reflect({
        commandId: randomUUID(),
        text,
        givenTo,
        supervisionId: null,
      })
    await reflect('It brought back my own diagnosis.', team.coordinator.accountId)
    const { id } = await reflect('For me alone.', null)
    const read = async (caller: SignedIn) =>
      (await asking(programme, caller).supervision.reflections()).reflections.map(({ text }) => text)
    expect((await read(team.mentor)).sort()).toEqual(['For me alone.', 'It brought back my own diagnosis.'])
    expect(await read(team.coordinator)).toEqual(['It brought back my own diagnosis.'])
    expect(await read(other)).toEqual([])
    expect(await noOf(asking(programme, team.clinician).supervision.reflections())).toEqual({
      code: 'not-found',
    })
    const { rows } = await programme.behind.query<{ text: string }>(
      `select encode(text_sealed, 'escape') as text from reflection`,
    )
    expect(JSON.stringify(rows)).not.toContain('diagnosis')
    await asking(programme, team.mentor).supervision.takeBack({ commandId: randomUUID(), id })
    expect(await read(team.mentor)).toHaveLength(1)
  })
})

describe('the calendar', () => {
  test('shows moments and neutral kinds by a secret address, until it is taken back', async () => {
    const { mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
    await sent(programme, team.mentor, 'mentoring', mentoring, {
      type: 'planSession',
      heldAt: '2025-01-20T14:00:00.000Z',
      mode: 'inClinic',
      checkInWith: 'notNeeded',
    })
    const mine = asking(programme, team.mentor).calendar
    expect(await mine.mine()).toEqual({ token: null, madeAt: null })
    await mine.make({ commandId: randomUUID() })
    const { token } = await mine.mine()
    const anybody = asking(programme, null).calendar
    const feed = await anybody.feed({ token: token ?? '' })
    expect(feed).toContainEqual(
      expect.objectContaining({ id: mentoring, kind: 'session', startsAt: '2025-01-20T14:00:00.000Z' }),
    )
    expect(JSON.stringify(feed)).not.toContain('Ada')
    await mine.make({ commandId: randomUUID() })
    expect(await noOf(anybody.feed({ token: token ?? '' }))).toEqual({ code: 'not-found' })
    const { token: second } = await mine.mine()
    await mine.revoke({ commandId: randomUUID() })
    expect(await noOf(anybody.feed({ token: second ?? '' }))).toEqual({ code: 'not-found' })
    const { rows } = await programme.behind.query<{ token_hash: string }>(
      'select token_hash from followed_calendar',
    )
    expect(rows.map(({ token_hash }) => token_hash)).not.toContain(token)
  })
})
