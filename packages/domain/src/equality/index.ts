/** Equality monitoring: code lists of the NHS and the ONS with the day from which each holds, and every answer optional. */
export * from './code-lists.ts'
export * from './compare.ts'
export * from './equality.schema.ts'
