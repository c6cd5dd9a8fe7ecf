/** The figures of both ways as rows of words, for the page, the file and paper alike. */
import type { ComparedFigure, Difference, Differences, Outlook, Spread } from '@alongside/domain/what-if'
import { rangeInWords } from '@alongside/web/pictures'
import { figure, figureWords, rangeOf } from './what-if.sentences.ts'

export interface Comparison {
  readonly label: string
  readonly today: string
  readonly change: string
  readonly difference: Difference | undefined
}

const spreadIn = {
  toReach: outlook => outlook.toReach.middle,
  toMentor: outlook => outlook.toMentor.middle,
  toMentorNineInTen: outlook => outlook.toMentor.nineInTen,
  toFirstSession: outlook => outlook.toFirstSession.middle,
  triedInTime: outlook => outlook.triedInTime,
  waitingAtEnd: outlook => outlook.waitingAtEnd,
  perMentor: outlook => outlook.perMentor,
  supported: outlook => outlook.supported,
} as const satisfies Record<ComparedFigure, (outlook: Outlook) => Spread | null>

export function comparisons({
  today,
  change,
  differences,
}: {
  readonly today: Outlook
  readonly change: Outlook
  readonly differences: Differences
}): Comparison[] {
  return (Object.keys(spreadIn) as ComparedFigure[]).map(name => ({
    label: figureWords[name],
    today: rangeInWords(rangeOf(spreadIn[name](today)), figure),
    change: rangeInWords(rangeOf(spreadIn[name](change)), figure),
    difference: differences[name],
  }))
}
