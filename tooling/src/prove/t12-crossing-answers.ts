/** Two things happen to one record in the same moment: a person opts out as the window ends, a form is sent twice. */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { ring, send } from '@alongside/api/demo'
import { identified, told } from '@alongside/api/testing'
import { aTeam, inTheWindow } from './people.ts'
import { withProgramme } from './programme.ts'
import { rewindTo } from './rewind.ts'
import { proofOf, type Row } from './row.ts'

export const row: Row = {
  id: 'T12',
  title:
    'Whoever opts out in the moment of release is not handed over; a form sent many times has one effect',
  counts: 'crossings',
  goal: '0 hand-overs after an opting out, 8 equal answers with 1 effect',
  prove: ({ long, say }) =>
    withProgramme(async programme => {
      const team = await aTeam(programme)
      const trials = long ? 50_000 : 2000
      const faults: string[] = []

      const { at, due } = await inTheWindow(programme, team)
      const before = await rewindTo(programme, 'referral', [at.id])
      let first = 0
      for (let trial = 1; trial <= trials; trial++) {
        const optOut = () =>
          send(programme.api, team.clinician, {
            kind: 'referral',
            id: at.id,
            seq: at.seq,
            event: { type: 'optOut', reason: 'didNotSay', askAgain: 'inSixMonths' },
            commandId: randomUUID(),
          })
        // each of them is first by turns, or the outcome would be that of the quicker code only
        const both =
          trial % 2 === 0 ? [optOut(), ring(programme.worker, due)] : [ring(programme.worker, due), optOut()]
        const answers = await Promise.all(both)
        const answer = answers[trial % 2 === 0 ? 0 : 1] as Awaited<ReturnType<typeof optOut>>
        const { rows } = await programme.behind.query<{ state: string; released: boolean; clocks: number }>(
          `select r.state, p.released_at is not null as released,
             (select count(*)::int from timer t where t.lifecycle_id = r.id) as clocks
           from referral r join person p on p.id = r.person_id where r.id = $1`,
          [at.id],
        )
        const [now] = rows
        const outAndGone = answer.ok && (now?.released || now?.state !== 'optedOut' || now.clocks > 0)
        const neither = !answer.ok && now?.state !== 'released'
        if (outAndGone || neither) faults.push(`crossing ${trial}: ${JSON.stringify({ answer, now })}`)
        if (answer.ok) first++
        await before.back()
        if (trial % 500 === 0) say(`  ${trial} of ${trials} crossings`)
      }

      const twice = await identified(programme, team.clinician)
      const untold = await rewindTo(programme, 'referral', [twice.id])
      for (let trial = 1; trial <= trials / 4; trial++) {
        const submission = { ...twice, event: told, commandId: randomUUID() }
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => send(programme.api, team.clinician, submission)),
        )
        const differing = answers.filter(each => !isDeepStrictEqual(each, answers[0])).length
        const { rows } = await programme.behind.query<{ entries: number }>(
          'select count(*)::int as entries from journal where lifecycle_id = $1 and seq > 0',
          [twice.id],
        )
        if (differing > 0 || !answers[0]?.ok || rows[0]?.entries !== 1)
          faults.push(`sent ${trial}: ${differing} other answers, ${rows[0]?.entries} effects`)
        await untold.back()
      }
      return proofOf(
        trials + trials / 4,
        faults,
        `${faults.length} faults; the person was first in ${first} of ${trials}`,
      )
    }),
}
