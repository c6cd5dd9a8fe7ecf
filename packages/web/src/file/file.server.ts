/** Files to take along. */
export { type FileKind, given, givenList, type ListToGive } from './given.server.ts'
export { openPaper, type Paper } from './paper.server.ts'
export { bandsOnPaper, barsOnPaper, type Drawing, rangesOnPaper } from './pictures-on-paper.server.ts'
