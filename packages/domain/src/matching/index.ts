/** Matching: which mentors might meet somebody, and why, in plain words. */
export * from './matching.ts'
