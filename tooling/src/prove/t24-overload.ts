/** More than the house can do: it sends some away with a word, and goes on for the others. */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAnswered, isSentAway, type Loaded, underLoad, within } from './load.ts'
import type { Asked } from './pour.ts'
import { proofOf, type Row } from './row.ts'

const PER_SECOND = 150
const CALM = PER_SECOND / 3
const SLOW_ONES = 500
const SLICES = 4

export const row: Row = {
  id: 'T24',
  title:
    'Four times the load, one who never stops asking, five hundred slow ones, or a batch too long: the others go on',
  counts: 'requests',
  goal: 'sent away only with 429 or 503, 99 of 100 of those let in within 1 s, others at most half as slow again, usual after 10 s',
  prove: ({ long, seed, say }) =>
    underLoad(long ? '100k' : '10k', seed, async house => {
      const seconds = long ? 120 : 16
      const faults: string[] = []
      const told: string[] = []
      const calm = await house.ask(CALM, seconds)

      const rush = await house.ask(PER_SECOND * 4, seconds)
      const letIn = rush.filter(isAnswered)
      const away = rush.filter(isSentAway)
      faults.push(...othersOf('a rush', rush))
      if (within(letIn, 0.99) > 1000)
        faults.push(`in a rush 99 of 100 of those let in took up to ${Math.round(within(letIn, 0.99))} ms`)
      told.push(
        `rush: ${letIn.length} let in within ${Math.round(within(letIn, 0.99))} ms, ${away.length} sent away`,
      )
      await sleep(10_000)
      const after = await house.ask(CALM, seconds)
      faults.push(...notUsual('ten seconds after a rush', after, calm))

      const cookie = await house.oneMore(house.world.coordinator)
      const one = await inTurns(house, seconds, async work => {
        const greedy = house.ask(PER_SECOND * 2, seconds / SLICES, () => ({
          name: 'referral.list',
          path: '/trpc/referral.list',
          body: { view: 'all', limit: 50 },
          cookie,
        }))
        const beside = await work()
        faults.push(...othersOf('one who never stops', await greedy))
        return beside
      })
      faults.push(...notUsual('beside one who never stops', one.beside, one.calm))
      told.push(compared('beside one who never stops', one))

      const many = await inTurns(house, seconds, async work => {
        const slow = openSlowOnes(house)
        const beside = await work()
        for (const each of slow) each.destroy()
        return beside
      })
      faults.push(...notUsual(`among ${SLOW_ONES} slow ones`, many.beside, many.calm))
      told.push(compared('among slow ones', many))

      const long11 = await batchOfEleven(house)
      if (long11 < 400 || long11 >= 500) faults.push(`a batch of eleven was answered with ${long11}`)
      faults.push(...(await house.traffic.reckon(house.world.url)))
      for (const each of told) say(`  ${each}`)
      const all = [calm, rush, after, one.calm, one.beside, many.calm, many.beside]
      const count = all.reduce((sum, some) => sum + some.length, 0)
      return proofOf(count, faults, `${told.join('; ')}; ${faults.length} faults`)
    }),
}

interface Turns {
  readonly calm: Asked[]
  readonly beside: Asked[]
}

/** The usual and the unusual take turns, so that whatever else the machine does hits both alike. */
async function inTurns(
  house: Loaded,
  seconds: number,
  unusual: (work: () => Promise<Asked[]>) => Promise<Asked[]>,
): Promise<Turns> {
  const turns: Turns = { calm: [], beside: [] }
  const work = () => house.ask(CALM, seconds / SLICES)
  for (let slice = 0; slice < SLICES; slice++) {
    turns.calm.push(...(await work()))
    turns.beside.push(...(await unusual(work)))
  }
  return turns
}

function compared(when: string, { calm, beside }: Turns): string {
  return `${when} 95 of 100 within ${Math.round(within(beside, 0.95))} ms, without within ${Math.round(within(calm, 0.95))}`
}

function othersOf(when: string, asked: readonly Asked[]): string[] {
  const others = asked.filter(each => !isAnswered(each) && !isSentAway(each))
  return others.length === 0
    ? []
    : [`in ${when} ${others.length} were answered otherwise, the first with ${others[0]?.status}`]
}

function notUsual(when: string, asked: readonly Asked[], calm: readonly Asked[]): string[] {
  const [p95, usual] = [within(asked, 0.95), within(calm, 0.95)]
  const lost = asked.filter(each => !isAnswered(each)).length
  return [
    ...(p95 > usual * 1.5
      ? [`${when} 95 of 100 took up to ${Math.round(p95)} ms, usually ${Math.round(usual)}`]
      : []),
    ...(lost > 0 ? [`${when} ${lost} were not answered`] : []),
  ]
}

/** They begin to ask and never come to the end of it. */
function openSlowOnes({ address }: Loaded): Socket[] {
  const { hostname, port } = new URL(address)
  return Array.from({ length: SLOW_ONES }, () => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => undefined)
    socket.write('POST /trpc/work.today HTTP/1.1\r\nhost: x\r\nx-slow: ')
    return socket
  })
}

async function batchOfEleven({ address, world }: Loaded): Promise<number> {
  const eleven = Array.from({ length: 11 }, () => 'work.today').join(',')
  const answer = await fetch(`${address}/trpc/${eleven}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: world.mentor.cookie },
    body: '{}',
  })
  return answer.status
}
