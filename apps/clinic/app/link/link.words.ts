/** What came of a private link, in the words of the clinic. */
import type { Tone } from '@alongside/web/page'

export const linkStates = {
  waiting: { label: 'Waits to be sent', tone: 'amber' },
  sent: { label: 'Sent, not answered yet', tone: 'teal' },
  notSent: { label: 'Not sent', tone: 'red' },
  answered: { label: 'Answered', tone: 'green' },
  cancelled: { label: 'Taken back', tone: 'grey' },
  expired: { label: 'Ran out', tone: 'grey' },
} as const satisfies Record<string, { label: string; tone: Tone }>

export const answerWords = {
  takeUp: 'They would like it',
  notNow: 'Not now: ask again on the day they chose',
  noThanks: 'No, thank you',
} as const

export const wayWords = { text: 'Text message', email: 'Email' } as const
