/** What an operator changes of the keys is written down in the database: when it began, how far it came, and its end. */
import type { Client } from 'pg'

export interface KeyChange {
  readonly no: string
  /** As the database wrote it, to the microsecond. */
  readonly begunAt: string
  /** The last that was looked at. */
  readonly after: string | null
  readonly changed: number
}

interface Begun {
  readonly what: 'words' | 'indexes'
  readonly everybody: boolean
  /** Stands for the key that it leads to. */
  readonly keyId?: number
}

/** Goes on with what was begun about everybody and not ended, unless it led to another key; or begins. */
export async function beginKeyChange(client: Client, { what, everybody, keyId }: Begun): Promise<KeyChange> {
  if (everybody) {
    const { rows } = await client.query<KeyChange & { key_id: number | null }>(
      `select no, begun_at::text as "begunAt", after, changed, key_id from authz.key_change
       where what = $1 and everybody and ended_at is null`,
      [what],
    )
    const [open] = rows
    if (open && open.key_id === (keyId ?? null)) return open
    if (open) await endKeyChange(client, open)
  }
  const { rows } = await client.query<KeyChange>(
    `insert into authz.key_change (what, everybody, key_id) values ($1, $2, $3)
     returning no, begun_at::text as "begunAt", after, changed`,
    [what, everybody, keyId ?? null],
  )
  return rows[0] as KeyChange
}

/** Part of the transaction that it tells of. */
export async function noteKeyChange(
  client: Client,
  { no }: Pick<KeyChange, 'no'>,
  { changed, after }: { readonly changed: number; readonly after?: string },
): Promise<void> {
  await client.query(
    'update authz.key_change set changed = changed + $2, after = coalesce($3, after) where no = $1',
    [no, changed, after ?? null],
  )
}

export async function endKeyChange(client: Client, { no }: Pick<KeyChange, 'no'>): Promise<void> {
  await client.query('update authz.key_change set ended_at = clock_timestamp() where no = $1', [no])
}

/** All of what is done in it, or nothing. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const done = await work()
    await client.query('commit')
    return done
  } catch (error) {
    // a connection that is gone has rolled back by itself
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
