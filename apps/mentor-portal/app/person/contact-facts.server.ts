/** What the safe-contact card shows, worked out for this very moment. */
import { type Channel, channelWords, mayContact } from '@alongside/domain/contact-rules'
import { languages } from '@alongside/domain/messages'
import { instant } from '@alongside/domain/time'
import type { ContactFacts } from './contact-card.tsx'
import type { Support } from './support.server.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The ways that they said are safe, and whether this is a moment for them. */
function waysOf({ person, now }: Support): ContactFacts['ways'] {
  const { rules } = person.contact
  const safe: Channel[] = [...new Set<Channel>([...rules.channels, 'inPerson'])]
  return safe.map(channel => {
    const may = mayContact(rules, channel, instant(now))
    return { channel, label: channelWords[channel], whyNotNow: may === true ? null : may }
  })
}

export function contactFactsOf(support: Support): ContactFacts {
  const { called, contact } = support.person
  const { rules, details, ready } = contact
  const ways = waysOf(support)
  const isIntroduced = support.record.kind !== 'onboarding'
  const timed = ways.filter(({ channel }) => !['inPerson', 'email', 'letter'].includes(channel))
  return {
    personId: support.person.id,
    called: called ?? 'this person',
    asked: rules.askedAt !== null,
    ways,
    neverBy: (['voicemail', 'letter', 'email'] as const)
      .filter(channel => !rules.channels.includes(channel))
      .map(channel => channelWords[channel].toLowerCase()),
    days: daysInWords(rules.days),
    hours: `${rules.from} to ${rules.until}`,
    isSafeNow: timed.length === 0 ? null : timed.some(({ whyNotNow }) => whyNotNow === null),
    nameToAskFor: details.nameToAskFor,
    ifSomeoneElseAnswers: details.ifSomeoneElseAnswers,
    whoElseSees: details.whoElseSees,
    language: details.language,
    interpreter: details.interpreter,
    notes: details.notes,
    texts: { dir: languages[ready.language].runs, lang: ready.language, lines: ready.lines },
    // before the introduction nobody gets in touch, so there is no number to press by mistake
    shows: !isIntroduced
      ? null
      : contact.hasPhone
        ? 'number'
        : contact.hasEmail && rules.channels.includes('email')
          ? 'address'
          : null,
  }
}

function daysInWords(days: readonly number[]): string {
  const sorted = [...days].sort((one, other) => one - other)
  if (sorted.length === 7) return 'Any day'
  if (sorted.join() === '1,2,3,4,5') return 'Monday to Friday'
  if (sorted.join() === '6,7') return 'Saturday and Sunday'
  const names = sorted.map(day => weekdays[day - 1] ?? '')
  const last = names.pop() ?? ''
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last
}
