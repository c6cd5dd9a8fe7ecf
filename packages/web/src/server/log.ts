/** One line of JSON for each thing that happened. Fields are ids, names of routes and numbers: nothing a person typed. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Record<string, unknown>) => void

const levels = { info: 30, warn: 40, error: 50 }

/** A log in the shape of pino's lines, so that one reader serves the API and the web apps. */
export function createLog(
  app: string,
  write: (line: string) => void = line => process.stdout.write(line),
): Log {
  return (level, event, fields = {}) => {
    write(`${JSON.stringify({ level: levels[level], time: Date.now(), app, event, ...fields })}\n`)
  }
}

/**
 * What may be said of an unexpected error: its kind and where it was thrown. Its message stays out, because
 * messages carry values, and values are people's.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim().replace(/\?[^\s:)]*/, ''))
  return { error: error.name, frames }
}
