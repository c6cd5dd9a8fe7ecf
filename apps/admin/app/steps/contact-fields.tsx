import { channelWords, mayContact } from '@alongside/domain/contact-rules'
import type { Instant } from '@alongside/domain/time'
import { MomentField, RadiosField } from '@alongside/web/form'
import { attempts } from './choices.ts'
import type { Given } from './step-page.ts'

/** How somebody was tried, by the ways that are safe for them and no other, and what came of it. */
export function ContactFields({ person, now }: Given) {
  const { rules } = person.contact
  const ways = [...new Set([...rules.channels, 'inPerson' as const])]
  return (
    <>
      <RadiosField
        name="channel"
        label="How did you try?"
        labelSize="m"
        hint="Only the ways that are safe for this person."
        choices={ways.map(channel => {
          const allowed = mayContact(rules, channel, now as Instant)
          return {
            value: channel,
            label: channelWords[channel],
            ...(allowed === true ? {} : { hint: `Not now. ${allowed}` }),
          }
        })}
      />
      <MomentField
        name="triedAt"
        label="When did you try?"
        labelSize="m"
        hint="Leave it empty if it was just now. The hour of the try counts, and not this one."
        optional
      />
      <RadiosField name="outcome" label="What came of it?" labelSize="m" choices={attempts} />
    </>
  )
}

export const contactWords = {
  'event.channel': 'Choose how you tried',
  'event.outcome': 'Choose what came of it',
}
