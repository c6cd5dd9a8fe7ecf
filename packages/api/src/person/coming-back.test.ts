import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, contact, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { agreed, told } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

/** Somebody whose support has ended, and whom the clinic puts on its list again half a year later. */
async function backAgain(clinicNumber: string) {
  programme.clock.set('2025-01-13T10:00:00.000Z')
  const first = await somebody(programme, team, 'closed', { called: 'Ada', clinicNumber })
  programme.clock.set('2025-07-14T10:00:00.000Z')
  const { id: referral } = await asking(programme, team.clinician).referral.add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person: {
      clinicNumber: `N${clinicNumber}1`,
      called: 'Ada',
      familyName: '',
      reason: 'clinicianFlag',
      reasonOn: null,
      unwell: false,
      phone: '07700 900999',
      language: '',
    },
  } as never)
  return { ...first, again: referral }
}

test('whoever comes back is a new episode, asked afresh how they may be reached and what they agree to', async () => {
  const { personId, referral, again } = await backAgain('BACK1')
  const ask = asking(programme, team.clinician)
  const page = await ask.people.byId({ personId })
  expect(page.episodes).toMatchObject([
    { episodeId: again, lifecycles: [{ id: again, state: 'identified' }] },
  ])
  expect(page.person.contact.rules.askedAt).toBeNull()
  expect(page.person.contact.details.phone).toBe('+447700900999')
  expect(page.person.consents).toEqual([])
  expect(page.timeline.map(({ lifecycleId }) => lifecycleId)).toEqual([again])
  expect(page.receipts).toEqual([])
  expect(page.earlier).toMatchObject([{ episodeId: referral }])

  // told and agreed again, nothing is released before they were asked about contact again
  await sent(programme, team.clinician, 'referral', again, told)
  await sent(programme, team.clinician, 'referral', again, agreed)
  const { options } = await ask.referral.byId({ id: again })
  expect(options.find(({ type }) => type === 'release')).toMatchObject({
    open: false,
    reasons: ['Ask first how and when it is safe to reach this person.'],
  })
})

test('until they agree again the charity does not see who came back, and then not what was before', async () => {
  const { personId, referral, again } = await backAgain('BACK2')
  const team2 = asking(programme, team.coordinator)
  expect(await noOf(team2.people.byId({ personId }))).toEqual({ code: 'not-found' })
  const ask = asking(programme, team.clinician)
  await sent(programme, team.clinician, 'referral', again, told)
  await sent(programme, team.clinician, 'referral', again, agreed)
  const { person } = await ask.people.byId({ personId })
  const contactAgain = { ...contact, called: 'Ada', phone: '+447700900999' }
  await ask.people.recordContact({
    personId,
    seq: person.seq,
    commandId: randomUUID(),
    contact: contactAgain,
  } as never)
  await sent(programme, team.clinician, 'referral', again, { type: 'release' })
  const seen = await team2.people.byId({ personId })
  expect(seen.episodes.map(({ episodeId }) => episodeId)).toEqual([again])
  expect(seen.sessions).toEqual([])
  expect(seen.earlier.map(({ episodeId }) => episodeId)).toEqual([referral])
  expect(JSON.stringify(seen)).not.toContain('We met four times')
})

test('an earlier episode is opened with a reason, which stands beside the name of whoever opened it', async () => {
  const { personId, referral, again } = await backAgain('BACK3')
  const ask = asking(programme, team.clinician)
  const before = await ask.people.earlierEpisode({ personId, episodeId: referral, why: 'personAsked' })
  expect(before.lifecycles).toMatchObject([{ id: referral, state: 'accepted' }])
  expect(before.consents.find(({ scope }) => scope === 'shareContact')).toMatchObject({ given: true })
  expect(before.timeline.at(-1)).toMatchObject({ type: 'start' })
  const { rows } = await programme.behind.query(
    `select what, outcome, account_id from access_log where person_ids @> array[$1]::uuid[] order by id desc limit 1`,
    [personId],
  )
  expect(rows).toEqual([
    { what: 'people.earlierEpisode.personAsked', outcome: 'read', account_id: team.clinician.accountId },
  ])
  // the one that they are in has a page of its own, and nobody opens one of somebody else
  expect(await noOf(ask.people.earlierEpisode({ personId, episodeId: again, why: 'safety' }))).toEqual({
    code: 'not-found',
  })
  const stranger = await programme.signIn('clinician', programme.otherClinic)
  const theirs = asking(programme, stranger).people
  expect(await noOf(theirs.earlierEpisode({ personId, episodeId: referral, why: 'safety' }))).toEqual({
    code: 'not-found',
  })
})

test('what somebody said no to before is no longer a no, and what they said yes to no longer a yes', async () => {
  const { personId } = await backAgain('BACK4')
  const { rows } = await programme.behind.query(
    'select count(*)::int as asked, count(lapsed_at)::int as lapsed from consent where person_id = $1',
    [personId],
  )
  expect(rows[0].lapsed).toBe(rows[0].asked)
  expect(rows[0].asked).toBeGreaterThan(0)
})
