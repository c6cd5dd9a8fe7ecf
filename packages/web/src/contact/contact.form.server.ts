import { ContactAnswers } from '@alongside/domain/contact-details'
import { Channel } from '@alongside/domain/contact-rules'
import { readPhone } from '@alongside/domain/intake'
import * as z from 'zod'
import { checkedBy } from '../request/checked-by.server.ts'

const text = z.string().default('')

/** People write a number as they dial it; the record holds it with its country. */
function withCountry(dialled: string): string {
  const read = readPhone(dialled)
  return read.ok ? (read.value ?? '') : dialled
}

/** How it is safe to reach somebody, in their own words: what `ContactFields` sends. */
export const ContactForm = z.strictObject({
  seq: z.coerce.number().int().nonnegative(),
  commandId: z.uuid(),
  contact: z
    .strictObject({
      called: text,
      channels: z.array(Channel),
      days: z.array(z.coerce.number()),
      from: text,
      until: text,
      phone: text.transform(withCountry),
      email: text,
      nameToAskFor: text,
      ifSomeoneElseAnswers: text,
      whoElseSees: text,
      language: text,
      interpreter: z.boolean().default(false),
      notes: text,
    })
    .superRefine(checkedBy(ContactAnswers)),
})
