/** What the doors of the API need from outside. Tests and the demo hand in a clock of their own. */
import { randomUUID } from 'node:crypto'
import { type Instant, instant } from '@alongside/domain/time'
import { Keyring, type RootKeys } from './database/keys.ts'
import { type Orm, openOrm } from './database/open.ts'

export interface Doors {
  readonly orm: Orm
  readonly keys: Keyring
  readonly now: () => Instant
  readonly newId: () => string
  /** Where the private page is, as people open it. */
  readonly privatePageUrl: string
  /** Where people join and referees answer, as it stands in a message. */
  readonly joiningUrl: string
  close(): Promise<void>
}

export interface DoorOptions {
  /** Connections that may be open at once. */
  readonly poolSize?: number
  readonly now?: () => Instant
  readonly privatePageUrl?: string
  readonly joiningUrl?: string
}

/** Opens the doors under one login: the API's for people who signed in, the worker's for the jobs. */
export async function openDoors(
  url: string,
  secrets: RootKeys,
  {
    poolSize = 10,
    now = readClock,
    privatePageUrl = 'http://127.0.0.1:4001',
    joiningUrl = 'http://127.0.0.1:4003',
  }: DoorOptions = {},
): Promise<Doors> {
  const orm = await openOrm(url, poolSize)
  return {
    orm,
    keys: new Keyring(secrets),
    now,
    newId: randomUUID,
    privatePageUrl,
    joiningUrl,
    close: () => orm.close(),
  }
}

function readClock(): Instant {
  return instant(new Date().toISOString())
}
