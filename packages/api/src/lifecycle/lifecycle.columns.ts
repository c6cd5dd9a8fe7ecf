/** The columns that the tables of all lifecycles have in common. */
import { count, id, instant, json, text } from '../database/columns.ts'

export function lifecycleColumns() {
  return {
    id: id().primary(),
    episodeId: id(),
    clinicId: id(),
    personId: id(),
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
