/** The mean, to two places: more would only look more exact than thirteen answers are. */
export function meanOf(numbers: readonly number[]): number {
  const sum = numbers.reduce((total, each) => total + each, 0)
  return Math.round((sum / numbers.length) * 100) / 100
}
