/** Concerns as every app raises and follows them. */
export { OwnConcern } from './own-concern.tsx'
export { OwnConcerns } from './own-concerns.tsx'
export { RaiseConcern } from './raise-concern.tsx'
