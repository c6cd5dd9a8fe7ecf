import { dayInWords, Notice, Page, Panel, StateTag, SummaryList } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { Link } from '@remix-run/react'

type Standing = Awaited<ReturnType<Api['standing']['mine']['query']>>[number]

const stateTones = {
  provisional: 'purple',
  full: 'green',
  restricted: 'amber',
  onBreak: 'grey',
  left: 'grey',
} as const

const nearTones = { missing: 'red', ranOut: 'red', soon: 'amber', good: 'green' } as const
const nearWords = { missing: 'Missing', ranOut: 'Ran out', soon: 'Soon', good: 'In date' } as const
const refreshers = ['safeguarding', 'dataSecurity', 'boundaries']

/** Where a mentor stands at each place, and what has to be put right. */
export function StandingPage({ standings }: { readonly standings: readonly Standing[] }) {
  return (
    <Page
      title="Where you stand"
      lead="Each place has an agreement of its own. What runs out never takes anybody away from you."
    >
      {standings.length === 0 ? (
        <Notice title="Nothing here yet">
          Your standing was written down before this page was made. Your coordinator knows it.
        </Notice>
      ) : null}
      {standings.map(standing => (
        <Panel
          key={standing.id}
          title={standing.clinicName}
          aside={
            <StateTag tone={stateTones[standing.state as keyof typeof stateTones] ?? 'grey'}>
              {standing.label}
            </StateTag>
          }
        >
          <p>{said(standing)}</p>
          <SummaryList
            rows={standing.items.map(({ item, label, until, nearness }) => ({
              key: label,
              value: (
                <>
                  <StateTag tone={nearTones[nearness]}>{nearWords[nearness]}</StateTag>{' '}
                  {until ? `${nearness === 'ranOut' ? 'on' : 'until'} ${dayInWords(until)}` : ''}
                </>
              ),
              ...(refreshers.includes(item) && standing.status === 'active' && nearness !== 'good'
                ? { change: { to: `/refresher/${standing.id}/${item}`, label: 'Refresh' } }
                : {}),
            }))}
          />
        </Panel>
      ))}
      <p>
        <Link to="/record">My record</Link> · <Link to="/learn">All modules</Link>
      </p>
    </Page>
  )
}

function said({ state, fullSince, breakUntil, reviewReached }: Standing): string {
  switch (state) {
    case 'provisional':
      return reviewReached
        ? 'Your first months are over. Your coordinator arranges the review.'
        : 'For the first three months you support one person, with supervision often. Then you look back together.'
    case 'full':
      return fullSince ? `Full since ${dayInWords(fullSince)}.` : 'Full.'
    case 'restricted':
      return 'You take on nobody new until this is put right. Those you support stay with you.'
    case 'onBreak':
      return breakUntil ? `On a break until ${dayInWords(breakUntil)}.` : 'On a break.'
    default:
      return 'You have left this place. Thank you for all you did.'
  }
}
