/** The load that was promised, held: questions and events at the API, asked whether or not answers come. */
import { isAnswered, underLoad, within } from './load.ts'
import { proofOf, type Row } from './row.ts'

const PER_SECOND = 150
const MOST = { p95: 150, p99: 400, growth: 0.01 }

export const row: Row = {
  id: 'T23',
  title:
    'A hundred and fifty requests a second, one in five an event, are answered in time for as long as they come',
  counts: 'requests',
  goal: `95 of 100 within ${MOST.p95} ms, 99 within ${MOST.p99} ms, 0 errors; over an hour memory grows by less than 1 % in ten minutes`,
  prove: ({ long, seed, say }) =>
    underLoad(long ? '100k' : '10k', seed, async ({ world, traffic, memory, ask }) => {
      const minutes = long ? 60 : 2
      const asked = []
      const used: number[] = []
      for (let minute = 0; minute < minutes; minute++) {
        asked.push(...(await ask(PER_SECOND, 60)))
        used.push(memory())
        say(
          `  minute ${minute + 1}: 95 of 100 within ${Math.round(within(asked.slice(-PER_SECOND * 60), 0.95))} ms`,
        )
      }
      const [p95, p99] = [within(asked, 0.95), within(asked, 0.99)]
      const failed = asked.filter(each => !isAnswered(each))
      const growth = growthInTenMinutes(used)
      const faults = [
        ...(p95 < MOST.p95 ? [] : [`95 of 100 took up to ${Math.round(p95)} ms`]),
        ...(p99 < MOST.p99 ? [] : [`99 of 100 took up to ${Math.round(p99)} ms`]),
        ...failed.slice(0, 10).map(({ question, status }) => `${question.name} answered ${status}`),
        ...(long && growth >= MOST.growth
          ? [`memory grew by ${(100 * growth).toFixed(1)} % in ten minutes`]
          : []),
        ...(await traffic.reckon(world.url)),
      ]
      return proofOf(
        asked.length,
        faults,
        `95 of 100 within ${Math.round(p95)} ms, 99 within ${Math.round(p99)} ms, ${failed.length} errors, ${traffic.acknowledged} events, ${world.people.toLocaleString('en-GB')} people`,
      )
    }),
}

/** How much the line through the second half of the minutes rises, as a share of where it begins. */
function growthInTenMinutes(used: readonly number[]): number {
  const half = used.slice(used.length >> 1)
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const [x, y] = [mean(half.map((_, at) => at)), mean(half)]
  const over = half.reduce((sum, each, at) => sum + (at - x) * (each - y), 0)
  const under = half.reduce((sum, _, at) => sum + (at - x) ** 2, 0)
  return under === 0 ? 0 : ((over / under) * 10) / y
}
