/** What this process is told by its environment, read once and checked whole. */
import {
  type AnchorSettings,
  type Egress,
  type LedgerSettings,
  type PostSettings,
  TrustProvider,
} from '@alongside/api/server'
import { mayBeSent } from '@alongside/domain/messages'
import * as z from 'zod'

const key = z
  .string()
  .transform(text => Buffer.from(text, 'base64'))
  .refine(bytes => bytes.length === 32, 'must be 32 bytes in base64')

const url = z.url().transform(text => text.replace(/\/$/, ''))

const Variables = z.object({
  ALONGSIDE_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  ALONGSIDE_HOST: z.string().default('127.0.0.1'),
  ALONGSIDE_DATABASE_URL_API: z.string().min(1),
  ALONGSIDE_DATABASE_URL_WORKER: z.string().min(1),
  ALONGSIDE_DATABASE_URL_AUTH: z.string().min(1),
  /** A standby that counts for reports, under the login of the API. */
  ALONGSIDE_DATABASE_URL_REPORTS: z.string().min(1).optional(),
  ALONGSIDE_KEY_ENCRYPTION_KEY: key,
  /** Other wrapping keys that still open, or will, while the wrapping key is being changed; separated by commas. */
  ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO: z.string().default('').transform(listOf).pipe(z.array(key)),
  ALONGSIDE_BLIND_INDEX_KEY: key,
  /** Other index keys under which something stands, or will, while the index key is being changed; separated by commas. */
  ALONGSIDE_BLIND_INDEX_KEYS_ALSO: z.string().default('').transform(listOf).pipe(z.array(key)),
  /** Clinics with an index key of their own: `id=key`, separated by commas. */
  ALONGSIDE_BLIND_INDEX_KEYS_OF: z
    .string()
    .default('')
    .transform(text => new Map(listOf(text).map(pairOf)))
    .pipe(z.map(z.uuid(), key)),
  /** What links and aliases are worked out from; the first index key of the install, once that was changed. */
  ALONGSIDE_LINK_KEY: key.optional(),
  ALONGSIDE_AUTH_SECRET: z.string().min(32),
  /** Where the API answers, as the apps address it. */
  ALONGSIDE_API_URL: url.optional(),
  /** Where the apps answer, separated by commas: only from there may somebody sign in. */
  ALONGSIDE_APP_URLS: z.string().default(''),
  /** The name that the hosts of all apps end in, to which passkeys belong; the first app’s own host when left out. */
  ALONGSIDE_PASSKEY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
    .optional(),
  /** The trusts whose staff come through their own sign-in, as JSON: `[{id, name, trustId, issuer, clientId, clientSecret}]`. */
  ALONGSIDE_TRUST_SIGN_IN: z
    .string()
    .default('[]')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return []
      }
    })
    .pipe(z.array(TrustProvider)),
  /** `required`: whoever sees people must have signed in with a second factor. */
  ALONGSIDE_SECOND_FACTOR: z.enum(['required', 'offered']).default('offered'),
  ALONGSIDE_SIGN_IN_ATTEMPTS: z.coerce.number().int().min(1).default(30),
  /** How long somebody may leave a session alone. */
  ALONGSIDE_IDLE_MINUTES: z.coerce.number().int().min(1).default(30),
  ALONGSIDE_POOL: z.coerce.number().int().min(2).default(10),
  /** `off` for a process that only answers: the jobs run elsewhere. */
  ALONGSIDE_JOBS: z.enum(['on', 'off']).default('on'),
  /** Where people open their private page: the address of the clinic's app, under a name that tells nothing. */
  ALONGSIDE_PRIVATE_PAGE_URL: url.default('http://127.0.0.1:4001'),
  /** Where people join the team and referees answer: the address of the training app, under a name that tells nothing. */
  ALONGSIDE_JOINING_URL: url.default('http://127.0.0.1:4003'),
  /** A folder with the modules of the course; by default the ones that came along. */
  ALONGSIDE_COURSE: z.string().min(1).optional(),
  /** Who carries texts and emails; `local` keeps them in the house, for a page of the demo. */
  ALONGSIDE_TEXT_CARRIER: z.enum(['local', 'notify']).default('local'),
  ALONGSIDE_EMAIL_CARRIER: z.enum(['local', 'smtp', 'notify']).default('local'),
  ALONGSIDE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ALONGSIDE_MAIL_FROM: z.string().optional(),
  ALONGSIDE_NOTIFY_KEY: z.string().min(73).optional(),
  ALONGSIDE_NOTIFY_URL: url.optional(),
  ALONGSIDE_NOTIFY_TEXT_TEMPLATE: z.uuid().optional(),
  ALONGSIDE_NOTIFY_EMAIL_TEMPLATE: z.uuid().optional(),
  ALONGSIDE_NOTIFY_SENDER_ID: z.uuid().optional(),
  /** Where the head of the access log is kept outside of the database, and with what it is signed. */
  ALONGSIDE_ANCHOR_FILE: z.string().min(1).optional(),
  ALONGSIDE_ANCHOR_KEY: key.optional(),
  /** Where it is written down outside of the database who was erased; signed with the key of the anchors. */
  ALONGSIDE_ERASURE_FILE: z.string().min(1).optional(),
  /** The hosts that may be told when the status of a request changes, separated by commas; none by default. */
  ALONGSIDE_WEBHOOK_HOSTS: z.string().default(''),
  /** `allowed` where clinics are reached inside of one private network. */
  ALONGSIDE_WEBHOOK_PRIVATE: z.enum(['allowed', 'refused']).default('refused'),
  /** Where Prometheus may ask for numbers; on this machine only, unless a host is named. Off without a port. */
  ALONGSIDE_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  ALONGSIDE_METRICS_HOST: z.string().default('127.0.0.1'),
  /** Where a collector takes traces, such as http://127.0.0.1:4318/v1/traces. Off without one. */
  ALONGSIDE_TRACES_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALONGSIDE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

