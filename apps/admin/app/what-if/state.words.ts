/** What each state of a question is called, and how it looks. */
export const stateWords = {
  waiting: { label: 'Waits its turn', tone: 'grey' },
  playing: { label: 'Is played', tone: 'amber' },
  done: { label: 'Done', tone: 'green' },
  stopped: { label: 'Stopped', tone: 'grey' },
  failed: { label: 'Went wrong', tone: 'red' },
} as const
