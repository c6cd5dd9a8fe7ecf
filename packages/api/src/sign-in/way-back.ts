/** Asking for a new way in, and using the code that two others gave for it. Nobody is signed in here. */

import { setTimeout as sleep } from 'node:timers/promises'
import { hash } from '@node-rs/argon2'
import * as z from 'zod'
import { sessionHash } from '../actor.ts'
import { bodyOf, type Route, reply } from './desk.ts'
import { argon2id } from './options.ts'

const Asked = z.strictObject({ email: z.string().min(3).max(254) })
const Used = z.strictObject({ code: z.string().min(1).max(60), password: z.string().min(12).max(200) })

/** Long enough for everything that may have to be done: nobody learns from the clock whether there is an account. */
const SAME_FOR_ALL_MS = 400

/** Whoever asks is answered alike, with an account or without. */
export const askWayBack: Route = async (desk, request) => {
  const given = await bodyOf(request, Asked)
  if (!given) return reply(400, { code: 'not-valid' })
  await Promise.all([desk.pool.query('select authz.ask_way_back($1)', [given.email]), sleep(SAME_FOR_ALL_MS)])
  return reply(200, { done: true })
}

/** Takes the code and begins anew: a new password, and nothing of what was lost. */
export const useWayBack: Route = async (desk, request) => {
  const given = await bodyOf(request, Used)
  if (!given) return reply(400, { code: 'not-valid' })
  const kept = sessionHash(given.code.trim().toLowerCase().replace(/[\s-]/g, ''))
  const password = await hash(given.password, argon2id)
  const client = await desk.pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ user_id: string }>(
      `update recovery set used_at = now() where link_hash = $1 and used_at is null and refused_at is null
         and link_until > now() returning user_id`,
      [kept],
    )
    const userId = rows[0]?.user_id
    if (!userId) {
      await client.query('rollback')
      return reply(401, { code: 'wrong' })
    }
    await client.query('delete from "session" where "userId" = $1', [userId])
    await client.query('delete from passkey where "userId" = $1', [userId])
    await client.query('delete from "twoFactor" where "userId" = $1', [userId])
    await client.query(
      `update "account" set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
      [userId, password],
    )
    const user = await client.query<{ email: string }>(
      'update "user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = $1 returning email',
      [userId],
    )
    await client.query(`insert into sign_in_event (user_id, what) values ($1, 'recovered')`, [userId])
    await client.query('commit')
    return reply(200, { email: user.rows[0]?.email ?? '' })
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
