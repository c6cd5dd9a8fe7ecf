/** What happened with a person, from the journals of the records that the actor may see, the newest first. */
import type { EventWords, Lifecycle } from '@alongside/domain/lifecycle'
import { type Kind, lifecycles, type PersonKind, personKinds } from '@alongside/domain/lifecycles'
import { Id, Role } from '@alongside/domain/people'
import { maySee, noteViewOf } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { DataKeys } from '../database/keys.ts'
import { together } from '../database/together.ts'
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
  const { entries, notes } = await together(reading.db, timelineQueries(reading, personId, episodeId))
  const keys = notes.length === 0 ? new DataKeys(new Map()) : await reading.keysOfPeople([personId])
  return timelineIn(entries, notes, keys)
}

/** The queries behind it; a role that may see no record, or read no note, asks for none. */
export function timelineQueries({ db, caller }: Reading, personId: string, episodeId: string) {
  const seen = personKinds.filter(kind => maySee(caller.role, kind))
  const readable = seen.filter(kind => maySee(caller.role, noteViewOf(kind)))
  return {
    entries: seen.length === 0 ? undefined : entriesOf(db, episodeId, seen),
    notes: readable.length === 0 ? undefined : notesOf(db, personId, episodeId, readable),
  }
}

function entriesOf(db: Reading['db'], episodeId: string, seen: readonly PersonKind[]) {
  return (
    db
      .selectFrom('journal')
      .select(['at', 'kind', 'lifecycle_id', 'seq', 'type', 'role', 'from_state', 'to_state'])
      // by the episode alone: of a record that was put together with another the journal stays as it was written
      .where('episode_id', '=', episodeId)
      .where('kind', 'in', seen)
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(MOST)
  )
}

function notesOf(db: Reading['db'], personId: string, episodeId: string, readable: readonly PersonKind[]) {
  return db
    .selectFrom('note')
    .select(['id', 'lifecycle_id', 'seq', 'field', 'text_sealed', 'person_id'])
    .where('person_id', '=', personId)
    .where('episode_id', '=', episodeId)
    .where('kind', 'in', readable)
    .orderBy('field')
}

type Entry = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number]
type Note = Awaited<ReturnType<ReturnType<typeof notesOf>['execute']>>[number]

/** The newest first, each with the words that were written with it. */
export function timelineIn(
  entries: readonly Entry[],
  notes: readonly Note[],
  keys: DataKeys,
): TimelineEntry[] {
  return entries
    .toSorted(newestFirst)
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
      notes: notes
        .filter(note => note.lifecycle_id === lifecycle_id && note.seq === seq)
        .flatMap(({ id, person_id, field, text_sealed }) => {
          const text = keys.open(person_id ?? '', text_sealed, { table: 'note', column: 'text_sealed', id })
          return text === null ? [] : [{ field, text }]
        }),
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
