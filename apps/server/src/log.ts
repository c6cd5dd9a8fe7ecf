/** The log: ids, names of events, numbers. Never a text that a person wrote, and so never the message of an error. */
import type { JobLog } from '@alongside/api/server'
import { type DestinationStream, type Logger, pino } from 'pino'

export function openLog(level: string, to: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: told, error: told },
    },
    to,
  )
}

/** Whoever logs an error may have told it already, and it must not lose what it says. */
const tellings = new WeakSet<object>()

/** What may be said of an error: its kind, its codes and where it happened. Its message may hold a value. */
export function told(error: unknown): Record<string, unknown> {
  if (isTelling(error)) return error
  const telling = error instanceof Error ? tellingOf(error) : { kind: typeof error }
  tellings.add(telling)
  return telling
}

function isTelling(error: unknown): error is Record<string, unknown> {
  return typeof error === 'object' && error !== null && tellings.has(error)
}

function tellingOf(error: Error): Record<string, unknown> {
  const { code, constraint, table, routine } = error as Error & Record<string, unknown>
  const cause = error.cause instanceof Error ? told(error.cause) : undefined
  return {
    kind: error.name,
    ...plain({ code, constraint, table, routine }),
    at: (error.stack ?? '')
      .split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 12)
      .map(line => line.trim()),
    ...(cause ? { cause } : {}),
  }
}

function plain(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'))
}

export function jobLog(log: Logger): JobLog {
  return {
    info: (event, numbers) => log.info({ event, ...numbers }),
    failed: (event, error) => log.error({ event, error: told(error) }),
  }
}
