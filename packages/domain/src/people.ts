/** The people who act, and the ids that stand for people and records wherever a name must not. */
import * as z from 'zod'

/** What someone who signs in may be. `system` is the jobs process; it never signs in. */
export const Role = z.enum([
  'clinician',
  'mentor',
  'trainee',
  'coordinator',
  'safeguardingLead',
  'analyst',
  'administrator',
  'integration',
  'person',
  'system',
])
export type Role = z.infer<typeof Role>

/** The id of any record: random, so that it tells nothing, not even when it was made. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** Whoever asks: which account, in which role, for which clinics. */
export const Actor = z.strictObject({
  accountId: Id,
  role: Role,
  clinicIds: z.array(Id),
  mentorId: Id.nullable(),
})
export type Actor = z.infer<typeof Actor>
