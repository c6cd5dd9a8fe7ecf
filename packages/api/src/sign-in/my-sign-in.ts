/** What somebody sees and decides of their own way in: their passkeys, their sessions, and what happened of late. */
import type { SessionApp } from '@alongside/domain/account'
import * as z from 'zod'
import { bodyOf, type Desk, forOwner, note, reply } from './desk.ts'
import { type OwnSession, proofsOf, wasLeftAlone } from './own-session.ts'

const Id = z.strictObject({ id: z.uuid() })
const Named = Id.extend({ name: z.string().trim().min(1).max(60) })

export const mySignIn = forOwner(async ({ pool, spareCodesOf }, own) => {
  const [spareCodes, passkeys, sessions, events] = await Promise.all([
    own.hasCode ? spareCodesOf(own.userId).then(({ length }) => length) : null,
    pool.query(
      `select id, coalesce(name, '') as name, "createdAt" as "madeAt", "backedUp" as synced
       from passkey where "userId" = $1 order by "createdAt", id`,
      [own.userId],
    ),
    pool.query<{ app: SessionApp | null; usedAt: Date }>(
      `select id, app, "createdAt" as since, "updatedAt" as "usedAt", id = $2 as "isThis"
       from "session" where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc limit 50`,
      [own.userId, own.id],
    ),
    pool.query(
      'select id, at, what, app from sign_in_event where user_id = $1 order by at desc, id limit 15',
      [own.userId],
    ),
  ])
  return reply(200, {
    email: own.email,
    hasCode: own.hasCode,
    spareCodes,
    passkeys: passkeys.rows,
    sessions: sessions.rows.filter(({ app, usedAt }) => !wasLeftAlone({ app, updatedAt: usedAt })),
    events: events.rows,
  })
})

/** How they can prove themselves, and whether they did so just now. */
export const myProofs = forOwner(async (_desk, own) =>
  reply(200, { proofs: proofsOf(own), isFresh: own.isFresh, factor: own.factor }),
)

/** Whatever changes the ways in asks for a fresh proof. */
function withProof(work: (desk: Desk, own: OwnSession, request: Request) => Promise<Response>) {
  return forOwner(async (desk, own, request) =>
    own.isFresh ? work(desk, own, request) : reply(403, { code: 'needs-proof', proofs: proofsOf(own) }),
  )
}

export const namePasskey = forOwner(async (desk, own, request) => {
  const given = await bodyOf(request, Named)
  if (!given) return reply(400, { code: 'not-valid' })
  const named = await desk.pool.query('update passkey set name = $3 where id = $1 and "userId" = $2', [
    given.id,
    own.userId,
    given.name,
  ])
  return named.rowCount === 1 ? reply(200, { done: true }) : reply(404, { code: 'not-found' })
})

/** The last of somebody's second factors stays: without one they could not come back in. */
export const removePasskey = withProof(async (desk, own, request) => {
  const given = await bodyOf(request, Id)
  if (!given) return reply(400, { code: 'not-valid' })
  const client = await desk.pool.connect()
  try {
    await client.query('begin')
    // two removals at once take turns, or both would think that another one stays
    const { rows } = await client.query<{ id: string }>(
      'select id from passkey where "userId" = $1 order by id for update',
      [own.userId],
    )
    if (!rows.some(({ id }) => id === given.id)) {
      await client.query('rollback')
      return reply(404, { code: 'not-found' })
    }
    if (rows.length === 1 && !own.hasCode) {
      await client.query('rollback')
      return reply(409, { code: 'last-one' })
    }
    await client.query('delete from passkey where id = $1', [given.id])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
  await note(desk, own, 'passkeyRemoved')
  return reply(200, { done: true })
})

export const endSession = forOwner(async (desk, own, request) => {
  const given = await bodyOf(request, Id)
  if (!given) return reply(400, { code: 'not-valid' })
  const ended = await desk.pool.query('delete from "session" where id = $1 and "userId" = $2', [
    given.id,
    own.userId,
  ])
  if (ended.rowCount !== 1) return reply(404, { code: 'not-found' })
  await note(desk, own, 'sessionEnded')
  return reply(200, { done: true })
})

/** Signs somebody out everywhere but here. */
export const endOtherSessions = forOwner(async (desk, own) => {
  const ended = await desk.pool.query('delete from "session" where "userId" = $1 and id <> $2', [
    own.userId,
    own.id,
  ])
  await note(desk, own, 'otherSessionsEnded')
  return reply(200, { ended: ended.rowCount ?? 0 })
})