type Variables = z.infer<typeof Variables>

/** What a carrier that was named must be told, and that nothing a stranger reads tells anything. */
const Environment = Variables.superRefine((given, context) => {
  const needs = (name: keyof Variables, why: string) => {
    if (given[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: `is needed ${why}` })
  }
  const [text, email] = [given.ALONGSIDE_TEXT_CARRIER, given.ALONGSIDE_EMAIL_CARRIER]
  if (email === 'smtp') {
    needs('ALONGSIDE_SMTP_URL', 'to send by SMTP')
    needs('ALONGSIDE_MAIL_FROM', 'to send by SMTP')
  }
  if (given.ALONGSIDE_ANCHOR_FILE !== undefined) needs('ALONGSIDE_ANCHOR_KEY', 'to sign the anchors')
  if (given.ALONGSIDE_ERASURE_FILE !== undefined)
    needs('ALONGSIDE_ANCHOR_KEY', 'to sign the list of erased people')
  if (text === 'notify' || email === 'notify') needs('ALONGSIDE_NOTIFY_KEY', 'to send by Notify')
  if (text === 'notify') needs('ALONGSIDE_NOTIFY_TEXT_TEMPLATE', 'to send texts by Notify')
  if (email === 'notify') needs('ALONGSIDE_NOTIFY_EMAIL_TEMPLATE', 'to send email by Notify')
  for (const name of ['ALONGSIDE_MAIL_FROM', 'ALONGSIDE_PRIVATE_PAGE_URL', 'ALONGSIDE_JOINING_URL'] as const)
    if (mayBeSent(given[name] ?? '') !== true)
      context.addIssue({ code: 'custom', path: [name], message: 'tells a stranger something' })
})

function postOf(given: Variables): PostSettings {
  const { ALONGSIDE_SMTP_URL: smtp, ALONGSIDE_MAIL_FROM: from, ALONGSIDE_NOTIFY_KEY: key } = given
  const known = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value })
  return {
    text: given.ALONGSIDE_TEXT_CARRIER,
    email: given.ALONGSIDE_EMAIL_CARRIER,
    ...(smtp !== undefined && from !== undefined ? { smtp: { url: smtp, from } } : {}),
    ...(key === undefined
      ? {}
      : {
          notify: {
            key,
            ...known('url', given.ALONGSIDE_NOTIFY_URL),
            ...known('textTemplate', given.ALONGSIDE_NOTIFY_TEXT_TEMPLATE),
            ...known('emailTemplate', given.ALONGSIDE_NOTIFY_EMAIL_TEMPLATE),
            ...known('senderId', given.ALONGSIDE_NOTIFY_SENDER_ID),
          },
        }),
  }
}

function anchorOf({ ALONGSIDE_ANCHOR_FILE: file, ALONGSIDE_ANCHOR_KEY: seed }: Variables) {
  return file === undefined || seed === undefined ? undefined : { file, seed }
}

