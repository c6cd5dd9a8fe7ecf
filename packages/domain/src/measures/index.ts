export * from './adherence.measure.ts'
export * from './loneliness.measure.ts'
export * from './measures.schema.ts'
export * from './pozqol.measure.ts'
