/**
 * The jobs process. The queue is an alarm clock and nothing more: it says "look now" once a minute and once a day, to
 * one of however many workers; what there is to do, and whether it was done, stands in our own tables.
 */
import { PgBoss } from 'pg-boss'
import { type AnchorSettings, dropAnchor } from '../access/anchor.ts'
import { sealAccess } from '../access/seal-access.ts'
import { watchAccess } from '../access/watch-access.ts'
import type { Doors } from '../doors.ts'
import { type LedgerSettings, ledgerKeeper } from '../erasure/ledger.ts'
import { type Egress, nowhere } from '../fhir/egress.ts'
import { noticeTasks } from '../fhir/notice-tasks.ts'
import { tellSystems } from '../fhir/tell-systems.ts'
import { countAhead } from '../impact/count-ahead.ts'
import type { Post } from '../message/carrier.ts'
import { deliverMessages } from '../message/deliver-messages.ts'
import { openPost, type PostSettings } from '../message/post.ts'
import { remindOfSessions } from '../message/remind-sessions.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { playWhatIfs } from '../what-if/play.ts'
import { tellWaits } from '../work/tell-waits.ts'
import { remindAccounts, sweep } from './daily.ts'
import { deliverOutbox } from './deliver-outbox.ts'
import { listen } from './listen.ts'
import { ringTimers } from './ring-timers.ts'

/** How long the queue waits for the database. */
const QUEUE_SILENCE_MS = 15_000
/** How long a stop waits for what is being done. */
const LAST_ROUND_MS = 6_000

export interface JobLog {
  info(event: string, numbers: Readonly<Record<string, number>>): void
  failed(event: string, error: unknown): void
}

export interface Jobs {
  /** Whether the queue and the listener are up. */
  readonly alive: boolean
  stop(): Promise<void>
}

export async function startJobs(
  doors: Doors,
  {
    databaseUrl,
    signIn,
    log,
    post = { text: 'local', email: 'local' },
    anchor,
    ledger,
    webhooks = nowhere,
    lastRoundMs = LAST_ROUND_MS,
  }: {
    databaseUrl: string
    signIn: SignIn
    log: JobLog
    post?: PostSettings
    anchor?: AnchorSettings
    ledger?: LedgerSettings
    webhooks?: Egress
    lastRoundMs?: number
  },
): Promise<Jobs> {
  const line = {
    connectionString: databaseUrl,
    max: 3,
    // what the queue asks takes milliseconds: whoever is silent for so long is not there any more
    connectionTimeoutMillis: 5_000,
    query_timeout: QUEUE_SILENCE_MS,
    keepAlive: true,
  }
  const queue = new PgBoss({
    ...line,
    schema: 'pgboss',
    createSchema: false,
    cronMonitorIntervalSeconds: 10,
    monitorIntervalSeconds: 30,
    superviseIntervalSeconds: 30,
  })
  queue.on('error', error => log.failed('queue', error))
  await queue.start()

  const keepLedger = ledger && ledgerKeeper(doors, ledger)
  const carriers = openPost(doors, post)
  // beside the rest, which does not wait for somebody else's slow computer
  const telling = oneAtATime(() => tellNow(doors, webhooks, log))
  // a play takes seconds of thinking, and nobody's clock waits for it
  const playing = oneAtATime(() => playNow(doors, log))
  const round = oneAtATime(() => {
    void telling()
    void playing()
    return lookNow(doors, carriers, log).then(() => listErased(keepLedger, log))
  })
  await queue.createQueue('minute', { policy: 'short', retryLimit: 0, expireInSeconds: 300 })
  await queue.createQueue('daily', { policy: 'short', retryLimit: 3, expireInSeconds: 900 })
  await queue.work('minute', { pollingIntervalSeconds: 2 }, round)
  await queue.work('daily', { pollingIntervalSeconds: 30 }, async () => {
    log.info('daily', { unusual: await watchAccess(doors), reminded: await remindAccounts(doors) })
    await sweep(doors)
    await signIn.sweep()
  })
  await queue.createQueue('hourly', { policy: 'short', retryLimit: 3, expireInSeconds: 600 })
  await queue.work('hourly', { pollingIntervalSeconds: 20 }, async () => {
    log.info('hourly', { waitTooLong: await tellWaits(doors) })
  })
  await queue.createQueue('counting', { policy: 'short', retryLimit: 0, expireInSeconds: 600 })
  await queue.work('counting', { pollingIntervalSeconds: 20 }, async () => {
    const { portions, done } = await countAhead(doors)
    if (portions > 0) log.info('counting', { portions, left: done ? 0 : 1 })
  })
  await queue.schedule('counting', '20 * * * *')
  await queue.schedule('hourly', '10 * * * *')
  await queue.schedule('minute', '* * * * *')
  if (anchor) await anchorNowAndThen(queue, doors, anchor)
  await queue.schedule('daily', '30 7 * * *', null, { tz: 'Europe/London' })

  const listener = await listen(databaseUrl, round, error => log.failed('listener', error))
  void round()
  return {
    get alive() {
      return listener.alive
    },
    stop: async () => {
      await listener.stop()
      const last = Promise.all([round.settled(), telling.settled(), playing.settled()])
      // a transaction that is left is not done, and whoever looks next does it: nobody has to wait for a dead line
      await within(lastRoundMs, Promise.all([last, queue.stop({ graceful: true, timeout: 5_000 })]))
    },
  }
}

