/**
 * Every role at every procedure with every kind of session, over HTTP, about six kinds of people: nobody gets further than
 * the table of rights says, and whom they do not reach might as well not exist.
 */
import { mayDoDeed } from '@alongside/domain/deeds'
import { maySee, type Scope } from '@alongside/domain/permissions'
import { type Question, questionOf } from './asking-about.ts'
import { everything } from './everything.ts'
import {
  askMany,
  inTens,
  isLetIn,
  type Permission,
  type Procedure,
  procedures,
  type Reply,
} from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import {
  type CallerRole,
  callerRoles,
  type Ground,
  type RowKind,
  reaches,
  rowKinds,
  sixRows,
} from './six-rows.ts'

/** How each session is made of a good one, and what is heard with it before anybody is asked about. */
const sessions = {
  none: { change: '', heard: 'UNAUTHORIZED' },
  forged: { change: '', heard: 'UNAUTHORIZED' },
  expired: { change: `"expiresAt" = now() - interval '1 second'`, heard: 'UNAUTHORIZED' },
  'left alone': { change: `"updatedAt" = now() - interval '31 minutes'`, heard: 'UNAUTHORIZED' },
  revoked: { change: '', heard: 'UNAUTHORIZED' },
  'password only': { change: `factor = 'password'`, heard: 'UNAUTHORIZED secondFactor' },
  'second factor': { change: `"steppedUpAt" = null`, heard: '' },
  'fresh proof': { change: '', heard: '' },
} as const
type Session = keyof typeof sessions

interface Tally {
  readonly faults: string[]
  count: number
  /** How often somebody was shown whom they may see: without that, the noes would prove nothing. */
  reached: number
}

export const row: Row = {
  id: 'T1',
  title:
    'Nobody gets further at any procedure, with any session, about anybody, than the table of rights says',
  counts: 'calls over HTTP',
  goal: '0 answers other than the table says, 0 differences between somebody out of reach and nobody, 0 procedures without a permission',
  prove: ({ seed, say }) =>
    withHouse(
      'api',
      async house => {
        const tally: Tally = { faults: [], count: 0, reached: 0 }
        for (const { path, permission } of procedures)
          if (!permission) tally.faults.push(`${path} has no permission`)
        const ground = await sixRows(house.programme)
        for (const role of callerRoles) {
          for (const session of Object.keys(sessions) as Session[]) {
            const cookie = await cookieFor(house, ground, role, session)
            if (sessions[session].heard === '') await atTheDoor(house, role, session, cookie, tally)
            await aboutEach(house, ground, { role, session, cookie, seed }, tally)
          }
          say(`  ${role}`)
        }
        if (tally.reached < 50) tally.faults.push(`only ${tally.reached} were shown whom they may see`)
        return proofOf(tally.count, tally.faults, `${tally.faults.length} other answers`)
      },
      // by the real clock all that these people wait for was due long ago
      async () => ({ ALONGSIDE_SECOND_FACTOR: 'required', ALONGSIDE_JOBS: 'off' }),
    ),
}

const guarded = procedures.filter(({ permission }) => permission && !('byLink' in permission))

/** Each procedure is asked with nothing that fits: whoever is told so was let in, and nothing was done. */
async function atTheDoor(house: House, role: CallerRole, session: Session, cookie: string, tally: Tally) {
  for (const some of inTens(guarded)) {
    const calls = some.map(({ path }) => ({ path, body: '"nothing that fits"' }))
    for (const [nth, reply] of (await askMany(house.api, calls, cookie)).entries()) {
      const procedure = some[nth] as Procedure
      const expected = expectedOf(role, session, procedure)
      tally.count++
      if (heardIn(reply) !== expected)
        tally.faults.push(`${role}, ${session}, ${procedure.path}: ${heardIn(reply)} instead of ${expected}`)
    }
  }
}

function expectedOf(role: CallerRole, session: Session, { permission }: Procedure): string {
  if (!permission || !isLetIn(role, permission)) return 'NOT_FOUND'
  if ('do' in permission && session === 'second factor') return 'PRECONDITION_FAILED proof'
  return 'BAD_REQUEST'
}

interface Asking {
  readonly role: CallerRole
  readonly session: Session
  readonly cookie: string
  readonly seed: number
}

