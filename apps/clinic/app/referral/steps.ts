/** The steps of a referral on this app's pages: where each is taken, and which comes first. */

/** The page of each step, below `/referrals/:id/`. Withdrawing and a death are about the person and have pages there. */
export const stepPages = {
  release: 'release',
  answerQuery: 'answer',
  agree: 'agree',
  recordTracing: 'tracing',
  tell: 'tell',
  confirmGenuine: 'confirm',
  leaveOpen: 'leave-open',
  optOut: 'opt-out',
  markIneligible: 'not-eligible',
  recordInError: 'mistake',
} as const

export type StepName = keyof typeof stepPages

/** What moves things on, the most pressing first. Everything else ends the offer and stands apart. */
const forward: readonly string[] = [
  'release',
  'answerQuery',
  'tell',
  'recordTracing',
  'agree',
  'confirmGenuine',
  'leaveOpen',
  'optOut',
]

interface Offered {
  readonly type: string
  readonly open: boolean
}

interface Standing<O> {
  readonly source: string
  readonly reason: string
  readonly options: readonly O[]
}

/** Steps that move things on, open ones first; and those that end it for another reason. */
export function stepsOf<O extends Offered>(referral: Standing<O> | null): { forward: O[]; apart: O[] } {
  if (referral === null) return { forward: [], apart: [] }
  const known = referral.options.filter(({ type }) => type in stepPages && concerns(referral, type))
  const place = ({ type, open }: O) => forward.indexOf(type) + (open ? 0 : forward.length)
  return {
    forward: known
      .filter(({ type }) => forward.includes(type))
      .sort((one, other) => place(one) - place(other)),
    apart: known.filter(({ type }) => !forward.includes(type)),
  }
}

/** A step that is for other people altogether is not shown greyed out either: its reason would only puzzle. */
function concerns({ source, reason }: Standing<unknown>, type: string): boolean {
  if (type === 'confirmGenuine') return source === 'self' || source === 'partnerAgency'
  if (type === 'recordTracing') return reason === 'reEngaging'
  return true
}

interface Row {
  readonly id: string
  readonly personId: string
  readonly state: string
  readonly path: string
  readonly options: readonly Offered[]
}

/** The one step that a row of the worklist leads to. */
export function nextStep({ id, personId, state, path, options }: Row): { to: string; label: string } {
  const isOpen = (type: StepName) => options.some(option => option.type === type && option.open)
  const page = (type: StepName) => `/referrals/${id}/${stepPages[type]}`
  if (path === 'released.queried' && isOpen('answerQuery'))
    return { to: page('answerQuery'), label: 'Answer the question' }
  if (state === 'identified') {
    if (isOpen('tell')) return { to: page('tell'), label: 'Tell them' }
    if (isOpen('recordTracing')) return { to: page('recordTracing'), label: 'Record tracing' }
  }
  if (state === 'told') return { to: `/referrals/${id}/said`, label: 'Record what they say' }
  if (state === 'openOffer' && isOpen('tell')) return { to: page('tell'), label: 'Offer again' }
  if (state === 'agreed')
    return isOpen('release')
      ? { to: page('release'), label: 'Release' }
      : { to: `/people/${personId}/contact`, label: 'Ask about safe contact' }
  return { to: `/people/${personId}`, label: 'Open' }
}
