/** The columns that the tables of lifecycles have in common, by whom they are about. */
import { count, id, instant, json, text } from '../database/columns.ts'

/** Of a lifecycle about a person. */
export function lifecycleColumns() {
  return { ...bareColumns(), episodeId: id(), personId: id() }
}

/** Of a lifecycle about somebody of the team. */
export function teamColumns() {
  return { ...bareColumns(), holderId: id() }
}

/** Of a lifecycle about a clinic alone, and a part of all others. */
export function bareColumns() {
  return {
    id: id().primary(),
    clinicId: id(),
    state: text(),
    path: text(),
    value: json<unknown>(),
    context: json<unknown>(),
    machineVersion: text(),
    seq: count(),
    status: text().$type<'active' | 'done'>(),
    openedAt: instant(),
    changedAt: instant(),
    stateSince: instant(),
    endedAt: instant().strictNullable(),
    dueAt: instant().strictNullable(),
  }
}
