/** What the doors of the API need from outside. Tests and the demo hand in a clock of their own. */
import { randomUUID } from 'node:crypto'
import { type Instant, instant } from '@alongside/domain/time'
import { Keyring, type RootKeys } from './database/keys.ts'
import { type Orm, openOrm } from './database/open.ts'
import { openReplica, type Replica } from './database/replica.ts'

export interface Doors {
  readonly orm: Orm
  /** A standby that counts for reports, where there is one. */
  readonly replica?: Replica
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
  /** The same login at a standby. */
  readonly replicaUrl?: string
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
    replicaUrl,
    now = readClock,
    privatePageUrl = 'http://127.0.0.1:4001',
    joiningUrl = 'http://127.0.0.1:4003',
  }: DoorOptions = {},
): Promise<Doors> {
  const orm = await openOrm(url, poolSize)
  const replica = replicaUrl === undefined ? undefined : await openReplica(replicaUrl, 4)
  return {
    orm,
    ...(replica ? { replica } : {}),
    keys: new Keyring(secrets),
    now,
    newId: randomUUID,
    privatePageUrl,
    joiningUrl,
    close: async () => {
      await Promise.all([orm.close(), replica?.close()])
    },
  }
}

function readClock(): Instant {
  return instant(new Date().toISOString())
}
