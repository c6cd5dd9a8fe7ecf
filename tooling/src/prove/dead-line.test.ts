import { setTimeout as sleep } from 'node:timers/promises'
import { openDoors, startJobs } from '@alongside/api/server'
import { expect, test, vi } from 'vitest'
import { withProgramme } from './programme.ts'
import { openShakyLine } from './shaky-line.ts'

test('jobs whose line to the database died without a word notice it, come back by themselves, and stop within seconds', async () => {
  await withProgramme(async ({ database }) => {
    const direct = new URL(database.urls.alongside_worker)
    const line = await openShakyLine(Number(direct.port))
    direct.port = String(line.port)
    const doors = await openDoors(direct.href, database.secrets, { poolSize: 4 })
    const jobs = await startJobs(doors, {
      databaseUrl: direct.href,
      signIn: { sweep: async () => {} } as never,
      // what fails on a dead line is said many times, and is not what is asked here
      log: { info: () => {}, failed: () => {} },
    })
    expect(jobs.alive).toBe(true)

    line.mood = 'silent'
    await vi.waitFor(() => expect(jobs.alive).toBe(false), { timeout: 12_000, interval: 100 })
    line.mood = 'good'
    await vi.waitFor(() => expect(jobs.alive).toBe(true), { timeout: 12_000, interval: 100 })

    line.mood = 'silent'
    // the queue asks every two seconds: by then something of it waits for an answer that does not come
    await sleep(2500)
    const began = performance.now()
    await jobs.stop()
    expect(performance.now() - began).toBeLessThan(8_000)

    await line.close()
    await doors.close()
  })
}, 90_000)
