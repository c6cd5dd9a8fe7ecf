import { consentScopes } from '@alongside/domain/consent'
import type { WayToReach } from './page.words.ts'

/** The ways that are asked about, in the order in which they are asked. */
export const waysToReach: readonly WayToReach[] = [
  'text',
  'call',
  'voicemail',
  'whatsapp',
  'email',
  'inPerson',
]

/** What the boxes hold. */
export interface TakeUpValues {
  readonly scopes: Readonly<Record<string, string>>
  readonly channels: readonly string[]
  readonly days: readonly string[]
  readonly from: string
  readonly until: string
  readonly called: string
  readonly phone: string
  readonly email: string
  readonly ifSomeoneElseAnswers: string
}

/** Hours that people name when they say when it is safe. */
export const hours: readonly string[] = Array.from(
  { length: 15 },
  (_, index) => `${String(index + 7).padStart(2, '0')}:00`,
)

/** Before anything was answered. */
export const emptyTakeUp: TakeUpValues = {
  scopes: Object.fromEntries(consentScopes.map(scope => [scope, ''])),
  channels: [],
  days: [],
  from: '09:00',
  until: '20:00',
  called: '',
  phone: '',
  email: '',
  ifSomeoneElseAnswers: '',
}
