/** How and when it is safe to contact a person. Until somebody asked them: one neutral text, and nothing else. */
import * as z from 'zod'
import { type Instant, londonDateOf, londonTimeOf, PlainTime, weekdayOf } from './time.ts'

export const Channel = z.enum(['text', 'call', 'voicemail', 'whatsapp', 'email', 'letter', 'inPerson'])
export type Channel = z.infer<typeof Channel>

export const channelWords = {
  text: 'Text message',
  call: 'Phone call',
  voicemail: 'Voicemail',
  whatsapp: 'WhatsApp',
  email: 'Email',
  letter: 'Letter',
  inPerson: 'In person, at a visit',
} as const satisfies Record<Channel, string>

/** The same inside a sentence: how somebody is reached. */
export const channelWay = {
  text: 'by text message',
  call: 'by phone',
  voicemail: 'by voicemail',
  whatsapp: 'by WhatsApp',
  email: 'by email',
  letter: 'by letter',
  inPerson: 'at a visit',
} as const satisfies Record<Channel, string>

/** The part of a person's contact rules that a rule of a lifecycle may know: no number, no name. */
export const ContactRules = z.strictObject({
  /** The day on which the person was asked; null while only the default holds. */
  askedAt: z.iso.datetime().nullable(),
  channels: z.array(Channel),
  /** 1 for Monday to 7 for Sunday. */
  days: z.array(z.int().min(1).max(7)),
  from: PlainTime,
  until: PlainTime,
})
export type ContactRules = z.infer<typeof ContactRules>

/** What holds before anybody asked: a text on a weekday between nine and six, or a word at a visit. */
export const rulesUntilAsked: ContactRules = ContactRules.parse({
  askedAt: null,
  channels: ['text', 'inPerson'],
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
})

/** Whether this channel is safe at this moment by the person's own rules; otherwise the reason. */
export function mayContact(rules: ContactRules, channel: Channel, at: Instant): true | string {
  if (channel === 'inPerson') return true
  if (!rules.channels.includes(channel))
    return `This person has not agreed to be reached ${channelWay[channel]}.`
  if (channel === 'letter' || channel === 'email') return true
  if (!rules.days.includes(weekdayOf(londonDateOf(at))))
    return 'This is not one of the days that are safe for them.'
  const time = londonTimeOf(at)
  if (time < rules.from || time >= rules.until)
    return `It is safe to reach them between ${rules.from} and ${rules.until} only.`
  return true
}
