/** What this process is told by its environment, read once and checked whole. */
import * as z from 'zod'

const key = z
  .string()
  .transform(text => Buffer.from(text, 'base64'))
  .refine(bytes => bytes.length === 32, 'must be 32 bytes in base64')

const url = z.url().transform(text => text.replace(/\/$/, ''))

const Environment = z.object({
  ALONGSIDE_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  ALONGSIDE_HOST: z.string().default('127.0.0.1'),
  ALONGSIDE_DATABASE_URL_API: z.string().min(1),
  ALONGSIDE_DATABASE_URL_WORKER: z.string().min(1),
  ALONGSIDE_DATABASE_URL_AUTH: z.string().min(1),
  ALONGSIDE_KEY_ENCRYPTION_KEY: key,
  ALONGSIDE_BLIND_INDEX_KEY: key,
  ALONGSIDE_AUTH_SECRET: z.string().min(32),
  /** Where the API answers, as the apps address it. */
  ALONGSIDE_API_URL: url.optional(),
  /** Where the apps answer, separated by commas: only from there may somebody sign in. */
  ALONGSIDE_APP_URLS: z.string().default(''),
  /** `required`: whoever sees people must have signed in with a second factor. */
  ALONGSIDE_SECOND_FACTOR: z.enum(['required', 'offered']).default('offered'),
  ALONGSIDE_SIGN_IN_ATTEMPTS: z.coerce.number().int().min(1).default(30),
  /** How long somebody may leave a session alone. */
  ALONGSIDE_IDLE_MINUTES: z.coerce.number().int().min(1).default(30),
  ALONGSIDE_POOL: z.coerce.number().int().min(2).default(10),
  /** `off` for a process that only answers: the jobs run elsewhere. */
  ALONGSIDE_JOBS: z.enum(['on', 'off']).default('on'),
  ALONGSIDE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Settings {
  readonly port: number
  readonly host: string
  readonly databases: { readonly api: string; readonly worker: string; readonly auth: string }
  readonly wrappingKey: Buffer
  readonly indexKey: Buffer
  readonly cookieSecret: string
  readonly apiUrl: string
  readonly appUrls: readonly string[]
  readonly secondFactorNeeded: boolean
  readonly signInAttempts: number
  readonly idleMinutes: number
  readonly poolSize: number
  readonly runsJobs: boolean
  readonly logLevel: z.infer<typeof Environment>['ALONGSIDE_LOG_LEVEL']
}

/** Throws one readable error that names every setting that is missing or wrong, and the value of none. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = Environment.safeParse(env)
  if (!read.success) {
    const problems = read.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The server cannot start with these settings:\n${problems.join('\n')}`)
  }
  const given = read.data
  return {
    port: given.ALONGSIDE_PORT,
    host: given.ALONGSIDE_HOST,
    databases: {
      api: given.ALONGSIDE_DATABASE_URL_API,
      worker: given.ALONGSIDE_DATABASE_URL_WORKER,
      auth: given.ALONGSIDE_DATABASE_URL_AUTH,
    },
    wrappingKey: given.ALONGSIDE_KEY_ENCRYPTION_KEY,
    indexKey: given.ALONGSIDE_BLIND_INDEX_KEY,
    cookieSecret: given.ALONGSIDE_AUTH_SECRET,
    apiUrl: given.ALONGSIDE_API_URL ?? `http://${given.ALONGSIDE_HOST}:${given.ALONGSIDE_PORT}`,
    appUrls: given.ALONGSIDE_APP_URLS.split(',').filter(each => each !== ''),
    secondFactorNeeded: given.ALONGSIDE_SECOND_FACTOR === 'required',
    signInAttempts: given.ALONGSIDE_SIGN_IN_ATTEMPTS,
    idleMinutes: given.ALONGSIDE_IDLE_MINUTES,
    poolSize: given.ALONGSIDE_POOL,
    runsJobs: given.ALONGSIDE_JOBS === 'on',
    logLevel: given.ALONGSIDE_LOG_LEVEL,
  }
}
