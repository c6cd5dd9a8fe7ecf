/** Attendance at the clinic: the NHS codes, the DNA rate, and the comparison before and after. */
export * from './attendance.schema.ts'
export * from './before-and-after.measure.ts'
export * from './care-gap.ts'
export * from './dna-rate.measure.ts'
