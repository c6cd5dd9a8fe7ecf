/** How and when it is safe to reach somebody, in words. */
import { type Channel, channelWords } from '@alongside/domain/contact-rules'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The days of the week as choices of a form. */
export const dayChoices = weekdays.map((label, index) => ({ value: String(index + 1), label }))

/** Days in words, runs drawn together: `Monday to Friday`, `Tuesday and Saturday`. */
export function daysInWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other)
  if (sorted.length === 7) return 'Every day'
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => weekdays[(day ?? 1) - 1] ?? ''
  const words = runs.flatMap(run =>
    run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(day => name(day)),
  )
  return joined(words)
}

/** Channels in words: `Text message and phone call`. */
export function channelsInWords(channels: readonly Channel[]): string {
  const [first = '', ...others] = channels.map(channel => channelWords[channel])
  // a name stays as it is written
  const within = (word: string) => (word === 'WhatsApp' ? word : word.charAt(0).toLowerCase() + word.slice(1))
  return joined([first, ...others.map(within)])
}

function joined(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')
}
