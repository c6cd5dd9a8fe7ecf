import { instant } from '@alongside/domain/time'
import { changeInWords, type TodayField, takenForGranted, todayWords } from '@alongside/domain/what-if'
import { bandsOnPaper, given, givenList, openPaper, rangesOnPaper } from '@alongside/web/file.server'
import { momentInWords } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { chartsOf } from '../what-if/charts.ts'
import { comparisons } from '../what-if/comparisons.ts'
import { howSure } from '../what-if/what-if.sentences.ts'

const headers = ['Figure', 'Today (8 of 10 plays)', 'With the change (8 of 10 plays)', 'How sure']

/** What came of a question, as a file. It holds made-up people’s figures, and counts that may be shown. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const asked = await load(args, api => api.whatIf.byId.query({ id: args.params.id ?? '' }))
  const { result, question } = asked
  if (!result) throw new Response('', { status: 404 })
  const rows = comparisons(result).map(row => [row.label, row.today, row.change, howSure(row.difference)])
  const numbers = (Object.keys(todayWords) as TodayField[]).map(name => [
    todayWords[name].label,
    `${question.today[name]} ${todayWords[name].suffix}`,
  ])
  const made = `What if ${changeInWords(question.change)}? Played ${asked.courses} times each way, ${question.months} months ahead, on ${momentInWords(asked.askedAt)}, begun with number ${asked.seed}.`
  const at = instant(new Date().toISOString())
  if (new URL(args.request.url).searchParams.get('as') !== 'pdf') {
    const words = (cells: readonly string[]) => [
      ...cells,
      ...Array.from({ length: 4 - cells.length }, () => ''),
    ]
    return givenList(
      {
        title: 'What if',
        headers,
        rows: [
          ...rows,
          words([made]),
          ...numbers.map(words),
          ...takenForGranted.map(sentence => words([sentence])),
        ],
      },
      'csv',
      at,
    )
  }
  const paper = await openPaper('What if')
  paper.line(made)
  paper.line('Made-up people. Tried in time means within so many working days of being accepted.', 'quiet')
  const { inShort, pictures } = chartsOf(question, result)
  paper.line(inShort, 'bold')
  for (const { kind, chart } of pictures)
    for (const drawing of kind === 'range' ? rangesOnPaper(chart) : [bandsOnPaper(chart)])
      paper.picture(drawing)
  paper.heading('Side by side')
  paper.table(headers, rows)
  paper.heading('The numbers it began with')
  paper.table(['Number', 'Value'], numbers)
  paper.heading('What it takes for granted')
  for (const sentence of takenForGranted) paper.line(sentence)
  return given(await paper.finish(), 'application/pdf', `what-if-${at.slice(0, 10)}.pdf`)
}
