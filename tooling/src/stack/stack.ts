import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { databaseUrls, secretsFrom } from '@alongside/api/install'
import { apps } from '../checkout.ts'
import { type Child, type ChildPlan, startChild } from './child.ts'
import { addressOf, type Ports } from './ports.ts'

export interface StackPlan {
  /** A migrated database, addressed as its superuser. */
  readonly database: string
  readonly secret: string
  readonly ports: Ports
  /** A copy of the course that may be written in. Only a walk has one, and with it a clock that can be set ahead. */
  readonly course?: string
  /** What else the API is told by its environment. */
  readonly settings?: Readonly<Record<string, string>>
  readonly logs: string
  readonly heard: { restarted(why: string): void; givenUp(why: string): void }
}

export interface Stack {
  /** Resolves when everything answers, rejects when something does not come up. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

/** Brings up the API with its jobs, then the four web apps. */
export function startStack(plan: StackPlan): Stack {
  const api = startApi(plan)
  let webs: Child[] = []
  async function start(): Promise<void> {
    await api.ready
    webs = apps.map(app => startChild(webPlan(plan, app), plan.heard))
    await Promise.all(webs.map(web => web.ready))
  }
  return {
    ready: start(),
    stop: async () => {
      // The apps first: what they are still answering needs the API.
      await Promise.all(webs.map(web => web.stop()))
      await api.stop()
    },
  }
}

/** Brings up the API with its jobs alone. */
export function startApi(plan: StackPlan): Child {
  return startChild(apiPlan(plan), plan.heard)
}

function apiPlan({ database, secret, ports, logs, course, settings }: StackPlan): ChildPlan {
  const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
  const urls = databaseUrls(database, secrets)
  return {
    name: 'api',
    args: [...withClock(course), 'apps/server/src/main.ts'],
    env: {
      ALONGSIDE_PORT: String(ports.api),
      ALONGSIDE_DATABASE_URL_API: urls.alongside_api,
      ALONGSIDE_DATABASE_URL_WORKER: urls.alongside_worker,
      ALONGSIDE_DATABASE_URL_AUTH: urls.alongside_auth,
      ALONGSIDE_KEY_ENCRYPTION_KEY: secrets.wrappingKey.toString('base64'),
      ALONGSIDE_BLIND_INDEX_KEY: secrets.indexKey.toString('base64'),
      ALONGSIDE_AUTH_SECRET: secrets.cookieSecret,
      // by number and by name: a passkey belongs to a name, and this machine's is localhost
      ALONGSIDE_APP_URLS: apps
        .flatMap(app => [addressOf(ports[app]), `http://localhost:${ports[app]}`])
        .join(),
      ALONGSIDE_PRIVATE_PAGE_URL: addressOf(ports.clinic),
      ALONGSIDE_JOINING_URL: addressOf(ports.training),
      ...(course ? { ALONGSIDE_COURSE: course, ALONGSIDE_COURSE_OF_WALK: course } : {}),
      ...settings,
    },
    health: `${addressOf(ports.api)}/healthz`,
    log: join(logs, 'api.log'),
  }
}

function webPlan({ secret, ports, logs, course }: StackPlan, app: (typeof apps)[number]): ChildPlan {
  return {
    name: app,
    args: [...withClock(course), 'packages/web/src/server/main.ts', app],
    env: {
      ...(course ? { ALONGSIDE_COURSE_OF_WALK: course } : {}),
      ALONGSIDE_PORT: String(ports[app]),
      ALONGSIDE_API_URL: addressOf(ports.api),
      // invitations that a coordinator hands on lead there
      ...(app === 'admin' ? { ALONGSIDE_TRAINING_URL: addressOf(ports.training) } : {}),
      // Each app signs with a secret of its own: a cookie of one says nothing to another.
      ALONGSIDE_COOKIE_SECRET: createHmac('sha256', secret).update(`cookies of ${app}`).digest('base64url'),
    },
    health: `${addressOf(ports[app])}/healthz`,
    log: join(logs, `${app}.log`),
  }
}

function withClock(course: string | undefined): string[] {
  return course ? ['--import', join(import.meta.dirname, 'ahead-clock.ts')] : []
}
