/** Somebody at another clinic, and nobody at all: to the byte the same answer, and in the night to the millisecond. */

import { questionOf } from './asking-about.ts'
import { isLetIn, type Procedure, procedures } from './procedures.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import { type CallerRole, callerRoles, type Ids, reaches, sixRows } from './six-rows.ts'
import { scopeOf } from './t01-who-may.ts'
import { compare } from './two-samples.ts'

const pairs = { check: 6, night: 500 }
/** So unlikely a difference is none that chance made, and so large a one is worth somebody's while. */
const [certain, felt] = [0.01, 2]

export const row: Row = {
  id: 'T1c',
  title:
    'Whoever is out of reach is answered as nobody is: the same bytes and headers, and with --long in the same time',
  counts: 'pairs of answers',
  goal: '0 pairs that differ; with --long no difference in time that is certain, or over 2 ms',
  prove: ({ long, seed, say }) =>
    withHouse(
      'api',
      async house => {
        const { callers, rows } = await sixRows(house.programme)
        const faults: string[] = []
        const asked = reads(seed)
        let count = 0
        for (const { role, procedure, body } of asked) {
          const who = callers.get(role)
          if (!who) continue
          const cookie = await house.apiCookie(who)
          const times: [number[], number[]] = [[], []]
          const nobodyThere: Ids = { ...rows['non-existing'] }
          for (let pair = 0; pair < (long ? pairs.night : pairs.check); pair++) {
            count++
            const there = () => ask(house, procedure, body(rows['other clinic']), cookie)
            const nowhere = () => ask(house, procedure, body(nobodyThere), cookie)
            // which of them comes first changes, so that whatever is warm is warm for both
            const one = pair % 2 === 0 ? await there() : undefined
            const none = await nowhere()
            const foreign = one ?? (await there())
            times[0].push(foreign.ms)
            times[1].push(none.ms)
            const [theirs, nobodys] = [
              plain(foreign.told, rows['other clinic']),
              plain(none.told, nobodyThere),
            ]
            if (theirs !== nobodys)
              faults.push(`${procedure.path} as ${role}: ${theirs.slice(0, 150)} | ${nobodys.slice(0, 150)}`)
          }
          const { p, gap } = compare(...times)
          if (long && (p < certain / asked.length || gap >= felt))
            faults.push(`${procedure.path} as ${role}: ${gap.toFixed(2)} ms apart, p = ${p.toExponential(1)}`)
        }
        say(`  ${asked.length} procedures and roles`)
        return proofOf(count, [...new Set(faults)], `${faults.length} differ`)
      },
      async () => ({ ALONGSIDE_JOBS: 'off' }),
    ),
}

interface Read {
  readonly role: CallerRole
  readonly procedure: Procedure
  body(ids: Ids): string
}

/** Every question with an id, as everybody who is let in and does not reach another clinic. */
function reads(seed: number): Read[] {
  return procedures.flatMap(procedure => {
    const { permission, type } = procedure
    const question = questionOf(procedure, seed)
    if (!permission || type !== 'query' || !question || 'byLink' in permission) return []
    return callerRoles
      .filter(role => isLetIn(role, permission))
      .filter(role => !reaches(scopeOf(role, permission), 'other clinic', question.isOfClinic))
      .map(role => ({ role, procedure, body: question.body }))
  })
}

async function ask({ api }: House, { path }: Procedure, body: string, cookie: string) {
  const began = performance.now()
  const answer = await fetch(`${api}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body,
  })
  const text = await answer.text()
  const ms = performance.now() - began
  const headers = [...answer.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name))
  return { ms, told: `${answer.status} ${JSON.stringify(headers)} ${text}` }
}

/** What was asked for may be said again; what time it is goes on. */
function plain(told: string, ids: Ids): string {
  return Object.values(ids)
    .reduce((left, id) => left.replaceAll(id, 'ID'), told)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
}
