/** How far a colleague is who lost every way in. */
export const wayBackWords = {
  asked: { words: 'Needs two people', tone: 'amber' },
  oneConfirmed: { words: 'Needs one more person', tone: 'amber' },
  given: { words: 'Has the code', tone: 'purple' },
  used: { words: 'Is in again', tone: 'green' },
  refused: { words: 'Refused', tone: 'grey' },
  over: { words: 'Too late', tone: 'grey' },
} as const
