export { type OpenPostgres, openKept } from './kept.ts'
export { AlreadyOpen, PostgresProblem } from './problem.ts'
export { openThrowAway } from './throw-away.ts'
export { type Connection, onDatabase, openOn, runOn } from './url.ts'
