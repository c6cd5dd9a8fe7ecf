/** Numbers for Prometheus, on a port of their own that only this machine reaches. Loaded only where they are wanted. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Backlog, backlogOf, connectionsOf, type Doors } from '@alongside/api/server'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { partsOf, type Watch } from './watch.ts'

export interface MetricsPlan {
  readonly host: string
  readonly port: number
  readonly doors: Doors
  /** Of a process that runs the jobs: it can say what waits. */
  readonly worker?: Doors | undefined
}

export async function openMetrics(plan: MetricsPlan): Promise<Watch & { readonly url: string }> {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'alongside_requests_total',
    help: 'Answers, by what was asked and how it went',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'alongside_request_seconds',
    help: 'How long an answer took',
    labelNames: ['route'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const done = new Counter({
    name: 'alongside_jobs_total',
    help: 'What the jobs did',
    labelNames: ['event', 'kind'],
    registers,
  })
  const failures = new Counter({
    name: 'alongside_job_failures_total',
    help: 'Rounds of the jobs in which something failed',
    labelNames: ['event'],
    registers,
  })
  addPool(registers, plan)
  if (plan.worker) addBacklog(registers, plan.worker)

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      text => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(plan.port, plan.host, resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://${plan.host}:${port}/metrics`,
    answered: answer => {
      const { names, method } = partsOf(answer)
      for (const route of names) {
        requests.inc({ route, method, status: answer.status })
        durations.observe({ route }, answer.ms / 1000)
      }
    },
    did: (event, numbers) => {
      for (const [kind, many] of Object.entries(numbers)) done.inc({ event, kind }, many)
    },
    failed: event => failures.inc({ event }),
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function addPool(registers: Registry[], { doors, worker }: MetricsPlan): void {
  new Gauge({
    name: 'alongside_pool_connections',
    help: 'Connections to the database, by what they are doing',
    labelNames: ['login', 'state'],
    registers,
    collect() {
      for (const [login, of] of Object.entries({ api: doors, worker })) {
        if (!of) continue
        const { open, idle, waiting } = connectionsOf(of.orm)
        this.set({ login, state: 'busy' }, open - idle)
        this.set({ login, state: 'idle' }, idle)
        this.set({ login, state: 'waited-for' }, waiting)
      }
    },
  })
}

function addBacklog(registers: Registry[], worker: Doors): void {
  // one look at the database for both
  let looking: Promise<readonly Backlog[]> | undefined
  const look = () => {
    looking ??= backlogOf(worker).finally(() => {
      looking = undefined
    })
    return looking
  }
  new Gauge({
    name: 'alongside_backlog',
    help: 'What is due and was not done yet',
    labelNames: ['what'],
    registers,
    async collect() {
      for (const { what, due } of await look()) this.set({ what }, due)
    },
  })
  new Gauge({
    name: 'alongside_backlog_seconds',
    help: 'How long the oldest of what is due has been due',
    labelNames: ['what'],
    registers,
    async collect() {
      for (const { what, seconds } of await look()) this.set({ what }, seconds)
    },
  })
}
