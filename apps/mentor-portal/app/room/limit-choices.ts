/** What a mentor may tick on the page of their limits, in words of their own. */
import type { MentorLimit } from '@alongside/domain/mentor-self'
import { modeWords, timeWords } from '@alongside/domain/themes'

const limits: Readonly<Record<MentorLimit, string>> = {
  adjusting: 'Adjusting to the diagnosis',
  treatment: 'Staying on treatment',
  stigma: 'Stigma',
  isolation: 'Feeling isolated',
  tellingOthers: 'Telling others',
  appointments: 'Appointments',
  moneyAndHousing: 'Money and housing',
  relationships: 'Relationships',
  newlyDiagnosed: 'Somebody who has just heard',
  comingBack: 'Somebody coming back to care',
  seenWhereIAm: 'Somebody seen where I am seen',
  women: 'Women',
  men: 'Men',
  under25: 'People younger than 25',
}

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

export const limitChoices = choicesOf(limits)
export const modeChoices = choicesOf(modeWords)
export const timeChoices = choicesOf(timeWords)
