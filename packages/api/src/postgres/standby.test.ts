import { afterEach, describe, expect, test } from 'vitest'
import { type OwnServer, openPrimary, openStandby, type Standby } from './index.ts'
import { openOn, runOn } from './url.ts'

const open: OwnServer[] = []

afterEach(async () => {
  for (const server of open.splice(0).reverse()) await server.stop()
})

describe('a standby', () => {
  test('has every answered commit when the first server is killed, and takes its place', async () => {
    const first = await primary()
    await runOn(first.url, 'create table written (n int primary key)')
    const writing = startWriting(first.url)
    const second = await standbyOf(first)
    await writing.sinceThen(200)
    await expect(runOn(second.url, 'insert into written values (-1)')).rejects.toThrow(/read-only/)

    await first.kill()
    const answered = await writing.answered
    await second.promote()
    const found = await runOn<{ n: number }>(second.url, 'select n from written')
    const there = new Set(found.map(({ n }) => n))
    expect(answered.length).toBeGreaterThan(200)
    expect(answered.filter(n => !there.has(n))).toEqual([])
    await runOn(second.url, 'insert into written values (-1)')
  }, 60_000)

  test('can be made of the one that took over, so that there are two again', async () => {
    const first = await primary()
    await runOn(first.url, 'create table written (n int primary key)')
    const second = await standbyOf(first)
    await first.kill()
    await second.promote()
    const third = await standbyOf(second)
    await runOn(second.url, 'insert into written values (3)')
    await third.caughtUp()
    expect(await runOn(third.url, 'select n from written')).toEqual([{ n: 3 }])
  }, 60_000)

  test('is not waited for any more once it has left', async () => {
    const first = await primary()
    const second = await openStandby(first.url, { isSynchronous: true })
    await second.leave()
    await runOn(first.url, 'create table written (n int primary key)')
    expect(await runOn(first.url, 'select slot_name from pg_replication_slots')).toEqual([])
  }, 60_000)
})

async function primary(): Promise<OwnServer> {
  const server = await openPrimary()
  open.push(server)
  return server
}

async function standbyOf(server: OwnServer): Promise<Standby> {
  const standby = await openStandby(server.url, { isSynchronous: true })
  open.push(standby)
  return standby
}

/** Writes one row after the other until the server is gone, and remembers which were answered. */
function startWriting(url: string) {
  const kept: number[] = []
  async function write(): Promise<number[]> {
    const connection = await openOn(url)
    connection.on('error', () => undefined)
    try {
      for (let n = 0; ; n++) {
        await connection.query('insert into written values ($1)', [n])
        kept.push(n)
      }
    } catch {
      return kept
    } finally {
      await connection.end().catch(() => undefined)
    }
  }
  const answered = write()
  return {
    answered,
    sinceThen: async (more: number) => {
      const enough = kept.length + more
      while (kept.length < enough) await new Promise(resolve => setTimeout(resolve, 5))
    },
  }
}
