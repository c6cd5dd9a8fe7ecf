import { TakeAlong as Leading } from '@alongside/web/take-along'
import type { ComponentProps } from 'react'

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
  'caseload',
  'recency',
  'invitations',
  'groups',
  'ways-back',
  'deputies',
  'my-looks',
  'what-if',
] as const
export type TakenList = (typeof takenAlong)[number]

/** The list whose page stands at this address. */
export function takenListAt(path: string): TakenList | undefined {
  return takenAlong.find(name => `/${name}` === path)
}

/** Leads to this list on paper or as a table, as it is looked at now. */
export function TakeAlong(
  asked: Omit<ComponentProps<typeof Leading>, 'list'> & { readonly list: TakenList },
) {
  return (
    <div className="ad-take">
      <Leading {...asked} />
    </div>
  )
}
