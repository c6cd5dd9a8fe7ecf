/** A lifecycle as a screen shows it: where it stands in words, whose turn it is, and what this actor may do about it. */
import { mayDoWhileCovering } from '@alongside/domain/caseload'
import { type Lifecycle, options, owners, wordsOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds, lifecycles } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { mayDo } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { Caller } from '../actor.ts'
import { type BareRow, type LifecycleRow, positionOf } from './registration.ts'

/** One step that the actor may take, or may not take yet, with the reasons. */
const StepOption = z.strictObject({
  type: z.string(),
  label: z.string(),
  hint: z.string(),
  open: z.boolean(),
  reasons: z.array(z.string()),
})

/** What the views of all lifecycles have in common; each kind adds the facts worth showing. */
export const BareView = z.strictObject({
  kind: z.enum(kinds),
  id: Id,
  clinicId: Id,
  state: z.string(),
  path: z.string(),
  label: z.string(),
  owner: z.enum(owners),
  waitsFor: z.string(),
  seq: z.int(),
  status: z.enum(['active', 'done']),
  openedAt: Instant,
  changedAt: Instant,
  stateSince: Instant,
  endedAt: Instant.nullable(),
  /** The moment by which somebody was to act: it stays what it was, however often they are reminded. */
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  options: z.array(StepOption),
})
export type BareView = z.infer<typeof BareView>

/** The view of a lifecycle about a person. */
export const LifecycleView = z.strictObject({ ...BareView.shape, episodeId: Id, personId: Id })
export type LifecycleView = z.infer<typeof LifecycleView>

interface Looking {
  readonly caller: Caller
  readonly at: Instant
}

/** The part of a view that follows from the row, the facts and the one who looks. */
export function viewOf<K extends Kind>(
  kind: K,
  row: LifecycleRow,
  facts: unknown,
  looking: Looking,
): LifecycleView & { kind: K } {
  return {
    ...bareViewOf(kind, row, facts, looking),
    episodeId: row.episodeId,
    personId: row.personId,
  }
}

/** The same for a lifecycle about the team or a clinic. */
export function bareViewOf<K extends Kind>(
  kind: K,
  row: BareRow,
  facts: unknown,
  { caller, at }: Looking,
): BareView & { kind: K } {
  const lifecycle: Lifecycle = lifecycles[kind]
  const position = positionOf(kind, row)
  const { label, owner, waitsFor } = wordsOf(lifecycle, position)
  return {
    kind,
    id: row.id,
    clinicId: row.clinicId,
    state: row.state,
    path: row.path,
    label,
    owner,
    waitsFor,
    seq: row.seq,
    status: row.status,
    openedAt: row.openedAt,
    changedAt: row.changedAt,
    stateSince: row.stateSince,
    endedAt: row.endedAt,
    dueAt: row.dueAt,
    overdue: isOverdue(row.dueAt, at),
    options: options(lifecycle, position, facts, at).filter(
      ({ type }) =>
        mayDo(caller.role, kind, type) && (!isCovered(caller, row) || mayDoWhileCovering(kind, type)),
    ),
  }
}

/** A record of somebody whom another mentor supports: whoever sees it covers. */
function isCovered({ role, mentorId }: Caller, row: BareRow): boolean {
  const { mentorId: theirs } = row.context as { mentorId?: string | null }
  return role === 'mentor' && typeof theirs === 'string' && theirs !== mentorId
}

/** Nobody acted by the moment that was set. What has ended is not due any more. */
export function isOverdue(dueAt: Instant | null, at: Instant): boolean {
  return dueAt !== null && dueAt < at
}
