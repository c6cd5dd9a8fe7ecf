/** The report in plain sentences, for somebody who reads nothing else. */
import { instrumentWords } from '@alongside/domain/measures'
import type { Impact } from '../answers.ts'
import { drawn, written } from './figures.ts'

/** The whole of it in one paragraph; null while there is nothing to say. */
export function inShort({ people, interactions, clinicDna }: Impact): string | null {
  const supported = drawn(people)
  if (supported === null || supported === 0) return null
  const mean = drawn(interactions.mean)
  const met =
    mean === null
      ? ''
      : `, with ${written(mean)} interactions each on average (median ${written(interactions.median)})`
  const sentences = [
    `${written(supported)} ${supported === 1 ? 'person has' : 'people have'} had peer support${met}.`,
    dnaSentence(clinicDna),
  ]
  return sentences.filter(sentence => sentence !== '').join(' ')
}

/** What became of missed appointments, with the numbers behind it. */
export function dnaSentence({ people, before, after, change }: Impact['clinicDna']): string {
  const [compared, was, is, moved] = [people, before.percent, after.percent, change].map(drawn)
  if (compared == null || was == null || is == null || moved == null || compared === 0) return ''
  const who = `${written(compared)} ${compared === 1 ? 'person' : 'people'} whose appointments can be compared`
  if (moved === 0)
    return `Among the ${who}, ${was}% of clinic appointments were missed before and after alike.`
  return `Among the ${who}, missed clinic appointments ${moved < 0 ? 'fell' : 'rose'} from ${was}% to ${is}%.`
}

/** What became of one measure, for the same people. */
export function changeSentence(
  {
    people,
    medianFirst,
    medianLast,
    medianChange,
    interval,
    answered,
    higher,
    same,
    lower,
  }: Impact['measures']['pozqol'],
  name: keyof Impact['measures'],
): string {
  const [compared, was, is, moved] = [people, medianFirst, medianLast, medianChange].map(drawn)
  if (people === 'hidden') return 'too few people answered twice to say anything of them.'
  if (compared == null || was == null || is == null || moved == null || compared === 0)
    return `nobody answered twice yet; ${written(answered)} answered in these months.`
  const isBetter = moved > 0 === (instrumentWords[name].best === 'high')
  const way = moved === 0 ? 'did not change' : isBetter ? 'became better' : 'became worse'
  const sure = interval
    ? ` The true change of people like these ${within(interval)}, at least 95 times of 100.`
    : ' There are too few of them for an interval.'
  return `of ${written(compared)} ${compared === 1 ? 'person' : 'people'} who answered twice, the one in the middle ${way}: from ${was} to ${is}. ${ways({ higher, lower, same })}${sure}`
}

/** Who went which way; whoever is hidden is among the others. */
function ways({
  higher,
  lower,
  same,
}: Pick<Impact['measures']['pozqol'], 'higher' | 'lower' | 'same'>): string {
  const told = [
    [higher, 'went up'],
    [lower, 'went down'],
    [same, 'stayed'],
  ] as const
  const shown = told
    .filter(([people]) => people !== 'hidden')
    .map(([people, way]) => `${written(people)} ${way}`)
  if (shown.length === 0) return 'Too few went each way to say how many.'
  return `${shown.join(', ')}${shown.length < told.length ? '; the others are too few to show' : ''}.`
}

/** A change as it is written: with its sign. */
export function change(by: number): string {
  return by > 0 ? `+${written(by)}` : written(by)
}

function within({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `is ${change(from)}` : `lies between ${change(from)} and ${change(to)}`
}
