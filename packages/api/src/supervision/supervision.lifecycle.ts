import {
  openActions,
  type SupervisionCommand,
  type SupervisionContext,
  supervision,
} from '@alongside/domain/supervision'
import type { BareRow, Registration, Taken } from '../lifecycle/registration.ts'
import { Supervision } from './supervision.entity.ts'
import { participantsOf, sideOf, supervisionFacts } from './supervision.facts.ts'

export const supervisionLifecycle: Registration<SupervisionContext, SupervisionCommand, BareRow> = {
  lifecycle: supervision,
  entity: Supervision,
  table: 'supervision',
  dueTimers: ['recordDue', 'writeUpDue', 'actionDue', 'rebookDue'],
  // what people bring to the agenda leaves the day where it is
  besideTheWork: ['addItem', 'removeItem', 'openAgenda', 'addAction'],
  facts: supervisionFacts,
  columns: ({ context }) => ({
    sort: context.sort,
    mentorId: context.mentorId,
    plannedAt: context.plannedAt,
    heldAt: context.heldAt,
    actionsOpen: openActions(context).length,
  }),
  records,
}

async function records(taken: Taken<SupervisionContext, SupervisionCommand, BareRow>): Promise<void> {
  const { event, db, row } = taken
  if (event.type !== 'hold') return
  const known = await participantsOf({ db }, row.clinicId)
  const there = known.filter(({ accountId }) => event.attended.includes(accountId))
  await db
    .insertInto('supervision_attendance')
    .values(
      there.map(each => ({
        supervision_id: row.id,
        account_id: each.accountId,
        clinic_id: row.clinicId,
        mentor_id: each.mentorId,
        side: sideOf(each),
        held_at: event.heldAt,
      })),
    )
    .execute()
}
