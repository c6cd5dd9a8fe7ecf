/** A trust’s own sign-in, as this install is told of it. */
import * as z from 'zod'

export const TrustProvider = z.strictObject({
  /** Stands in addresses: short and neutral. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(80),
  trustId: z.uuid(),
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(16),
})
export type TrustProvider = z.infer<typeof TrustProvider>
