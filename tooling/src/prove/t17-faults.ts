/** People work while everything that can go wrong does: what was promised is kept, and whoever must wait is told so. */
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrls } from '@alongside/api/install'
import { onDatabase, openPrimary, openStandby } from '@alongside/api/postgres'
import { apiProgram, environmentOf, type Measured, startProgram } from '../bench/server.child.ts'
import { atManyKeyboards } from '../bench/world/keyboards.ts'
import { openWorld } from '../bench/world/world.ts'
import { type Fault, faults } from './faults.ts'
import { KEYBOARDS } from './load.ts'
import { type Asked, ask, pour } from './pour.ts'
import { proofOf, type Row } from './row.ts'
import { openShakyLine } from './shaky-line.ts'
import { openTraffic, type Traffic } from './traffic.ts'

const CALM_S = 2
const STOP_MS = 20_000

export const row: Row = {
  id: 'T17',
  title:
    'Whatever fails under people at work, nothing that was promised is lost, and the house is back by itself',
  counts: 'requests under faults',
  goal: '0 promises lost, 0 halves, no answer but a yes or a 503 with Retry-After, back within 10 seconds (30 with a new database, 40 after a line died in silence)',
  prove: async ({ long, seed, say }) => {
    const primary = await openPrimary({ full_page_writes: 'on' })
    const cluster = { url: primary.url, secret: 'nothing that is kept here is a secret' }
    const { world } = await atManyKeyboards(await openWorld(cluster, long ? '10k' : '1k'), KEYBOARDS)
    const standby = await openStandby(primary.url, { isSynchronous: true })
    const line = await openShakyLine(Number(new URL(primary.url).port))
    const urls = databaseUrls(throughLine(world.url, line.port), world.secrets)
    const traffic = await openTraffic(world, { seed })
    let settings: Readonly<Record<string, string>> = {}
    const start = () =>
      startProgram([apiProgram], { ...environmentOf({ ...world, urls }), ALONGSIDE_JOBS: 'on', ...settings })
    let api = await start()
    let gone = false
    const problems: string[] = []
    const told: string[] = []
    let asked = 0
    const house = {
      line,
      database: world.url,
      standby,
      apiPid: () => api.pid,
      killApi: async () => {
        process.kill(api.pid, 'SIGKILL')
        await sleep(500)
        api = await start()
      },
      restartApi: async (more: Readonly<Record<string, string>>) => {
        settings = more
        const before = api
        api = await start()
        await endedInTime(before)
      },
      killDatabase: async () => {
        gone = true
        await primary.kill()
      },
    }
    const possible = faults.filter(({ needs }) => needs?.() ?? true)
    const left = faults.filter(fault => !possible.includes(fault)).map(({ name }) => name)
    try {
      for (let turn = 0; turn < (long ? 20 : 1); turn++)
        for (const fault of turn < (long ? 19 : 0) ? possible.slice(0, -1) : possible) {
          if (gone) break
          const came = await shake({
            fault,
            traffic,
            house,
            address: () => api.address,
            perSecond: long ? 150 : 30,
          })
          asked += came.asked
          problems.push(...came.problems.slice(0, 5).map(problem => `${fault.name}: ${problem}`))
          told.push(`${(came.backMs / 1000).toFixed(1)}`)
          say(
            `  ${fault.name}: ${came.asked} asked, ${came.refused} told to come back, back after ${Math.round(came.backMs)} ms`,
          )
        }
      await answerTheRest(traffic, api)
      const now = gone ? onDatabase(standby.url, new URL(world.url).pathname.slice(1)) : world.url
      problems.push(...(await traffic.reckon(now)))
      return proofOf(
        asked,
        problems,
        `${problems.length} faults; ${traffic.acknowledged} promises kept under ${told.length} faults; back after ${told.join(', ')} seconds${left.length === 0 ? '' : `; not possible on this machine: ${left.join(', ')}`}`,
      )
    } finally {
      await endedInTime(api)
      await line.close()
      await standby.stop()
      if (!gone) await primary.stop()
    }
  },
}

/** Asked to stop, and killed where it does not: as whoever looks after a service does. */
async function endedInTime(api: Measured): Promise<void> {
  const late = setTimeout(() => process.kill(api.pid, 'SIGKILL'), STOP_MS)
  await api.stop()
  clearTimeout(late)
}

function throughLine(url: string, port: number): string {
  const through = new URL(url)
  through.port = String(port)
  return through.href
}

interface Shaking {
  readonly fault: Fault
  readonly traffic: Traffic
  readonly house: Parameters<Fault['happen']>[0]
  readonly address: () => string
  readonly perSecond: number
}

/** Lets a fault happen while people work, and goes on until everybody was answered for a while. */
async function shake({ fault, traffic, house, address, perSecond }: Shaking) {
  const problems: string[] = []
  const all: Asked[] = []
  let over = Number.POSITIVE_INFINITY
  let backAt: number | undefined
  let inARow = 0
  const heard = (each: Asked) => {
    all.push(each)
    const wrong = traffic.heard(each.question, each)
    if (wrong) problems.push(wrong)
    const mayBe =
      [200, 409].includes(each.status) ||
      (each.status === 503 && each.retryAfter !== undefined) ||
      (each.status === 0 && fault.nobodyThere)
    if (!mayBe && !wrong)
      problems.push(
        `${each.question.name} answered ${each.status} ${each.body.slice(0, 100)} after ${Math.round(each.ms)} ms`,
      )
    const isGood = each.status === 200 || each.status === 409
    inARow = isGood ? inARow + 1 : 0
    // whoever asked before it was over may still hear a no
    if (performance.now() - each.ms < over) return
    if (!isGood) backAt = undefined
    else backAt ??= performance.now()
  }
  const flow = (seconds: number) => pour({ address, perSecond, seconds, next: () => traffic.next(), heard })
  await flow(CALM_S)
  let happening = true
  const happened =
    house &&
    fault.happen(house).finally(() => {
      over = performance.now()
      happening = false
    })
  const flows: Promise<void>[] = []
  while (happening) {
    const one = flow(1)
    flows.push(one)
    await Promise.race([one, sleep(1000)])
  }
  await happened
  inARow = 0
  while (inARow < perSecond && performance.now() - over < fault.withinMs * 2) await flow(1)
  await Promise.all(flows)
  const backMs = (backAt ?? Number.POSITIVE_INFINITY) - over
  if (!(backMs <= fault.withinMs))
    problems.push(`it took ${Math.round(backMs)} ms until everybody was answered again`)
  return { asked: all.length, refused: all.filter(({ status }) => status === 503).length, problems, backMs }
}

/** Whoever got no clear answer sends the form once more. */
async function answerTheRest(traffic: Traffic, api: Measured): Promise<void> {
  const agent = new Agent()
  for (let tries = 0; tries < 20 && traffic.unanswered().length > 0; tries++)
    for (const question of traffic.unanswered())
      traffic.heard(question, await ask(agent, api.address, question))
  agent.destroy()
}
