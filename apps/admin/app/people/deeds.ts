/** Each event as it reads once it has happened: the words of the domain, but for clocks and answers. */
import type { PersonPage } from '../answers.ts'

type Entry = PersonPage['timeline'][number]

const clocks: Readonly<Record<string, string>> = {
  'timer.decisionWindow': 'The time to decide ended',
  'timer.holdEnds': 'The hold ended',
  'timer.silence': 'Not heard from for a while',
  'timer.reviewDue': 'A review became due',
  'timer.pauseLimit': 'The longest pause was over',
  'timer.settle': 'Put away to be kept',
}

export function deedOf({ type, to, label }: Entry): string {
  if (type === 'personAnswers') return saidNo(to) ? 'They said no to the match' : 'They said yes to the match'
  if (type === 'mentorAnswers')
    return saidNo(to) ? 'The mentor said no to the match' : 'The mentor said yes to the match'
  return clocks[type] ?? label
}

/** A no leads back to looking for somebody else. */
function saidNo(to: string): boolean {
  return !to.startsWith('matching')
}
