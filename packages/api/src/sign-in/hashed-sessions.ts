/**
 * Keeps sessions by the hash of their token. The sign-in library stores tokens as they are; this stands between it and
 * its tables, so that whoever reads the tables cannot go on as anybody.
 */
import type { DBAdapter, Where } from 'better-auth'
import { sessionHash } from '../actor.ts'

type Adapter = Omit<DBAdapter, 'transaction'>

const isHash = /^[0-9a-f]{64}$/

function hashed(where: readonly Where[] | undefined): Where[] {
  return (where ?? []).map(clause =>
    clause.field === 'token' ? { ...clause, value: hashOf(clause.value) } : clause,
  )
}

function hashOf(value: Where['value']): Where['value'] {
  if (Array.isArray(value)) return value.map(each => String(hashOf(String(each))))
  return typeof value === 'string' ? sessionHash(value) : value
}

/** A listed session carries its hash already; ending it by that hash must find it. */
function hashedOnce(where: readonly Where[] | undefined): Where[] {
  return (where ?? []).map(clause =>
    clause.field === 'token' && !(typeof clause.value === 'string' && isHash.test(clause.value))
      ? { ...clause, value: hashOf(clause.value) }
      : clause,
  )
}

function tokenOf(where: readonly Where[] | undefined): string | undefined {
  const value = where?.find(({ field }) => field === 'token')?.value
  return typeof value === 'string' ? value : undefined
}

/** Gives a row back with the token that was asked for, as the library expects to see it. */
function withToken<T>(row: T, token: string | undefined): T {
  return row && token !== undefined ? { ...row, token } : row
}

export function hashSessions(adapter: DBAdapter): DBAdapter {
  return {
    ...around(adapter),
    transaction: work => adapter.transaction(inner => work(around(inner))),
  } as DBAdapter
}

function around<A extends Adapter>(adapter: A): A {
  const isSession = (model: string) => model === 'session'
  return {
    ...adapter,
    create: async (data: Parameters<Adapter['create']>[0]) => {
      if (!isSession(data.model)) return adapter.create(data)
      const token = String((data.data as { token: string }).token)
      return withToken(
        await adapter.create({ ...data, data: { ...data.data, token: sessionHash(token) } }),
        token,
      )
    },
    findOne: async (data: Parameters<Adapter['findOne']>[0]) => {
      if (!isSession(data.model)) return adapter.findOne(data)
      return withToken(await adapter.findOne({ ...data, where: hashed(data.where) }), tokenOf(data.where))
    },
    findMany: (data: Parameters<Adapter['findMany']>[0]) =>
      adapter.findMany(isSession(data.model) ? { ...data, where: hashed(data.where) } : data),
    update: async (data: Parameters<Adapter['update']>[0]) => {
      if (!isSession(data.model)) return adapter.update(data)
      const { token: _, ...update } = data.update as { token?: string }
      return withToken(
        await adapter.update({ ...data, where: hashedOnce(data.where), update }),
        tokenOf(data.where),
      )
    },
    updateMany: (data: Parameters<Adapter['updateMany']>[0]) =>
      adapter.updateMany(isSession(data.model) ? { ...data, where: hashedOnce(data.where) } : data),
    delete: (data: Parameters<Adapter['delete']>[0]) =>
      adapter.delete(isSession(data.model) ? { ...data, where: hashedOnce(data.where) } : data),
    deleteMany: (data: Parameters<Adapter['deleteMany']>[0]) =>
      adapter.deleteMany(isSession(data.model) ? { ...data, where: hashedOnce(data.where) } : data),
    count: (data: Parameters<Adapter['count']>[0]) =>
      adapter.count(isSession(data.model) ? { ...data, where: hashed(data.where ?? []) } : data),
  } as A
}
