import type { ReceiptStatus } from '@alongside/domain/effects'

/** Each status as the clinic reads it: what happened, and what to do where something is asked. */
export const receiptWords = {
  accepted: 'Accepted by the team',
  queried: 'The team has a question for you',
  redirected: 'Another service fits better',
  started: 'Support has started',
  ended: 'Support has ended',
  couldNotContact: 'The team could not reach them',
  declinedAtContact: 'They do not want support now',
  pleaseMention: 'Please mention it at the next visit',
  pleaseRefresh: 'Please ask again how they may be reached',
  withdrew: 'They withdrew their agreement',
} as const satisfies Record<ReceiptStatus, string>
