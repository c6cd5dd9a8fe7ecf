/** What somebody may answer on their private page. */
import * as z from 'zod'
import { ConsentAnswers } from '../consent.ts'
import { type ContactAnswers, type ContactDetails, detailsUntilAsked } from '../contact-details.ts'
import { Channel } from '../contact-rules.ts'
import { privateText } from '../private-text.ts'
import { PlainDate, PlainTime } from '../time.ts'

/** The three answers that there are. */
export const LinkAnswer = z.enum(['takeUp', 'notNow', 'noThanks'])
export type LinkAnswer = z.infer<typeof LinkAnswer>

/** How and when it is safe, as the person themself says it. What they were not asked stays as it is known. */
export const OwnContact = z.strictObject({
  called: privateText(60),
  /** A letter needs an address, which nobody is asked for on a phone. */
  channels: z.array(Channel.exclude(['letter'])),
  days: z.array(z.int().min(1).max(7)),
  from: PlainTime,
  until: PlainTime,
  /** Empty: the number to which the link was sent. */
  phone: privateText(16),
  email: privateText(120),
  ifSomeoneElseAnswers: privateText(300),
})
export type OwnContact = z.infer<typeof OwnContact>

export const OfferAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('takeUp'), scopes: ConsentAnswers, contact: OwnContact }),
  z.strictObject({ answer: z.literal('notNow'), askAgainOn: PlainDate }),
  z.strictObject({ answer: z.literal('noThanks') }),
])
export type OfferAnswer = z.infer<typeof OfferAnswer>

/** The answers of the page as the form of a colleague would hold them. */
export function contactAnswersOf(
  own: OwnContact,
  known: { readonly called: string | null; readonly details: ContactDetails | null },
  language: string,
): z.input<typeof ContactAnswers> {
  const details = known.details ?? detailsUntilAsked
  return {
    called: own.called || (known.called ?? ''),
    channels: own.channels,
    days: own.days,
    from: own.from,
    until: own.until,
    phone: own.phone || (details.phone ?? ''),
    email: own.email || (own.channels.includes('email') ? (details.email ?? '') : ''),
    nameToAskFor: details.nameToAskFor ?? '',
    ifSomeoneElseAnswers: own.ifSomeoneElseAnswers,
    whoElseSees: details.whoElseSees ?? '',
    language,
    interpreter: details.interpreter,
    notes: details.notes ?? '',
  }
}
