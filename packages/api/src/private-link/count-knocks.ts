/** How often somebody may try tokens. A token cannot be guessed; this keeps anybody from keeping the house busy. */
export interface Knocks {
  /** False when this address knocked too often of late. */
  mayKnock(address: string): boolean
}

export function countKnocks({ most, withinMs }: { most: number; withinMs: number }, now = Date.now): Knocks {
  const counted = new Map<string, { since: number; count: number }>()
  return {
    mayKnock: address => {
      const at = now()
      const known = counted.get(address)
      if (!known || at - known.since >= withinMs) {
        // what is over is forgotten before it fills the house
        if (counted.size > 10_000) counted.clear()
        counted.set(address, { since: at, count: 1 })
        return true
      }
      known.count++
      return known.count <= most
    },
  }
}
