/**
 * What those who keep the programme running may know of it: how much was asked, how long it took, what waits. Every word
 * in it comes from a list in our own code; nothing that a caller sent gets this far.
 */
import type { JobLog } from '@alongside/api/server'

/** One answer, as the log names it. */
export interface Answered {
  /** A procedure that there is, or the pattern of a route; several of a batch with commas. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly ms: number
}

export interface Watch {
  answered(answer: Answered): void
  /** What the jobs did, with one number for each kind of it. */
  did(event: string, numbers: Readonly<Record<string, number>>): void
  failed(event: string): void
  stop(): Promise<void>
}

/** Several that watch, as one. */
export function together(watches: readonly Watch[]): Watch {
  return {
    answered: answer => {
      for (const watch of watches) watch.answered(answer)
    },
    did: (event, numbers) => {
      for (const watch of watches) watch.did(event, numbers)
    },
    failed: event => {
      for (const watch of watches) watch.failed(event)
    },
    stop: async () => {
      await Promise.all(watches.map(watch => watch.stop()))
    },
  }
}

/** A log of the jobs that somebody watches. */
export function watchedLog(log: JobLog, watch: Watch): JobLog {
  return {
    info: (event, numbers) => {
      log.info(event, numbers)
      watch.did(event, numbers)
    },
    failed: (event, error) => {
      log.failed(event, error)
      watch.failed(event)
    },
  }
}

/** The procedures of a batch each by itself, and of a method only whether it is one of ours. */
export function partsOf({ route, method }: Pick<Answered, 'route' | 'method'>) {
  const prefix = '/trpc/'
  const names =
    route.startsWith(prefix) && !route.includes(':') ? route.slice(prefix.length).split(',') : [route]
  return { names, method: method === 'GET' || method === 'POST' ? method : 'other' }
}
