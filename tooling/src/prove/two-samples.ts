/** Whether two heaps of times could come from the same source: the test of Kolmogorov and Smirnov. */
export interface Compared {
  /** How likely heaps so different are when there is nothing to tell apart. */
  readonly p: number
  /** How far the middles are apart, in milliseconds. */
  readonly gap: number
}

export function compare(ones: readonly number[], others: readonly number[]): Compared {
  const [a, b] = [sorted(ones), sorted(others)]
  let [i, j, most] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i] ?? 0, b[j] ?? 0)
    while (i < a.length && (a[i] ?? 0) <= at) i++
    while (j < b.length && (b[j] ?? 0) <= at) j++
    most = Math.max(most, Math.abs(i / a.length - j / b.length))
  }
  const size = Math.sqrt((a.length * b.length) / (a.length + b.length))
  return { p: tail((size + 0.12 + 0.11 / size) * most), gap: Math.abs(middle(a) - middle(b)) }
}

/** The tail of Kolmogorov's distribution. */
function tail(lambda: number): number {
  if (lambda < 0.2) return 1
  let sum = 0
  for (let k = 1; k <= 100; k++) sum += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda)
  return Math.min(1, Math.max(0, sum))
}

function sorted(times: readonly number[]): number[] {
  return [...times].sort((one, other) => one - other)
}

function middle(times: readonly number[]): number {
  return times[Math.floor(times.length / 2)] ?? 0
}
