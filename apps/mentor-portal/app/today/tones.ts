import type { Tone } from '@alongside/web/page'

const tones: Readonly<Record<string, Tone>> = {
  active: 'teal',
  reviewDue: 'amber',
  notHeardFrom: 'amber',
  paused: 'grey',
  changingMentor: 'purple',
  matching: 'green',
}

/** The look of a state's tag; the states of an ending share one. */
export function toneOf(state: string): Tone {
  return tones[state] ?? 'purple'
}
