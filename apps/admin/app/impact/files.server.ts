/** The report and the return as files. They hold no names, and the names of the files tell nothing. */
import { type ImpactChart, type Measure, type MeasureName, measures } from '@alongside/domain/impact'
import { csvText } from '@alongside/domain/intake'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { type FileKind, given, openPaper, type Paper } from '@alongside/web/file.server'
import { dayInWords } from '@alongside/web/page'
import type { Impact } from '../answers.ts'
import { type Line, linesOf, monthByMonth, monthTable, sentencesOf } from './lines.ts'
import { meaningOf, returnOf } from './return.ts'
import { inShort } from './sentences.ts'

export interface About {
  /** The months and the clinics in words. */
  readonly period: string
  readonly clinic: string
  readonly now: Instant
}

/** The whole report: on paper with the definition above each table, as a table one figure a line. */
export async function reportFile(
  report: Impact,
  charts: readonly ImpactChart[],
  about: About,
  kind: FileKind,
): Promise<Response> {
  if (kind === 'csv')
    return table('report', about.now, [
      ['Measure', 'Figure', 'Value', 'Count', 'Out of'],
      ...headRows(report, about),
      ...[...linesOf(report), ...monthByMonth(report), ...sentencesOf(charts)].map(line => [
        measures[line.measure].title,
        line.what,
        line.figure,
        line.count,
        line.outOf,
      ]),
    ])
  const paper = await openPaper('Impact report')
  for (const [words, value] of headRows(report, about)) paper.line(`${words}: ${value}`, 'quiet')
  const short = inShort(report)
  if (short) paper.line(short, 'bold')
  for (const [name, some] of byMeasure(linesOf(report))) {
    const measure: Measure = measures[name]
    paper.heading(measure.title)
    paper.line(measure.definition, 'quiet')
    paper.line(
      `Counts: ${measure.numerator}.${measure.denominator ? ` Out of: ${measure.denominator}.` : ''} Left out: ${measure.leftOut.join('; ')}.`,
      'quiet',
    )
    paper.table(
      ['Figure', 'Value', 'Count', 'Out of'],
      some.map(line => [line.what, line.figure, line.count, line.outOf]),
    )
  }
  drawCharts(paper, charts)
  const months = monthTable(report)
  if (months.rows.length > 0) {
    paper.heading('Month by month')
    for (const name of ['months', 'clinicDnaMonths'] as const)
      paper.line(`${measures[name].title}. ${measures[name].definition}`, 'quiet')
    paper.table(months.headers, months.rows)
  }
  if (report.clinicDna.warnings.length > 0) paper.heading('Read this beside it')
  for (const warning of report.clinicDna.warnings) paper.line(warning)
  return given(await paper.finish(), 'application/pdf', nameOf('report', about.now, 'pdf'))
}

/** The charts of the page; what each of their points is stands in the months above. */
function drawCharts(paper: Paper, charts: readonly ImpactChart[]): void {
  const drawn = charts.filter(({ chart }) => chart !== null)
  if (drawn.length === 0) return
  paper.heading('Over time')
  paper.line(
    'Numbers go up and down by themselves. These charts follow the rules of NHS England’s Making Data Count: a round point is chance; a point of another shape is part of a change that is more than that.',
    'quiet',
  )
  for (const { title, chart, unit, by, notes } of drawn) {
    if (!chart) continue
    paper.chart(by === 'quarter' ? `${title} (three months to a point)` : title, chart, {
      format: value => `${Math.round(value * 10) / 10}${unit}`,
      ...(unit === '%' ? { top: 100 } : {}),
    })
    for (const note of notes) paper.line(note, 'quiet')
  }
}

/** The return, whose fields and their order are always the same. */
export async function returnFile(report: Impact, about: About, kind: FileKind): Promise<Response> {
  const fields = returnOf(report)
  if (kind === 'csv')
    return table('return', about.now, [
      ['Field', 'Value', 'How it is counted'],
      ...headRows(report, about).map(([words, value]) => [words, value, '']),
      ...fields.map(each => [each.field, each.value, meaningOf(each)]),
    ])
  const paper = await openPaper('Getting to Zero and Fast-Track Cities return')
  for (const [words, value] of headRows(report, about)) paper.line(`${words}: ${value}`, 'quiet')
  paper.table(
    ['Field', 'Value'],
    fields.map(each => [each.field, each.value]),
  )
  paper.heading('How each figure is counted')
  for (const name of new Set(fields.map(({ measure }) => measure))) {
    paper.line(measures[name].title, 'bold')
    paper.line(measures[name].definition, 'quiet')
  }
  return given(await paper.finish(), 'application/pdf', nameOf('return', about.now, 'pdf'))
}

function headRows(report: Impact, { period, clinic, now }: About): [string, string][] {
  return [
    ['Period', period],
    ['Clinics', clinic],
    ['As it was known on', dayInWords(report.asOf ?? londonDateOf(now))],
    ['Made on', dayInWords(londonDateOf(now))],
    [
      'Small numbers',
      report.masked
        ? 'hidden: counts below five are not shown and others are rounded to five'
        : 'shown: for the team alone',
    ],
  ]
}

function byMeasure(lines: readonly Line[]): Map<MeasureName, Line[]> {
  return Map.groupBy(lines, line => line.measure)
}

function table(name: string, now: Instant, rows: readonly (readonly string[])[]): Response {
  return given(`\ufeff${csvText(rows)}`, 'text/csv; charset=utf-8', nameOf(name, now, 'csv'))
}

function nameOf(name: string, now: Instant, kind: FileKind): string {
  return `${name}-${londonDateOf(now)}.${kind}`
}
