/** Files to take along. */
export { type FileKind, given, givenList, type ListToGive } from './given.server.ts'
export { openPaper, type Paper } from './paper.server.ts'
