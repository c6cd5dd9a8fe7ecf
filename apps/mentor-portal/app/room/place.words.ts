/** How it looks where a mentor stands at a place, and how near the end of something is. */
import type { Tone } from '@alongside/web/page'

export const placeTones: Readonly<Record<string, Tone>> = {
  provisional: 'purple',
  full: 'green',
  restricted: 'amber',
  onBreak: 'grey',
  left: 'grey',
}

export const nearTones = { missing: 'red', ranOut: 'red', soon: 'amber', good: 'green' } as const
export const nearWords = { missing: 'Missing', ranOut: 'Ran out', soon: 'Soon', good: 'In date' } as const
