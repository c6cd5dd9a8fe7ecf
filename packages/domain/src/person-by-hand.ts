/** One person put on the list by hand: the same cells as a row of a file, read by the same readers. */
import * as z from 'zod'
import {
  type Read,
  readCalledName,
  readClinicNumber,
  readFamilyName,
  readOptionalText,
  readPhone,
} from './intake/cell.reader.ts'
import { ListedPerson } from './intake/index.ts'
import { ReferralReason } from './referral/index.ts'
import { PlainDate } from './time.ts'

/** A field of a form that is read like a cell of a file, with the same words about what is wrong. */
function cell<T>(read: (text: string) => Read<T>) {
  return z.string().transform((text, context): T => {
    const answer = read(text)
    if (answer.ok) return answer.value
    context.addIssue({ code: 'custom', message: answer.problem })
    return z.NEVER
  })
}

export const PersonByHand = z
  .strictObject({
    clinicNumber: cell(readClinicNumber),
    called: cell(readCalledName),
    familyName: cell(readFamilyName),
    reason: ReferralReason,
    reasonOn: PlainDate.nullable().default(null),
    unwell: z.boolean(),
    tracing: ListedPerson.shape.tracing.default(null),
    phone: cell(readPhone),
    language: cell(text => readOptionalText(text, 35)),
  })
  .refine(({ reason, reasonOn }) => reasonOn !== null || reason === 'clinicianFlag', {
    path: ['reasonOn'],
    message: 'Give the day of the diagnosis, or of coming back to care',
  })
  .refine(({ reason, tracing }) => tracing === null || reason === 'reEngaging', {
    path: ['tracing'],
    message: 'Only people who are coming back to care have a tracing outcome',
  })
export type PersonByHand = z.infer<typeof PersonByHand>
