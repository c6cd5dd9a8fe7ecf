/** A message that must not be taken, with the path of every fault in it. */

export type Json = Record<string, unknown>

export interface Bad {
  readonly what: string
  /** Where it is sent; the base when nothing is said. */
  readonly to?: string
  readonly body: () => unknown
  readonly paths: readonly string[]
  readonly status?: number
}

export function without(body: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))
}
