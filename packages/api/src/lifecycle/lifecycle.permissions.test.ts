/** Who may send what to which record: every role, every event, from inside and from outside. Nothing may move. */
import { randomUUID } from 'node:crypto'
import { type Kind, kinds, lifecycles, type PersonKind, personKinds } from '@alongside/domain/lifecycles'
import { Role } from '@alongside/domain/people'
import { mayDo, maySee } from '@alongside/domain/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { send } from '../send.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { aConcern, aSupervision } from '../testing/beside.ts'
import { enrolled, learns, practised, signedOff } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
const insiders = new Map<Role, SignedIn>()
const outsiders = new Map<Role, SignedIn>()
const records = {} as Record<Kind, string>
/** The one whom the standing is about. */
let newMentor: SignedIn

const roles = Role.options.filter(role => role !== 'person' && role !== 'system')

beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  for (const role of roles) outsiders.set(role, await programme.signIn(role, programme.otherClinic))
  for (const role of roles)
    insiders.set(role, role in team ? team[role as keyof Team] : await programme.signIn(role))
  const stages: Record<PersonKind, Somebody> = {
    referral: await somebody(programme, team, 'released'),
    onboarding: await somebody(programme, team, 'matched'),
    mentoring: await somebody(programme, team, 'mentored'),
    discharge: await somebody(programme, team, 'ending'),
  }
  for (const kind of personKinds) records[kind] = stages[kind][kind]
  const learner = await enrolled(programme, team.coordinator)
  records.training = learner.training
  records.recruitment = await recruitmentOf(learner.trainee)
  insiders.set('trainee', learner.trainee)
  const another = await enrolled(programme, team.coordinator)
  await learns(programme, another)
  await practised(programme, team.coordinator, another)
  const { mentor, standings } = await signedOff(programme, team, another)
  records.standing = standings[0] ?? ''
  newMentor = mentor
  records.concern = await aConcern(programme, team.mentor, stages.mentoring.personId)
  records.supervision = await aSupervision(programme, team.coordinator)
})
afterAll(() => programme.close())

async function recruitmentOf({ accountId }: SignedIn): Promise<string> {
  const { rows } = await programme.behind.query<{ id: string }>(
    'select id from recruitment where holder_id = $1',
    [accountId],
  )
  return rows[0]?.id ?? ''
}

/** Whoever has this role and something to do with the record. */
function insiderOf(kind: Kind, role: Role): SignedIn | undefined {
  return kind === 'standing' && role === 'mentor' ? newMentor : insiders.get(role)
}

/** The version is one that no record has, so that whoever may send is stopped after the question of rights. */
async function answerTo(
  caller: SignedIn | undefined,
  kind: Kind,
  type: string,
  id = records[kind],
): Promise<string> {
  if (!caller) throw new Error('Nobody of this role has signed in')
  const answer = await send(programme.api, caller, {
    kind,
    id,
    seq: 9999,
    event: { type },
    commandId: randomUUID(),
  })
  return answer.ok ? 'granted' : answer.refusal.code
}

async function untouched<T>(kind: Kind, doing: () => Promise<T>): Promise<T> {
  const look = () =>
    programme.behind.query(`select *, (select count(*) from journal) as entries from ${kind} where id = $1`, [
      records[kind],
    ])
  const before = await look()
  const done = await doing()
  expect((await look()).rows).toEqual(before.rows)
  return done
}

/** What somebody of the clinic hears. The concern was raised by the mentor, so that the clinic knows of none. */
function expectedOf(role: Role, kind: Kind, type: string): string {
  if (kind === 'concern' && role === 'clinician') return 'not-found'
  // nobody's record was opened in an emergency
  if (role === 'safeguardingLead' && kind !== 'concern') return 'not-found'
  if (mayDo(role, kind, type)) return 'changed-meanwhile'
  return maySee(role, kind) ? 'not-yours' : 'not-found'
}

function eventsOf(kind: Kind): string[] {
  return lifecycles[kind].Command.options.map(option => option.shape.type.value as string)
}

describe.each(kinds)('%s', kind => {
  test.each(roles)(
    'a %s of the clinic may send what the table says, and hears of nothing else',
    async role => {
      await untouched(kind, async () => {
        for (const type of eventsOf(kind)) {
          const answer = await answerTo(insiderOf(kind, role), kind, type)
          expect([type, answer]).toEqual([type, expectedOf(role, kind, type)])
        }
      })
    },
  )

  test.each(roles)('a %s of another clinic cannot tell that the record exists', async role => {
    await untouched(kind, async () => {
      for (const type of eventsOf(kind)) {
        expect([type, await answerTo(outsiders.get(role), kind, type)]).toEqual([type, 'not-found'])
        expect(await answerTo(outsiders.get(role), kind, type, randomUUID())).toBe('not-found')
      }
    })
  })

  test('another mentor of the same clinic cannot tell that the record exists, unless both take part', async () => {
    const colleague = await programme.signIn('mentor')
    await untouched(kind, async () => {
      for (const type of eventsOf(kind))
        expect(await answerTo(colleague, kind, type)).toBe(
          kind === 'supervision' ? expectedOf('mentor', kind, type) : 'not-found',
        )
    })
  })

  test('a clock cannot be rung by hand', async () => {
    for (const timer of lifecycles[kind].timers)
      expect(['not-yours', 'not-found']).toContain(await answerTo(team.coordinator, kind, `timer.${timer}`))
  })
})

test('nobody without a right to people has a right to send anything', () => {
  for (const role of ['analyst', 'administrator', 'trainee', 'safeguardingLead'] as const)
    for (const kind of personKinds)
      for (const type of [...eventsOf(kind), 'start']) expect(mayDo(role, kind, type)).toBeUndefined()
})
