/**
 * Everything that the private page and the leaflet say, as one shape for all languages. Nothing in it may tell a stranger
 * anything: the lint of the domain reads every sentence of every language in the tests.
 */
import type { ConsentScope } from '@alongside/domain/consent'
import type { OwnContact } from '@alongside/domain/messages'

export type WayToReach = OwnContact['channels'][number]

/** What can be wrong with an answer. */
export const mistakes = [
  'answerEach',
  'needsShare',
  'chooseWay',
  'chooseDay',
  'hours',
  'called',
  'phone',
  'email',
  'whenAgain',
  'tooLong',
] as const
export type Mistake = (typeof mistakes)[number]

export interface PageWords {
  /** The title of every page, on the tab and in the list of pages somebody visited. */
  readonly title: string
  readonly leave: string
  readonly otherLanguages: string
  readonly back: string
  readonly yes: string
  readonly no: string
  readonly offer: {
    readonly heading: (from: string) => string
    readonly says: readonly string[]
    /** Where it goes on by itself unless they say no. */
    readonly goesAhead: (day: string) => string
    readonly takeUp: string
    readonly notNow: string
    readonly noThanks: string
    readonly noThanksHint: string
  }
  readonly goingAhead: {
    readonly says: readonly string[]
    readonly takeUp: string
    readonly stop: string
  }
  readonly takeUp: {
    readonly heading: string
    readonly lead: string
    readonly scopesHeading: string
    readonly scopes: Readonly<Record<ConsentScope, string>>
    readonly contactHeading: string
    readonly called: string
    readonly ways: string
    readonly way: Readonly<Record<WayToReach, string>>
    readonly phone: string
    readonly phoneHint: string
    readonly email: string
    readonly days: string
    /** Monday first. */
    readonly day: readonly [string, string, string, string, string, string, string]
    readonly from: string
    readonly until: string
    readonly someoneElse: string
    readonly someoneElseHint: string
    readonly optional: string
    readonly send: string
  }
  readonly later: {
    readonly heading: string
    readonly lead: string
    readonly when: string
    readonly months: Readonly<Record<1 | 3 | 6, string>>
    readonly onDay: string
    readonly dayOfMonth: string
    readonly month: string
    readonly year: string
    readonly send: string
  }
  readonly done: Readonly<
    Record<'yes' | 'later' | 'no', { readonly heading: string; readonly says: readonly string[] }>
  >
  /** A link that opens nothing, whatever the reason. */
  readonly closed: { readonly heading: string; readonly says: readonly string[] }
  readonly busy: { readonly heading: string; readonly says: readonly string[] }
  readonly wrong: string
  readonly mistakes: Readonly<Record<Mistake, string>>
  readonly leaflet: { readonly heading: string; readonly answer: readonly string[]; readonly who: string }
}
