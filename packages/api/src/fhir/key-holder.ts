/** Who holds a key: asked of the database with each request, and counted there in the same step. */
import { randomBytes } from 'node:crypto'
import { type Instant, instant } from '@alongside/domain/time'
import { CompiledQuery } from 'kysely'
import { type SignedIn, sessionHash } from '../actor.ts'
import type { Doors } from '../doors.ts'

/** Keys begin with this, so that whoever finds one in a file knows what it is. */
const beginning = 'alk_'
const form = /^alk_[A-Za-z0-9_-]{43}$/

/** The key of 256 bits. */
export function keyFrom(bits: Buffer): string {
  return beginning + bits.toString('base64url')
}

/** A new key: 256 random bits. What is kept of it is its hash. */
export function newKey(): { key: string; hash: string; beginsWith: string } {
  const key = keyFrom(randomBytes(32))
  return { key, hash: sessionHash(key), beginsWith: key.slice(0, 8) }
}

export interface Holder {
  readonly caller: SignedIn
  readonly clinicId: string
  /** Whether it may ask in this minute, and in how many seconds the next one begins. */
  readonly allowed: boolean
  readonly waitSeconds: number
}

interface Row {
  account_id: string
  clinic_id: string
  allowed: boolean
  wait_seconds: number
}

/** The system behind an `Authorization` header; null for no key, an unknown one, and one that was revoked. */
export async function holderOf(
  { orm, now }: Doors,
  authorization: string | undefined,
): Promise<Holder | null> {
  const key = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (key === undefined || !form.test(key)) return null
  const hash = sessionHash(key)
  const { rows } = await orm.em
    .fork()
    .getKysely()
    .executeQuery<Row>(CompiledQuery.raw('select * from authz.key_turn($1)', [hash]))
  const row = rows[0]
  if (!row) return null
  return {
    caller: callerOf(row, hash, now()),
    clinicId: row.clinic_id,
    allowed: row.allowed,
    waitSeconds: row.wait_seconds,
  }
}

function callerOf(row: Row, hash: string, at: Instant): SignedIn {
  return {
    accountId: row.account_id,
    role: 'integration',
    clinicIds: [row.clinic_id],
    mentorId: null,
    session: hash,
    secondFactor: false,
    seenAt: instant(at),
    app: null,
    steppedUpAt: null,
  }
}