/** Every five minutes the head of the access log goes where the owners of this database cannot reach it. */
async function anchorNowAndThen(queue: PgBoss, doors: Doors, settings: AnchorSettings): Promise<void> {
  let last = 0
  await queue.createQueue('anchor', { policy: 'short', retryLimit: 3, expireInSeconds: 60 })
  await queue.work('anchor', { pollingIntervalSeconds: 15 }, async () => {
    last = await dropAnchor(doors, settings, last)
  })
  await queue.schedule('anchor', '*/5 * * * *')
}

/** One look at everything that may wait. A failure of one kind keeps none of the others waiting. */
async function lookNow(doors: Doors, post: Post, log: JobLog): Promise<void> {
  try {
    const { rang, failed } = await ringTimers(doors)
    if (rang > 0) log.info('timers', { rang })
    for (const { error } of failed) log.failed('timers', error)
  } catch (error) {
    log.failed('timers', error)
  }
  try {
    const { delivered, failed } = await deliverOutbox(doors)
    if (delivered > 0) log.info('outbox', { delivered })
    for (const error of failed) log.failed('outbox', error)
  } catch (error) {
    log.failed('outbox', error)
  }
  try {
    const reminded = await remindOfSessions(doors)
    if (reminded > 0) log.info('reminders', { reminded })
  } catch (error) {
    log.failed('reminders', error)
  }
  try {
    const { sent, failed } = await deliverMessages(doors, post)
    if (sent > 0) log.info('messages', { sent })
    for (const error of failed) log.failed('messages', error)
  } catch (error) {
    log.failed('messages', error)
  }
  try {
    const sealed = await sealAccess(doors)
    if (sealed > 0) log.info('access', { sealed })
  } catch (error) {
    log.failed('access', error)
  }
}

async function playNow(doors: Doors, log: JobLog): Promise<void> {
  try {
    const { played, failed } = await playWhatIfs(doors)
    if (played > 0) log.info('what-if', { played })
    for (const error of failed) log.failed('what-if', error)
  } catch (error) {
    log.failed('what-if', error)
  }
}

/** Writes down elsewhere who was erased, so that no backup brings them back. */
async function listErased(keepLedger: (() => Promise<number>) | undefined, log: JobLog): Promise<void> {
  try {
    const erased = (await keepLedger?.()) ?? 0
    if (erased > 0) log.info('erasures', { erased })
  } catch (error) {
    log.failed('erasures', error)
  }
}

/** Tells the systems of clinics what changed. */
async function tellNow(doors: Doors, webhooks: Egress, log: JobLog): Promise<void> {
  try {
    await noticeTasks(doors)
    const { told, failed } = await tellSystems(doors, webhooks)
    if (told + failed > 0) log.info('webhooks', { told, failed })
  } catch (error) {
    log.failed('webhooks', error)
  }
}

/** Runs one at a time; whoever calls meanwhile gets one more run after this one, which sees what they wrote. */
function oneAtATime(work: () => Promise<void>) {
  let running: Promise<void> | undefined
  let again = false
  async function run(): Promise<void> {
    do {
      again = false
      await work()
    } while (again)
  }
  function call(): Promise<void> {
    if (running !== undefined) {
      again = true
      return running
    }
    running = run().finally(() => {
      running = undefined
    })
    return running
  }
  return Object.assign(call, { settled: () => running ?? Promise.resolve() })
}

/** Whether something came to its end in time. What did not is left where it is. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const over = new Promise<void>(resolve => {
    late = setTimeout(resolve, ms)
  })
  // whoever waits for a database that is gone hears of it later, when nobody listens any more
  work.catch(() => {})
  await Promise.race([work, over]).finally(() => clearTimeout(late))
}
