/** Training: the curriculum, and how far a trainee is on their way. */
export * from './curriculum.ts'
export * from './trainee-way.ts'
