export { type OpenPostgres, openKept } from './kept.ts'
export { PostgresProblem } from './problem.ts'
export { openThrowAway } from './throw-away.ts'
export { onDatabase, runOn } from './url.ts'
