/** The group in which trainees of the demo learn: a taught day that was, and two to come. */
import { type Doors, type SignedIn, screensOf } from '@alongside/api/demo'
import { type Instant, londonDateOf, plusDays } from '@alongside/domain/time'
import { plusWorkingDays } from '@alongside/domain/working-days'
import { namedId } from './named-id.ts'
import { placeOf } from './places.ts'

const days = [
  { key: 'listening', title: 'Day one: listening', inDays: -24, place: 'Riverside hall, room 2' },
  { key: 'boundaries', title: 'Day two: boundaries', inDays: 6, place: 'Riverside hall, room 2' },
  { key: 'endings', title: 'Day three: ending well', inDays: 27, place: 'Online' },
] as const

export async function learnTogether(
  api: Doors,
  { coordinator, learners }: { coordinator: SignedIn; learners: readonly SignedIn[] },
  until: Instant,
): Promise<void> {
  const today = londonDateOf(until)
  const { training } = screensOf({ ...api, now: () => until }, coordinator)
  const { id: cohortId } = await training.makeCohort({
    commandId: namedId('group'),
    clinicId: placeOf('kingston').id,
    name: 'Autumn group',
    startsOn: plusDays(today, -30),
  })
  const dayIds: string[] = []
  for (const { key, title, inDays, place } of days) {
    const heldOn = plusWorkingDays(plusDays(today, inDays), 0)
    const day = { cohortId, title, heldOn, from: '10:00', until: '15:30', place } as const
    const made = await training.makeDay({ commandId: namedId(`group ${key}`), day: day as never })
    dayIds.push(made.id)
  }
  for (const [nth, learner] of learners.entries()) {
    const { training: own } = await screensOf({ ...api, now: () => until }, learner).training.mine()
    if (!own) continue
    const { seq } = await training.send({
      id: own.id,
      seq: own.seq,
      commandId: namedId(`group ${nth} joins`),
      event: { type: 'joinCohort', cohortId },
    })
    await training.send({
      id: own.id,
      seq,
      commandId: namedId(`group ${nth} was there`),
      event: { type: 'recordDay', dayId: dayIds[0] ?? '', attended: 'attended' },
    })
  }
}
