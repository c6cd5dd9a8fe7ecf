import { type ConcernCommand, type ConcernContext, concern } from '@alongside/domain/concern'
import type { Registration } from '../lifecycle/registration.ts'
import { Concern } from './concern.entity.ts'

export const concernLifecycle: Registration<ConcernContext, ConcernCommand> = {
  lifecycle: concern,
  entity: Concern,
  table: 'concern',
  dueTimers: ['tellDue', 'decisionDue', 'referralDue', 'feedbackDue', 'lookAgain'],
  // the account is owed by whoever raised it; the lead's own clock runs on
  besideTheWork: ['writeAccount'],
  facts: () => Promise.resolve({}),
  columns: ({ context }) => ({ category: context.category, urgent: context.urgentSince !== null }),
}
