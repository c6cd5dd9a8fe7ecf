/** What can be learned, what was learned, and how it is asked: for those who train and for those who refresh it. */
export * from './completions.ts'
export * from './curriculum.ts'
export * from './knowledge-check.ts'
