import type { MetaFunction } from '@remix-run/node'

/**
 * The title of a page, as the tab and the history show it. Only words that tell a stranger nothing: no names of
 * people or clinics, nothing about health.
 */
export function titled(words: string): MetaFunction {
  return () => [{ title: `${words} – Alongside` }]
}
