/** The systems of clinics: what they may be told. */
export * from './task-status.ts'