/** Every procedure that takes an id, about each of the six. */
async function aboutEach(
  house: House,
  { rows }: Ground,
  { role, session, cookie, seed }: Asking,
  tally: Tally,
) {
  const isOver = sessions[session].heard !== ''
  const questions = new Map(guarded.map(procedure => [procedure, questionOf(procedure, seed)]))
  const asked = guarded.flatMap(procedure => {
    const question = questions.get(procedure)
    if (!question) return []
    // what reaches somebody would be done: only questions are asked about them
    const kinds = rowKinds.filter(
      kind => isOver || procedure.type === 'query' || !isInReach(role, procedure, question, kind),
    )
    return kinds.flatMap(kind => {
      const { clinic = '', mentor = '', account = '' } = rows[kind]
      const nobody = { ...rows['non-existing'], clinic, mentor, account }
      return [
        { procedure, kind, about: kind as string, body: question.body(rows[kind]) },
        ...(question.namesBoth
          ? [{ procedure, kind, about: `nobody beside ${kind}`, body: question.body(nobody) }]
          : []),
      ]
    })
  })
  const before = isOver ? '' : await everything(house)
  const heard = new Map<string, Map<string, Reply>>()
  for (const type of ['query', 'mutation'] as const) {
    const some = asked.filter(({ procedure }) => procedure.type === type)
    for (let at = 0; at < some.length; at += 10) {
      const ten = some.slice(at, at + 10)
      const calls = ten.map(({ procedure, body }) => ({ path: procedure.path, body }))
      for (const [nth, reply] of (await askMany(house.api, calls, cookie)).entries()) {
        const { procedure, about } = ten[nth] as (typeof ten)[number]
        tally.count++
        const of = heard.get(procedure.path) ?? new Map<string, Reply>()
        heard.set(procedure.path, of.set(about, reply))
        if (isOver && heardIn(reply) !== sessions[session].heard)
          tally.faults.push(`${role}, ${session}, ${procedure.path}, ${about}: ${heardIn(reply)}`)
      }
    }
  }
  if (isOver) return
  for (const procedure of guarded) {
    const of = heard.get(procedure.path)
    for (const kind of rowKinds) {
      const reply = of?.get(kind)
      if (!reply) continue
      const nobody = of?.get(`nobody beside ${kind}`) ?? of?.get('non-existing')
      const isTheirs = isInReach(role, procedure, questions.get(procedure), kind)
      if (isTheirs && reply.code === 'OK') tally.reached++
      const wrong = faultOf(role, session, procedure, isTheirs, reply, nobody)
      if (wrong) tally.faults.push(`${role}, ${session}, ${procedure.path}, ${kind}: ${wrong}`)
    }
  }
  const isQuiet = [...heard.values()].every(of => [...of.values()].every(({ code }) => code !== 'OK'))
  if (isQuiet && (await everything(house)) !== before)
    tally.faults.push(`${role}, ${session}: something was changed`)
}

function faultOf(
  role: CallerRole,
  session: Session,
  { permission, type }: Procedure,
  isTheirs: boolean,
  reply: Reply,
  nobody: Reply | undefined,
): string | undefined {
  if (reply.status >= 500) return reply.code
  if (permission && !isLetIn(role, permission)) return reply.code === 'NOT_FOUND' ? undefined : reply.code
  if (permission && 'do' in permission && session === 'second factor')
    return heardIn(reply) === 'PRECONDITION_FAILED proof' ? undefined : heardIn(reply)
  if (isTheirs) return type === 'query' && reply.code === 'UNAUTHORIZED' ? reply.code : undefined
  return nobody && timeless(reply.text) !== timeless(nobody.text)
    ? differing(reply.text, nobody.text)
    : undefined
}

/** An answer may tell the time of day, which goes on. */
function timeless(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
}

function differing(one: string, other: string): string {
  const at = [...one].findIndex((letter, nth) => letter !== other[nth])
  const from = Math.max(0, at - 60)
  return `${one.slice(from, from + 160)} where nobody is ${other.slice(from, from + 160)}`
}

function isInReach(
  role: CallerRole,
  { permission }: Procedure,
  question: Question | undefined,
  kind: RowKind,
): boolean {
  if (!permission || 'byLink' in permission) return false
  return reaches(scopeOf(role, permission), kind, question?.isOfClinic)
}

export function scopeOf(role: CallerRole, permission: Permission): Scope | undefined {
  if ('see' in permission) return maySee(role, permission.see)
  if ('do' in permission) return mayDoDeed(role, permission.do)
  if ('sendTo' in permission && !isLetIn(role, permission)) return undefined
  // whatever anybody may ask about a person reaches as far as that person does: a system knows whom it sent
  return role === 'integration' ? 'clinic' : maySee(role, 'personIdentity')
}

function heardIn({ code, needs }: Reply): string {
  return needs ? `${code} ${needs}` : code
}

/** A session of its own for each kind: one account may have many. */
async function cookieFor(
  house: House,
  { callers }: Ground,
  role: CallerRole,
  session: Session,
): Promise<string> {
  const who = callers.get(role)
  if (!who || session === 'none') return ''
  const { behind } = house.programme
  const { rows } = await behind.query<{ token: string }>(
    `insert into auth."session" ("expiresAt", token, "updatedAt", "steppedUpAt", "userId", factor)
     select now() + interval '1 day', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), now(), now() + interval '1 day',
       auth_user_id, 'code' from account where id = $1 returning token`,
    [who.accountId],
  )
  const token = rows[0]?.token ?? ''
  const { change } = sessions[session]
  if (change) await behind.query(`update auth."session" set ${change} where token = $1`, [token])
  const cookie = await house.apiCookie({ ...who, session: token })
  if (session === 'revoked') {
    const secret = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')[0]
    await behind.query(`delete from auth."session" where token = encode(sha256($1::bytea), 'hex')`, [secret])
  }
  return session === 'forged' ? cookie.replace(/.{12}$/, 'AAAAAAAAAA%3D') : cookie
}
