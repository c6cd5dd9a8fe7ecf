/** Several coordinators promise the last place of one mentor at the same moment. One of them may. */
import { randomUUID } from 'node:crypto'
import { send } from '@alongside/api/demo'
import { chanceOf } from '@alongside/domain/what-if'
import { assessed, aTeam } from './people.ts'
import { withProgramme } from './programme.ts'
import { rewindTo } from './rewind.ts'
import { proofOf, type Row } from './row.ts'

const MOST = 8

export const row: Row = {
  id: 'T11',
  title: 'The last free place of a mentor is never given twice',
  counts: 'races',
  goal: '0 overbooked, 0 without a winner',
  prove: ({ long, seed, say }) =>
    withProgramme(async programme => {
      const team = await aTeam(programme)
      const rivals = await Promise.all(Array.from({ length: MOST }, () => programme.signIn('coordinator')))
      const waiting = []
      for (let at = 0; at < MOST; at++) waiting.push(await assessed(programme, team))
      await programme.behind.query('update mentor set capacity = 1')
      const before = await rewindTo(
        programme,
        'onboarding',
        waiting.map(({ id }) => id),
      )
      const chance = chanceOf(seed)
      const races = long ? 50_000 : 2000
      const faults: string[] = []
      for (let race = 1; race <= races; race++) {
        const many = 2 + chance.below(MOST - 1)
        const answers = await Promise.all(
          waiting.slice(0, many).map(({ id, seq }, at) =>
            send(programme.api, rivals[at] ?? team.coordinator, {
              kind: 'onboarding',
              id,
              seq,
              event: { type: 'proposeMatch', mentorId: team.mentor.mentorId ?? '' },
              commandId: randomUUID(),
            }),
          ),
        )
        const won = answers.filter(({ ok }) => ok).length
        const { rows } = await programme.behind.query<{ taken: number }>(
          `select count(*)::int as taken from onboarding where state = 'matching' and status = 'active'`,
        )
        if (won !== 1 || rows[0]?.taken !== 1)
          faults.push(`race ${race} of seed ${seed}: ${many} asked, ${won} won, ${rows[0]?.taken} promised`)
        await before.back()
        if (race % 500 === 0) say(`  ${race} of ${races} races`)
      }
      return proofOf(races, faults, `${faults.length} overbooked or without a winner`)
    }),
}
