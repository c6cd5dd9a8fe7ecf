/** Every procedure with inputs that fit, nearly fit, and should hurt: a no is a no, never a fault, and changes nothing. */
import type { SignedIn } from '@alongside/api/demo'
import { Role } from '@alongside/domain/people'
import fc from 'fast-check'
import * as z from 'zod'
import { broken, fitting, hostile } from './any-input.ts'
import { everything } from './everything.ts'
import { askMany, isLetIn, type Procedure, procedures, type Reply } from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'

const atOnce = 10
const sizes = { check: 60, night: 2000 }

/** What no answer may say: a word of the database or of the program that only a fault can bring out. */
const leaks =
  /syntax error|duplicate key|violates|relation "|column "|select .* from|at .*\.ts:\d|node_modules|ECONN|TypeError|RangeError|Cannot read prop/i

export const row: Row = {
  id: 'T6',
  title:
    'Whatever is sent to any procedure, the answer is never a fault, never slow, and what is refused changes nothing',
  counts: 'inputs',
  goal: '0 faults, 0 answers over 2 seconds, 0 rows changed by what was refused, 0 words of the database',
  prove: ({ long, seed, say }) =>
    withHouse('api', async house => {
      const faults: string[] = []
      const each = long ? sizes.night : sizes.check
      const callers = await callersOf(house)
      let count = 0
      for (const [nth, procedure] of procedures.entries()) {
        const cookie = await cookieFor(house, callers, procedure)
        const before = await everything(house)
        const replies: Reply[] = []
        const inputs = inputsOf(procedure, each, seed + nth)
        for (let at = 0; at < inputs.length; at += atOnce) {
          const calls = inputs.slice(at, at + atOnce).map(body => ({ path: procedure.path, body }))
          const some = await askMany(house.api, calls, cookie, {
            'x-alongside-client-ip': `10.6.${nth % 250}.${(at / 10) % 250}`,
          })
          replies.push(...some)
          count += calls.length
          for (const [one, reply] of some.entries()) {
            const wrong = faultIn(reply)
            if (wrong) faults.push(`${procedure.path}: ${wrong}, for ${calls[one]?.body.slice(0, 200)}`)
          }
        }
        if (replies.every(({ code }) => code !== 'OK') && (await everything(house)) !== before)
          faults.push(`${procedure.path}: something was changed though all was refused`)
        if (nth % 25 === 24) say(`  ${nth + 1} of ${procedures.length} procedures`)
      }
      return proofOf(
        count,
        [...new Set(faults)],
        `${faults.length} faults in ${procedures.length} procedures`,
      )
    }),
}

function faultIn({ status, text, ms, code }: Reply): string | undefined {
  if (status >= 500 || code === 'INTERNAL_SERVER_ERROR') return `a fault (${code})`
  if (ms > 2000) return `${Math.round(ms)} ms`
  if (code !== 'OK' && leaks.test(text)) return `it said ${leaks.exec(text)?.[0]}`
  return undefined
}

/** As JSON, as it would stand in a body: so that `__proto__` and half characters arrive as they are. */
function inputsOf({ inputs }: Procedure, count: number, seed: number): string[] {
  const [schema = z.strictObject({})] = inputs
  const third = Math.ceil(count / 3)
  const fits = fc.sample(fitting(schema), { numRuns: third, seed })
  const nearly = fc.sample(broken(schema), { numRuns: third, seed })
  const hurts = Array.from({ length: count - 2 * third }, (_, at) => hostile[(at + seed) % hostile.length])
  return [...fits, ...nearly, ...hurts].map(input => JSON.stringify(input) ?? 'null').map(withNewCommand)
}

/** A command is known by its id, and a second one of the same would only be told what the first came to. */
function withNewCommand(body: string): string {
  return body.replace(/("commandId":")[^"]*"/, (_, key: string) => `${key}${crypto.randomUUID()}"`)
}

async function callersOf({ programme }: House): Promise<ReadonlyMap<Role, SignedIn>> {
  const callers = new Map<Role, SignedIn>()
  for (const role of Role.options)
    if (role !== 'person' && role !== 'system') {
      const who = await programme.signIn(role)
      // what they write is sealed with a key of their own, which an invitation would have made
      const { row } = programme.api.keys.newKey(who.accountId ?? '')
      await programme.behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [
        row.owner_id,
        row.wrapped,
      ])
      callers.set(role, who)
    }
  return callers
}

async function cookieFor(
  house: House,
  callers: ReadonlyMap<Role, SignedIn>,
  { permission }: Procedure,
): Promise<string> {
  for (const [role, who] of callers)
    if (permission && !('byLink' in permission) && isLetIn(role, permission)) return house.apiCookie(who)
  return ''
}
