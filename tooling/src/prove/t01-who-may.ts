/** Every role at every procedure with every kind of session, over HTTP: nobody gets further than the table of rights says. */
import type { SignedIn } from '@alongside/api/demo'
import { Role } from '@alongside/domain/people'
import { askMany, inTens, isLetIn, type Procedure, procedures } from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'

const roles = Role.options.filter(role => role !== 'person' && role !== 'system')

/** What a session may be like, and what is heard by whoever may come in and whoever may not. */
type Session = 'none' | 'forged' | 'expired' | 'left alone' | 'of a closed account' | 'not proved' | 'proved'

const over: readonly Session[] = ['none', 'forged', 'expired', 'left alone', 'of a closed account']

/** How each session is made of a good one. */
const making: Partial<Record<Session, string>> = {
  expired: `update auth."session" set "expiresAt" = now() - interval '1 second' where "userId" = $1`,
  'left alone': `update auth."session" set "updatedAt" = now() - interval '31 minutes' where "userId" = $1`,
  'of a closed account': 'update account set disabled_at = now() where auth_user_id = $1',
  'not proved': `update auth."session" set "steppedUpAt" = null where "userId" = $1`,
}

export const row: Row = {
  id: 'T1',
  title: 'Nobody gets further at any procedure, with any session, than the table of rights says',
  counts: 'calls over HTTP',
  goal: '0 answers other than the table says, 0 procedures without a permission',
  prove: ({ say }) =>
    withHouse('api', async house => {
      const faults = procedures
        .filter(({ permission }) => !permission)
        .map(({ path }) => `${path} has no permission`)
      const guarded = procedures.filter(({ permission }) => permission && !('byLink' in permission))
      let count = 0
      for (const role of roles) {
        for (const session of [...over, 'not proved', 'proved'] as const) {
          const cookie = await cookieFor(house, role, session)
          for (const some of inTens(guarded)) {
            const replies = await askMany(
              house.api,
              some.map(({ path }) => ({ path, body: '"nothing that fits"' })),
              cookie,
            )
            for (const [nth, procedure] of some.entries()) {
              count++
              const heard = `${replies[nth]?.code}${replies[nth]?.needs ? ` ${replies[nth]?.needs}` : ''}`
              const expected = expectedOf(role, session, procedure)
              if (heard !== expected)
                faults.push(`${role}, session ${session}, ${procedure.path}: ${heard} instead of ${expected}`)
            }
          }
        }
        say(`  ${role}`)
      }
      return proofOf(count, faults, `${faults.length} other answers`)
    }),
}

function expectedOf(role: Role, session: Session, { permission }: Procedure): string {
  if (over.includes(session)) return 'UNAUTHORIZED'
  if (!permission || !isLetIn(role, permission)) return 'NOT_FOUND'
  if ('do' in permission && session === 'not proved') return 'PRECONDITION_FAILED proof'
  // let in, and told that this was no input: whoever hears it has the right, and nothing was done
  return 'BAD_REQUEST'
}

async function cookieFor(house: House, role: Role, session: Session): Promise<string> {
  if (session === 'none') return ''
  const who: SignedIn = await house.programme.signIn(role)
  const cookie = await house.apiCookie(who)
  if (session === 'forged') return cookie.replace(/.{12}$/, 'AAAAAAAAAA%3D')
  const sql = making[session]
  if (sql) {
    const { rows } = await house.programme.behind.query<{ auth_user_id: string }>(
      'select auth_user_id from account where id = $1',
      [who.accountId],
    )
    await house.programme.behind.query(sql, [rows[0]?.auth_user_id])
  }
  return cookie
}
