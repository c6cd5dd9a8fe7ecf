import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { AppName } from './app-name.ts'

/** The addresses of this very machine: the only place where a page may travel without TLS. */
const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|::1|localhost)$/

/** Everything a web app is told from outside. The README of this package lists the same words. */
const Settings = z
  .object({
    /** Set by `main.ts` from its argument. */
    ALONGSIDE_APP: AppName,
    ALONGSIDE_HOST: z.string().default('127.0.0.1'),
    ALONGSIDE_PORT: z.coerce.number().int().min(0).max(65_535),
    ALONGSIDE_API_URL: z.url().transform(url => url.replace(/(?<!\/)\/+$/, '')),
    /** One or more secrets, newest first, divided by commas: cookies are signed with the first and read with any. */
    ALONGSIDE_COOKIE_SECRET: z
      .string()
      .transform(text => text.split(',').map(secret => secret.trim()))
      .pipe(z.array(z.string().min(32, 'each secret needs 32 characters or more')).min(1)),
    /** The address that people type, when a proxy stands in front. */
    ALONGSIDE_ORIGIN: z
      .url()
      .transform(url => new URL(url).origin)
      .optional(),
    /** Addresses of proxies whose `X-Forwarded-For` is believed, divided by commas. */
    ALONGSIDE_TRUSTED_PROXIES: z
      .string()
      .default('')
      .transform(text => text.split(',').map(address => address.trim()))
      .transform(addresses => addresses.filter(address => address !== '')),
  })
  .refine(
    given =>
      given.ALONGSIDE_ORIGIN === undefined ||
      given.ALONGSIDE_ORIGIN.startsWith('https:') ||
      loopback.test(new URL(given.ALONGSIDE_ORIGIN).hostname),
    { path: ['ALONGSIDE_ORIGIN'], message: 'only https, except on this machine itself' },
  )
  .transform(given => ({
    app: given.ALONGSIDE_APP,
    host: given.ALONGSIDE_HOST,
    port: given.ALONGSIDE_PORT,
    apiUrl: given.ALONGSIDE_API_URL,
    cookieSecrets: given.ALONGSIDE_COOKIE_SECRET,
    origin: given.ALONGSIDE_ORIGIN,
    trustedProxies: given.ALONGSIDE_TRUSTED_PROXIES,
    https: given.ALONGSIDE_ORIGIN?.startsWith('https:') ?? false,
  }))
export type Settings = z.infer<typeof Settings>

/** Reads the settings out of an environment, or throws one error that names each variable and what is wrong. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const read = Settings.safeParse(withSecret(environment))
  if (read.success) return read.data
  const wrong = read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The web app cannot start:\n  ${wrong.join('\n  ')}`)
}

/** The secret may stand in a file of its own, which `ALONGSIDE_COOKIE_SECRET_FILE` names. */
function withSecret(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  const { ALONGSIDE_COOKIE_SECRET_FILE: path, ALONGSIDE_COOKIE_SECRET: plain } = environment
  if (!path) return environment
  if (plain) throw new Error('Set ALONGSIDE_COOKIE_SECRET or ALONGSIDE_COOKIE_SECRET_FILE, and not both')
  return { ...environment, ALONGSIDE_COOKIE_SECRET: readFileSync(path, 'utf8').trim() }
}

let settled: Settings | undefined

/** The settings of this process, read once. */
export function settings(): Settings {
  settled ??= readSettings(process.env)
  return settled
}
