import type { ContactDetails } from '@alongside/domain/contact-details'
import type { ContactRules } from '@alongside/domain/contact-rules'
import { channelsInWords, daysInWords } from '@alongside/web/contact'
import { SummaryList, type SummaryRow } from '@alongside/web/page'

interface Contact {
  readonly rules: ContactRules
  readonly details: ContactDetails
}

/** The rules first, the number last: whoever reaches for the phone has read how to use it. */
export function ContactSummary({ contact }: { readonly contact: Contact }) {
  return <SummaryList rows={contactRows(contact)} />
}

/** What is known of reaching this person, line by line; what nobody asked is left out. */
function contactRows({ rules, details }: Contact): SummaryRow[] {
  const rows: [string, string | null][] = [
    ['Safe ways', channelsInWords(rules.channels)],
    ['Safe times', `${daysInWords(rules.days)}, ${rules.from} to ${rules.until}`],
    ['Ask for', details.nameToAskFor],
    ['If someone else answers', details.ifSomeoneElseAnswers],
    ['Who else sees it', details.whoElseSees],
    [
      'Language',
      details.language && `${details.language}${details.interpreter ? ', with an interpreter' : ''}`,
    ],
    ['Phone', details.phone],
    ['Email', details.email],
    ['Good to know', details.notes],
  ]
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))
}
