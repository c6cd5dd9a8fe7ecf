// What the process that hosts the API needs, and nothing that reads or changes a record past the doors.
export { ownName } from './account/own-name.ts'
export { type SignedIn, whoIs } from './actor.ts'
export { canReach } from './database/can-reach.ts'
export { isOutage } from './database/outage.ts'
export { type Doors, openDoors } from './doors.ts'
export {
  answerFhir,
  answerFhir,
  type FhirReply,
  type FhirReply,
  failedFhir,
  failedFhir,
  largestBundle,
  largestBundle,
} from './fhir/door.ts'
export { type JobLog, type Jobs, startJobs } from './jobs/jobs.ts'
export type { PostSettings } from './message/post.ts'
export { countKnocks } from './private-link/count-knocks.ts'
export { type AppRouter, appRouter } from './router.ts'
export { sessionOf } from './sign-in/session-cookie.ts'
export { openSignIn, type SignIn, sessionHours } from './sign-in/sign-in.ts'
export { comeBackLater, type RequestContext } from './trpc.ts'
