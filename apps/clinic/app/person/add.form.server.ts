import { PersonByHand } from '@alongside/domain/person-by-hand'
import { ReferralSource } from '@alongside/domain/referral'
import { checkedBy } from '@alongside/web/request.server'
import * as z from 'zod'

const text = z.string().default('')
/** One person by hand. */
export const AddForm = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid('Choose the clinic'),
  source: ReferralSource.extract(['clinician', 'self', 'partnerAgency'], { error: 'Choose how they came' }),
  person: z
    .strictObject({
      clinicNumber: text,
      called: text,
      familyName: text,
      reason: text,
      reasonOn: z.string().nullable().default(null),
      unwell: z
        .enum(['yes', 'no'])
        .default('no')
        .transform(answer => answer === 'yes'),
      tracing: z.enum(['reEngaged', 'unableToContact', 'unknown']).nullable().default(null),
      phone: text,
      language: text,
    })
    .superRefine(checkedBy(PersonByHand, { reason: 'Choose why now' })),
})

/** As the API takes it: the person was held to the domain's own schema. */
export type Added = Omit<z.infer<typeof AddForm>, 'person'> & { person: z.input<typeof PersonByHand> }
