/** Why somebody may open what is over, as they are asked. */
export const whyOpenedWords = {
  personAsked: 'They asked me to look',
  planningSupport: 'To plan with them what helps now',
  safety: 'Somebody may not be safe',
  questionOrComplaint: 'To answer a question or a complaint',
} as const

export type WhyOpened = keyof typeof whyOpenedWords
