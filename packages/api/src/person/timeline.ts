/** What happened with a person, from the journals of the records that the actor may see, the newest first. */
import type { EventWords, Lifecycle } from '@alongside/domain/lifecycle'
import { type Kind, lifecycles, type PersonKind, personKinds } from '@alongside/domain/lifecycles'
import { Id, Role } from '@alongside/domain/people'
import { maySee, noteViewOf } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const TimelineEntry = z.strictObject({
  at: Instant,
  kind: z.enum(personKinds),
  lifecycleId: Id,
  seq: z.int(),
  type: z.string(),
  label: z.string(),
  by: Role,
  from: z.string().nullable(),
  to: z.string(),
  /** The words that were written with it, where the actor may read them. */
  notes: z.array(z.strictObject({ field: z.string(), text: z.string() })),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

const MOST = 300

/** What happened in one episode of a person. */
export async function timelineOf(
  reading: Reading,
  personId: string,
  episodeId: string,
): Promise<TimelineEntry[]> {
  const { db, caller } = reading
  const seen = personKinds.filter(kind => maySee(caller.role, kind))
  if (seen.length === 0) return []
  const entries = await db
    .selectFrom('journal')
    .select(['at', 'kind', 'lifecycle_id', 'seq', 'type', 'role', 'from_state', 'to_state'])
    .where('person_id', '=', personId)
    .where('episode_id', '=', episodeId)
    .where('kind', 'in', seen)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute()
  const notesOf = await notesBeside(reading, personId, episodeId, seen)
  return entries
    .sort(newestFirst)
    .map(({ at, kind, lifecycle_id, seq, type, role, from_state, to_state }) => ({
      at,
      kind: kind as PersonKind,
      lifecycleId: lifecycle_id,
      seq,
      type,
      label: labelOf(kind as PersonKind, type),
      by: role,
      from: from_state,
      to: to_state,
      notes: notesOf(lifecycle_id, seq),
    }))
}

interface Placed {
  at: string
  kind: string
  seq: number
}

/** A hand-over has two entries in one moment: the end of one record, and then the beginning of the next. */
function newestFirst(one: Placed, other: Placed): number {
  const place = ({ kind }: Placed) => personKinds.indexOf(kind as PersonKind)
  return other.at.localeCompare(one.at) || place(other) - place(one) || other.seq - one.seq
}

async function notesBeside(
  reading: Reading,
  personId: string,
  episodeId: string,
  seen: readonly PersonKind[],
): Promise<(lifecycleId: string, seq: number) => TimelineEntry['notes']> {
  const readable = seen.filter(kind => maySee(reading.caller.role, noteViewOf(kind)))
  if (readable.length === 0) return () => []
  const rows = await reading.db
    .selectFrom('note')
    .select(['id', 'lifecycle_id', 'seq', 'field', 'text_sealed'])
    .where('person_id', '=', personId)
    .where('episode_id', '=', episodeId)
    .where('kind', 'in', readable)
    .orderBy('field')
    .execute()
  if (rows.length === 0) return () => []
  const keys = await reading.keysOfPeople([personId])
  return (lifecycleId, seq) =>
    rows
      .filter(row => row.lifecycle_id === lifecycleId && row.seq === seq)
      .flatMap(({ id, field, text_sealed }) => {
        const text = keys.open(personId, text_sealed, { table: 'note', column: 'text_sealed', id })
        return text === null ? [] : [{ field, text }]
      })
}

const beginnings = {
  referral: 'Came onto the list',
  onboarding: 'Onboarding began',
  mentoring: 'Mentoring began',
  discharge: 'The ending began',
} as const satisfies Record<PersonKind, string>

/** What a step is called in a list of steps. */
export function labelOf(kind: Kind, type: string): string {
  if (type === 'start') return (beginnings as Partial<Record<Kind, string>>)[kind] ?? 'It began'
  if (type.startsWith('timer.')) return 'A time that was set ran out'
  const words: Record<string, EventWords> = (lifecycles[kind] as Lifecycle).words
  return words[type]?.done ?? words[type]?.label ?? type
}
