/** The impact figures before and after, side by side. */
import type { Figure, ImpactReport } from '@alongside/domain/impact'
import { say } from '../terminal.ts'

const rows: readonly (readonly [string, (report: ImpactReport) => Figure])[] = [
  ['People supported', report => report.people],
  ['Interactions', report => report.interactions.total],
  ['Interactions per person, mean', report => report.interactions.mean],
  ['Interactions per person, median', report => report.interactions.median],
  ['Sessions that the person missed', report => report.apart.missed],
  ['People put on the list', report => report.offers.listed],
  ['Told about the offer', report => report.offers.coverage.count],
  [
    'Endings, completed',
    report => report.endings.find(({ group }) => group === 'completed')?.endings ?? 'none',
  ],
  ['Days from referral to first session, median', report => report.waiting.medianDays],
  ['Clinic appointments missed before support, %', report => report.clinicDna.before.percent],
  ['Clinic appointments missed after, %', report => report.clinicDna.after.percent],
]

export function printImpact(before: ImpactReport, after: ImpactReport): void {
  say(`${''.padEnd(46)}${'before'.padStart(10)}${'after'.padStart(10)}`)
  for (const [title, figure] of rows)
    say(`${title.padEnd(46)}${shown(figure(before)).padStart(10)}${shown(figure(after)).padStart(10)}`)
}

function shown(figure: Figure): string {
  if (figure === 'none') return '–'
  return figure === 'hidden' ? 'hidden' : String(figure)
}
