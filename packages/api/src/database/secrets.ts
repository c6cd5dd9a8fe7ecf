/** The secrets of one install. Everything is derived from one master secret, or set one by one in the environment. */
import { hkdfSync } from 'node:crypto'

export const logins = ['alongside_owner', 'alongside_api', 'alongside_worker', 'alongside_auth'] as const
export type Login = (typeof logins)[number]

/** What an install keeps to itself. None of it is ever written to the database. */
export interface InstallSecrets {
  /** Password of each database login. */
  readonly passwords: Readonly<Record<Login, string>>
  /** Wraps the data key of every person and account (32 bytes). */
  readonly wrappingKey: Buffer
  /** Root of the blind indexes (32 bytes). It never decrypts anything. */
  readonly indexKey: Buffer
  /** Signs session cookies. */
  readonly cookieSecret: string
}

function derive(master: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'alongside', purpose, 32))
}

function keyFrom(text: string | undefined, name: string, standard: () => Buffer): Buffer {
  if (!text) return standard()
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw new Error(`${name} must be 32 bytes in base64`)
  return key
}

const oneByOne = [
  ...logins.map(login => `ALONGSIDE_PASSWORD_${login.slice('alongside_'.length).toUpperCase()}`),
  'ALONGSIDE_KEY_ENCRYPTION_KEY',
  'ALONGSIDE_BLIND_INDEX_KEY',
  'ALONGSIDE_AUTH_SECRET',
]

/** The master secret; an install that sets every secret by itself has none. */
function masterFrom(env: Readonly<Record<string, string | undefined>>): string {
  const master = env.ALONGSIDE_SECRET ?? ''
  if (master.length < 32 && !oneByOne.every(name => env[name]))
    throw new Error('Set ALONGSIDE_SECRET to at least 32 random characters')
  return master
}

/**
 * Reads the secrets of this install from its environment. `ALONGSIDE_SECRET` alone is enough; an install that keeps
 * its keys in a key store sets each one by itself and rotates them apart.
 */
export function secretsFrom(env: Readonly<Record<string, string | undefined>>): InstallSecrets {
  const master = masterFrom(env)
  const password = (login: Login) =>
    env[`ALONGSIDE_PASSWORD_${login.slice('alongside_'.length).toUpperCase()}`] ??
    derive(master, `login ${login}`).toString('base64url')
  return {
    passwords: {
      alongside_owner: password('alongside_owner'),
      alongside_api: password('alongside_api'),
      alongside_worker: password('alongside_worker'),
      alongside_auth: password('alongside_auth'),
    },
    wrappingKey: keyFrom(env.ALONGSIDE_KEY_ENCRYPTION_KEY, 'ALONGSIDE_KEY_ENCRYPTION_KEY', () =>
      derive(master, 'wrapping key'),
    ),
    indexKey: keyFrom(env.ALONGSIDE_BLIND_INDEX_KEY, 'ALONGSIDE_BLIND_INDEX_KEY', () =>
      derive(master, 'blind index'),
    ),
    cookieSecret: env.ALONGSIDE_AUTH_SECRET ?? derive(master, 'cookies').toString('base64url'),
  }
}
