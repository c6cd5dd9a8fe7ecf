import type { Scenario } from '@alongside/api/course'

/** Fewer turns than these on the longest way, and it is a question and no conversation. */
const FEWEST_TURNS = 4

/** What is wrong with the ways through one exercise. That every choice leads somewhere is said when it is read. */
export function scenarioFindings({ id, start, turns, ends }: Scenario): string[] {
  const reached = new Set<string>()
  let longest = 0
  let round: string | undefined
  function walk(name: string, way: readonly string[]): void {
    if (way.includes(name)) {
      round = name
      return
    }
    reached.add(name)
    const turn = turns[name]
    if (!turn) return
    longest = Math.max(longest, way.length + 1)
    for (const { leads } of turn.choices) walk(leads, [...way, name])
  }
  walk(start, [])
  return [
    ...[...Object.keys(turns), ...Object.keys(ends)]
      .filter(name => !reached.has(name))
      .map(name => `No choice of "${id}" ever leads to "${name}".`),
    ...(round ? [`"${id}" goes round in a circle at "${round}".`] : []),
    ...(longest < FEWEST_TURNS
      ? [`The longest way through "${id}" has ${longest} turns; ${FEWEST_TURNS} are the fewest.`]
      : []),
    ...(Object.values(ends).some(({ serves }) => serves === 'well') ? [] : [`"${id}" cannot end well.`]),
    ...Object.entries(turns)
      .filter(([, { choices }]) => !choices.some(({ serves }) => serves === 'well'))
      .map(([name]) => `"${id}" has no good choice at "${name}".`),
  ]
}
