/** What people of the demo say of themselves for equality monitoring: most answer, and some would rather not. */
import type { screensOf } from '@alongside/api/demo'
import { namedId } from './named-id.ts'
import { type Random, randomFrom } from './random.ts'

/** Everybody who was released is asked once; one in six skips the whole form. */
export async function askEverybody(
  screens: ReturnType<typeof screensOf>,
  done: ReadonlyMap<string, unknown>,
): Promise<void> {
  for (let after: { after?: string } = {}; ; ) {
    const { rows, next } = await screens.referral.list({ view: 'all', limit: 50, ...after })
    for (const { personId, clinicNumber } of rows) {
      const commandId = namedId(`equality ${clinicNumber}`)
      const random = randomFrom(`equality ${clinicNumber}`)
      if (random.chance(1 / 6) || done.has(commandId)) continue
      await screens.impact.recordEquality({ personId, commandId, answers: answersBy(random) })
    }
    if (next === null) return
    after = { after: next }
  }
}

/** How people of south London who live with the condition describe themselves, roughly; each question may be skipped. */
export function answersBy(random: Random): Record<string, string> {
  const answers = {
    ethnicity: random.pick(['N', 'N', 'N', 'M', 'M', 'A', 'A', 'A', 'C', 'C', 'P', 'G', 'S', 'Z']),
    gender: random.pick(['1', '1', '1', '1', '2', '2', '2', '3', 'Z']),
    orientation: random.pick(['2', '2', '2', '1', '1', '1', '3', 'Z']),
    age: random.pick(['18-24', '25-34', '25-34', '35-44', '35-44', '45-54', '45-54', '55-64', '65+']),
    disability: random.pick(['1', '2', '2', '3', '3', '3', 'Z']),
  }
  return Object.fromEntries(Object.entries(answers).filter(() => random.chance(0.9)))
}
