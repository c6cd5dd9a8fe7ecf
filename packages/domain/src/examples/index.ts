/** Examples that tell the story of somebody: for tests, seeds and pictures, never for the running programme. */
export * from './discharge.ts'
export * from './explorables.ts'
export * from './explore.ts'
export * from './mentoring.ts'
export * from './onboarding.ts'
export * from './people.ts'
export * from './referral.ts'
export * from './story.ts'
