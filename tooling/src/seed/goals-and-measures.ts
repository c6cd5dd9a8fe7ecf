/** What people of the demo say of their goals and of how life is: a little better with each time, and not for all. */
import { type Filling, pozqolItems } from '@alongside/domain/measures'
import { daysBetween, londonDateOf } from '@alongside/domain/time'
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

/** After the first session a goal and a first measure; later how it moved. One in four would rather not. */
export function askHowLifeIs(mentor: string, diary: Diary, person: Person, nth: number): void {
  const own = numberOf(person)
  if (own % 4 === 0) return
  const first = 1 + (own % 4)
  if (nth === 1) {
    diary.notes(mentor, '16:40', { what: 'goal', text: words[own % words.length] ?? words[0], rating: first })
    diary.notes(mentor, '16:50', { what: 'measure', moment: 'start', filling: lifeOf(own, 0) })
    diary.notes(mentor, '16:55', { what: 'measure', moment: 'start', filling: lonelinessOf(own, 0) })
    return
  }
  if (nth === 3)
    diary.notes(mentor, '16:40', { what: 'rate', moment: 'session', rating: Math.min(10, first + (own % 3)) })
  const met = diary.steps.find(({ deed }) => deed.what === 'measure')
  if (nth > 4 && met && daysBetween(londonDateOf(met.at), diary.day) >= 63 && !askedAgain(diary)) {
    diary.notes(mentor, '16:40', { what: 'rate', moment: 'review', rating: Math.min(10, first + 3) })
    diary.notes(mentor, '16:50', { what: 'measure', moment: 'later', filling: lifeOf(own, 1) })
    diary.notes(mentor, '16:55', { what: 'measure', moment: 'later', filling: lonelinessOf(own, 1) })
  }
}

function askedAgain({ steps }: Diary): boolean {
  return steps.some(({ deed }) => deed.what === 'measure' && deed.moment === 'later')
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
  const answer = Math.max(1, 3 - time - (own % 2))
  return {
    instrument: 'loneliness',
    answers: { companionship: answer, leftOut: Math.max(1, 2 - time), isolated: answer, direct: 4 - time },
  }
}
