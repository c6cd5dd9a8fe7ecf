/** Tells everybody of a world's clinic, many at a time, through some API processes in turn. */
import { randomUUID } from 'node:crypto'
import { peopleToTell, tell } from './event.case.ts'
import { sideBySide } from './rounds.ts'
import type { Measured } from './server.child.ts'
import type { World } from './world/world.ts'

/** How many at a time. */
export const CLIENTS = 16

/** How many were told, all of them answered with a yes, and how long it took. */
export async function tellEverybody(
  world: World,
  apis: readonly Measured[],
): Promise<{ events: number; seconds: number }> {
  const people = await peopleToTell(world)
  const work = people.map(({ id }, at) => {
    const api = apis[at % apis.length]
    const asked = { id, seq: 0, commandId: randomUUID(), event: tell }
    return () => api?.ask('/trpc/referral.send', asked, world.clinician.cookie)
  })
  const began = performance.now()
  await sideBySide(work, CLIENTS)
  return { events: people.length, seconds: (performance.now() - began) / 1000 }
}
