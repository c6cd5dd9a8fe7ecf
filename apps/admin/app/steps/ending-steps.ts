import type { StepPage } from './step-page.ts'

/** Steps that mean the same in every record and ask for nothing but a second thought. */
export const ending = {
  withdraw: {
    title: 'They take back their agreement',
    lead: 'Everything stops at once, and their details leave the team. No reason is needed.',
    button: 'Record that they take it back',
    tone: 'warning',
    said: 'Recorded. Everything has stopped.',
  },
  recordDeath: {
    title: 'Record a death',
    lead: 'Every message stops at once. This cannot be undone, so be sure that it is this person.',
    button: 'Record the death',
    tone: 'warning',
    said: 'Recorded. Every message has stopped.',
  },
  recordInError: {
    title: 'This record was a mistake',
    lead: 'Use this only when the record should never have been made. The history keeps that it was.',
    button: 'Record the mistake',
    tone: 'warning',
    said: 'Recorded as a mistake.',
  },
} as const satisfies Record<string, StepPage>
