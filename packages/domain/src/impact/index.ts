/** Impact: what the programme came to, with the definition of every figure beside it. */
export * from './impact.measures.ts'
export * from './impact.report.ts'
export * from './impact.schema.ts'
export * from './matched-pairs.ts'
export * from './month.ts'
export * from './support-count.ts'
export * from './suppress.ts'
