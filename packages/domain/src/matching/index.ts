/** Matching: which mentors might meet somebody, and why, in plain words. */
export * from './limits.ts'
export * from './matching.ts'
