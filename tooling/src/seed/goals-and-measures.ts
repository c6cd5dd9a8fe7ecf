/** What people of the demo say of their goals and of how life is: a little better with each time, and not for all. */
import { type Filling, mayAsk, pozqolItems } from '@alongside/domain/measures'
import { londonDateOf } from '@alongside/domain/time'
import type { Person } from './cast.ts'
import type { Diary } from './diary.ts'

const words = [
  'Sleep through the night again',
  'Tell my sister',
  'Go to the gym without looking over my shoulder',
  'Not forget on weekends',
  'Meet one person I can be open with',
  'Walk into the building without my hood up',
] as const

/** Somebody's own number, the same whenever the story is told. */
function numberOf({ key }: Person): number {
  return [...key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
}

/** On the day on which they are introduced. One in four would rather not. */
export function askAtTheStart(mentor: string, diary: Diary, person: Person): void {
  const own = numberOf(person)
  if (own % 4 === 0) return
  diary.notes(mentor, '16:50', { what: 'measure', moment: 'start', filling: lifeOf(own, 0) })
  diary.notes(mentor, '16:55', { what: 'measure', moment: 'start', filling: lonelinessOf(own, 0) })
}

/** After the first session a goal; later how it moved, and the measures again. */
export function askHowLifeIs(mentor: string, diary: Diary, person: Person, nth: number): void {
  const own = numberOf(person)
  if (own % 4 === 0) return
  const first = 1 + (own % 4)
  if (nth === 1) {
    diary.notes(mentor, '16:40', { what: 'goal', text: words[own % words.length] ?? words[0], rating: first })
    return
  }
  if (nth === 3)
    diary.notes(mentor, '16:40', { what: 'rate', moment: 'session', rating: Math.min(10, first + (own % 3)) })
  if (nth > 4 && mayAskAgain(diary)) {
    diary.notes(mentor, '16:40', { what: 'rate', moment: 'review', rating: Math.min(10, first + 3) })
    askAgain(mentor, diary, own, 'later')
  }
}

/** At the closing meeting, where it was not asked again on the way. Feeling lonely may be asked at any time. */
export function askAtTheEnd(mentor: string, diary: Diary, person: Person): void {
  const own = numberOf(person)
  if (own % 4 === 0 || askedAgain(diary)) return
  if (mayAskAgain(diary)) askAgain(mentor, diary, own, 'end')
  else
    diary.notes(mentor, '16:55', { what: 'measure', moment: 'end', filling: lonelinessOf(own, gainOf(own)) })
}

function askAgain(mentor: string, diary: Diary, own: number, moment: 'later' | 'end'): void {
  diary.notes(mentor, '16:50', { what: 'measure', moment, filling: lifeOf(own, gainOf(own)) })
  diary.notes(mentor, '16:55', { what: 'measure', moment, filling: lonelinessOf(own, gainOf(own)) })
}

/** Most feel a little better, some the same, and a few worse. */
function gainOf(own: number): number {
  if (own % 7 === 0) return 0
  return own % 9 === 0 ? -1 : 1
}

function mayAskAgain(diary: Diary): boolean {
  const met = diary.steps.find(({ deed }) => deed.what === 'measure')
  return (
    met !== undefined && !askedAgain(diary) && mayAsk('pozqol', [londonDateOf(met.at)], diary.day) === true
  )
}

function askedAgain({ steps }: Diary): boolean {
  return steps.some(({ deed }) => deed.what === 'measure' && deed.moment !== 'start')
}

const positive: readonly string[] = ['enjoying', 'self', 'control', 'future']

function lifeOf(own: number, time: number): Filling {
  const answers = Object.fromEntries(
    pozqolItems.map((item, index) => {
      const good = Math.min(5, 2 + ((own + index) % 2) + time)
      return [item, positive.includes(item) ? good : 6 - good]
    }),
  )
  return { instrument: 'pozqol', answers }
}

function lonelinessOf(own: number, time: number): Filling {
  const answer = Math.min(3, Math.max(1, 3 - time - (own % 2)))
  return {
    instrument: 'loneliness',
    answers: {
      companionship: answer,
      leftOut: Math.min(3, Math.max(1, 2 - time)),
      isolated: answer,
      direct: 4 - time,
    },
  }
}
