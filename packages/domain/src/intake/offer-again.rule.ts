/** Whether somebody who was offered support before may be offered it again. Their own word on it counts for ever. */
import { type PlainDate, plusMonths } from '../time.ts'

/** An earlier offer that the person did not take up. */
export interface EarlierNo {
  endedOn: PlainDate
  askAgain: 'inSixMonths' | 'onDate' | 'never'
  askAgainOn: PlainDate | null
}

/** `true`, or in plain words why not. "Never" was said once and for all; of the dates, the latest no counts. */
export function mayBeOfferedAgain(earlier: readonly EarlierNo[], today: PlainDate): true | string {
  if (earlier.some(({ askAgain }) => askAgain === 'never'))
    return 'This person asked never to be offered this again. Take them off the list.'
  const last = earlier.reduce<EarlierNo | undefined>(
    (latest, no) => (latest && latest.endedOn >= no.endedOn ? latest : no),
    undefined,
  )
  if (!last) return true
  const from = last.askAgain === 'onDate' && last.askAgainOn ? last.askAgainOn : plusMonths(last.endedOn, 6)
  if (from <= today) return true
  const [year, month, day] = from.split('-')
  return `This person did not take up the offer, and may be asked again from ${day}/${month}/${year}.`
}
