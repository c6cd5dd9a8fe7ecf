import { Link } from '@remix-run/react'
import { addressOf } from './list-address.ts'

/** The lists of this app that can be had on paper or as a table; `taken-lists.server.ts` says what each holds. */
const takenAlong = [
  'referrals',
  'onboarding',
  'mentoring',
  'endings',
  'mentors',
  'recruitment',
  'training',
  'standing',
  'cover',
  'concerns',
  'supervision',
  'openings',
  'messages',
  'accounts',
  'clinics',
  'systems',
  'deliveries',
  'copies',
  'keeping',
  'quality',
  'unusual',
] as const
export type TakenList = (typeof takenAlong)[number]

/** The list whose page stands at this address. */
export function takenListAt(path: string): TakenList | undefined {
  return takenAlong.find(name => `/${name}` === path)
}

/** Leads to this list on paper or as a table, as it is looked at now. */
export function TakeAlong({
  list,
  view,
  clinicId,
  label = 'Take this list along',
}: {
  readonly list: TakenList
  readonly view?: string
  readonly clinicId?: string | null
  readonly label?: string
}) {
  return (
    <p className="ad-take">
      <Link to={addressOf(`/take/${list}`, { ...(view ? { view } : {}), ...(clinicId ? { clinicId } : {}) })}>
        {label}
      </Link>
    </p>
  )
}
