/** What was done with accounts and places, in words. */
import type { Role } from '@alongside/domain/people'
import type { CoveringTurn } from '@alongside/domain/waiting'
import { dayInWords } from '@alongside/web/page'
import { roleWords, turnWords } from '../words.ts'

interface Deed {
  readonly what: string
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}

const says: Readonly<Record<string, (detail: Deed['detail']) => string>> = {
  invited: ({ role }) => `Invited as ${(roleWords[role as Role] ?? String(role)).toLowerCase()}`,
  rankAsked: () => 'A second administrator was asked to confirm',
  wayBackConfirmed: () => 'Somebody confirmed that it is them, to let them back in',
  wayBackGiven: () =>
    'A second person confirmed it: they were given a way back in, and signed out everywhere',
  wayBackRefused: () => 'A request to be let back in was refused',
  rankConfirmed: () => 'Confirmed by a second administrator',
  rankRefused: () => 'Not confirmed',
  roleAsked: ({ to }) => `Asked to make them ${(roleWords[to as Role] ?? String(to)).toLowerCase()}`,
  roleChanged: ({ to }) => `Works as ${(roleWords[to as Role] ?? String(to)).toLowerCase()} from now on`,
  accountEnded: ({ sessions }) =>
    `Account ended, with ${sessions} open ${sessions === 1 ? 'session' : 'sessions'}`,
  accountOpenedAgain: () => 'Account opened again',
  sessionsEnded: ({ sessions }) =>
    `Signed out everywhere: ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`,
  accountReviewed: () => 'Looked at and found right',
  clinicsChanged: ({ given, taken }) =>
    [
      ...(listed(given) ? [`given: ${listed(given)}`] : []),
      ...(listed(taken) ? [`taken away: ${listed(taken)}`] : []),
    ]
      .join('; ')
      .replace(/^/, 'Clinics '),
  trustAdded: ({ name }) => `Trust added: ${name}`,
  trustRenamed: ({ from, to }) => `Trust renamed from ${from} to ${to}`,
  clinicAdded: ({ name, openedOn }) => `Clinic added: ${name}, open from ${dayInWords(String(openedOn))}`,
  deputyNamed: ({ turn }) =>
    `Somebody was named to cover as ${(turnWords[turn as CoveringTurn] ?? 'a colleague').toLowerCase()}`,
  deputyTakenBack: ({ turn }) =>
    `Nobody is named any more to cover as ${(turnWords[turn as CoveringTurn] ?? 'a colleague').toLowerCase()}`,
  clinicRenamed: ({ from, to }) => `Renamed from ${from} to ${to}`,
  settled: ({ from, changes }) => `Settled from ${dayInWords(String(from))}. ${listed(changes)}`,
}

export function deedInWords({ what, detail }: Deed): string {
  return says[what]?.(detail) ?? what
}
