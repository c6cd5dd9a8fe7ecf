/** How far a message with a link has come. */
export const letterWords = {
  none: 'Handed on',
  waiting: 'On its way',
  sent: 'Sent',
  here: 'Sent',
  failed: 'Not delivered: hand it on',
} as const
