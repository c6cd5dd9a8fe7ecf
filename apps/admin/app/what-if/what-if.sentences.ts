/** What came of a question, in one plain sentence a figure, and how far chance alone could do the same. */
import type { ComparedFigure, Difference, Fit, Spread } from '@alongside/domain/what-if'
import type { Range } from '@alongside/web/pictures'

export const figureWords: Readonly<Record<ComparedFigure, string>> = {
  toReach: 'Days until they are reached',
  toMentor: 'Days until there is a mentor',
  toMentorNineInTen: 'Days until there is a mentor, 9 in 10',
  toFirstSession: 'Days until the first session',
  triedInTime: 'Tried in time, of 100',
  waitingAtEnd: 'People waiting at the end',
  perMentor: 'People each mentor supports',
  supported: 'People who begin with a mentor',
}

export const fitWords: Readonly<Record<Fit['figure'], string>> = {
  arrivedPerMonth: 'People put on the list each month',
  triedInTime: 'Tried in time, of 100',
  toMentor: 'Days until there is a mentor, middle',
  toMentorNineInTen: 'Days until there is a mentor, 9 in 10',
  toFirstSession: 'Days until the first session, middle',
  supported: 'People supported now',
}

/** A number as it is read: whole, and to one place where it is small. */
export function figure(value: number): string {
  const rounded = Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return rounded.toLocaleString('en-GB')
}

export function inDays(value: number): string {
  const whole = Math.round(value)
  return `${whole} ${whole === 1 ? 'day' : 'days'}`
}

export function rangeOf(spread: Spread | null | undefined): Range | null {
  return spread ? { middle: spread.middle, low: spread.low, high: spread.high } : null
}

/** `more in 19 of 20 plays`: how sure one can be that it is the change. */
export function howSure(difference: Difference | undefined): string {
  if (!difference || difference.of === 0) return 'cannot be compared'
  const { more, less, of } = difference
  if (more === 0 && less === 0) return 'the same in every play'
  const [word, many] = more >= less ? ['more', more] : ['less', less]
  return `${word} in ${many} of ${of} plays`
}

/** Whether the change, and not chance, makes the difference: nearly every play says the same. */
export function isClear(difference: Difference | undefined): boolean {
  return (
    difference !== undefined &&
    difference.of > 0 &&
    Math.max(difference.more, difference.less) >= 0.9 * difference.of
  )
}

/** One sentence about a figure of which more is worse, or better, or neither. */
export function sentenceOf(
  subject: string,
  before: Spread | null,
  after: Spread | null,
  difference: Difference | undefined,
  write: (value: number) => string = figure,
): string {
  if (!before || !after)
    return `${subject}: nobody came that far in these plays, so there is nothing to compare.`
  const was = write(before.middle)
  const becomes = write(after.middle)
  if (was === becomes) return `${subject}: ${becomes}, the same as today.`
  const range = `In 8 of 10 plays it is ${inside(after.low, write)} to ${write(after.high)}.`
  const sure = isClear(difference)
    ? `It is ${howSure(difference)}.`
    : `It is only ${howSure(difference)}: chance alone could do that.`
  return `${subject}: ${becomes} in place of ${was}. ${range} ${sure}`
}

/** The first of two numbers goes without its unit: `13 to 46 days`. */
function inside(value: number, write: (value: number) => string): string {
  return write(value).split(' ')[0] ?? ''
}