function ledgerOf({ ALONGSIDE_ERASURE_FILE: file, ALONGSIDE_ANCHOR_KEY: seed }: Variables) {
  return file === undefined || seed === undefined ? undefined : { file, seed }
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
}

/** `id=key`, of which the key may end in `=` too. */
function pairOf(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly databases: {
    readonly api: string
    readonly worker: string
    readonly auth: string
    readonly reports?: string
  }
  readonly keys: {
    readonly wrappingKey: Buffer
    readonly earlierWrappingKeys: readonly Buffer[]
    readonly indexKey: Buffer
    readonly earlierIndexKeys: readonly Buffer[]
    readonly clinicIndexKeys: ReadonlyMap<string, Buffer>
    readonly linkKey?: Buffer
  }
  readonly cookieSecret: string
  readonly apiUrl: string
  readonly appUrls: readonly string[]
  readonly passkeyDomain: string | undefined
  readonly trusts: readonly TrustProvider[]
  readonly secondFactorNeeded: boolean
  readonly signInAttempts: number
  readonly idleMinutes: number
  readonly poolSize: number
  readonly runsJobs: boolean
  readonly privatePageUrl: string
  readonly joiningUrl: string
  readonly course?: string
  readonly post: PostSettings
  readonly anchor: AnchorSettings | undefined
  readonly ledger: LedgerSettings | undefined
  readonly webhooks: Egress
  readonly metrics: { readonly host: string; readonly port: number } | undefined
  readonly tracesUrl: string | undefined
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
      ...(given.ALONGSIDE_DATABASE_URL_REPORTS === undefined
        ? {}
        : { reports: given.ALONGSIDE_DATABASE_URL_REPORTS }),
      worker: given.ALONGSIDE_DATABASE_URL_WORKER,
      auth: given.ALONGSIDE_DATABASE_URL_AUTH,
    },
    keys: {
      wrappingKey: given.ALONGSIDE_KEY_ENCRYPTION_KEY,
      earlierWrappingKeys: given.ALONGSIDE_KEY_ENCRYPTION_KEYS_ALSO,
      indexKey: given.ALONGSIDE_BLIND_INDEX_KEY,
      earlierIndexKeys: given.ALONGSIDE_BLIND_INDEX_KEYS_ALSO,
      clinicIndexKeys: given.ALONGSIDE_BLIND_INDEX_KEYS_OF,
      ...(given.ALONGSIDE_LINK_KEY === undefined ? {} : { linkKey: given.ALONGSIDE_LINK_KEY }),
    },
    cookieSecret: given.ALONGSIDE_AUTH_SECRET,
    apiUrl: given.ALONGSIDE_API_URL ?? `http://${given.ALONGSIDE_HOST}:${given.ALONGSIDE_PORT}`,
    appUrls: listOf(given.ALONGSIDE_APP_URLS),
    passkeyDomain: given.ALONGSIDE_PASSKEY_DOMAIN,
    trusts: given.ALONGSIDE_TRUST_SIGN_IN,
    secondFactorNeeded: given.ALONGSIDE_SECOND_FACTOR === 'required',
    signInAttempts: given.ALONGSIDE_SIGN_IN_ATTEMPTS,
    idleMinutes: given.ALONGSIDE_IDLE_MINUTES,
    poolSize: given.ALONGSIDE_POOL,
    runsJobs: given.ALONGSIDE_JOBS === 'on',
    privatePageUrl: given.ALONGSIDE_PRIVATE_PAGE_URL,
    joiningUrl: given.ALONGSIDE_JOINING_URL,
    ...(given.ALONGSIDE_COURSE ? { course: given.ALONGSIDE_COURSE } : {}),
    post: postOf(given),
    anchor: anchorOf(given),
    ledger: ledgerOf(given),
    webhooks: {
      hosts: listOf(given.ALONGSIDE_WEBHOOK_HOSTS),
      privateNetworks: given.ALONGSIDE_WEBHOOK_PRIVATE === 'allowed',
    },
    metrics:
      given.ALONGSIDE_METRICS_PORT === undefined
        ? undefined
        : { host: given.ALONGSIDE_METRICS_HOST, port: given.ALONGSIDE_METRICS_PORT },
    tracesUrl: given.ALONGSIDE_TRACES_URL,
    logLevel: given.ALONGSIDE_LOG_LEVEL,
  }
}
