/** Whether the first row of a file holds the names of its columns, or somebody's data. */

import { attendanceList } from './attendance-list.format.ts'
import { wordKey } from './cell.reader.ts'
import { readDate } from './date.reader.ts'
import { peopleList } from './people-list.format.ts'

const knownHeadings = new Set(
  [peopleList, attendanceList].flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ heading, alsoCalled }) => [heading, ...alsoCalled].map(wordKey)),
  ),
)

/** What is wrong with the first row as a header; null when it may well be one. Its cells are never repeated. */
export function headerProblem(header: readonly string[]): string | null {
  const filled = header.filter(cell => wordKey(cell) !== '')
  if (filled.length === 0) return 'The first row is empty. It must hold the names of the columns.'
  if (header.some(cell => cell.length > 200))
    return 'The first row must hold the names of the columns, and one of them is longer than 200 characters.'
  const likeData = filled.some(cell => readDate(cell).ok || /^[+\d][\d\s./-]*$/.test(cell.trim()))
  if (likeData && !filled.some(cell => knownHeadings.has(wordKey(cell))))
    return 'The first row must hold the names of the columns. Here it looks like a row of data: put a row of names above it.'
  return null
}
