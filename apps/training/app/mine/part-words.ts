/** What each part of somebody's record is called. */
export const partWords = {
  module: 'Module',
  day: 'Taught day',
  practice: 'Practice',
  signature: 'Signature',
  check: 'Check',
  standing: 'In date',
  supervision: 'Supervision',
} as const
