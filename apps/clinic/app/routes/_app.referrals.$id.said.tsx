import { EventForm } from '@alongside/web/form'
import { ButtonLink, Day, Notice, Page, Panel, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('What they say')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.referral.byId.query({ id: args.params.id ?? '' }))
}

/** Three answers and no fourth; each is one step away. */
export default function Said() {
  const view = useLoaderData<typeof loader>()
  const isOpen = (type: string) => view.options.some(option => option.type === type && option.open)
  const page = (step: string) => `/referrals/${view.id}/${step}`
  const person = `/people/${view.personId}`
  if (view.state !== 'told' && view.state !== 'openOffer')
    return (
      <Page
        title="What did they say?"
        caption={whom(view)}
        back={{ to: person, label: 'Back to this person' }}
        narrow
      >
        <Notice title="There is nothing to answer now" tone="warning">
          <p>
            Where they are: <strong>{view.label}</strong>.
            {view.status === 'active' ? ` It waits for ${view.waitsFor}.` : null}
          </p>
          <p>
            <Link to={person}>See where things stand</Link>
          </p>
        </Notice>
      </Page>
    )
  return (
    <Page
      title="What did they say?"
      caption={whom(view)}
      lead="Every answer is a good one, and they can change their mind later."
      back={{ to: person, label: 'Back to this person' }}
      narrow
    >
      {isOpen('agree') ? (
        <Panel title="Yes">
          <p>You go through what they agree to, one question at a time, and how it is safe to reach them.</p>
          <ButtonLink to={page('agree')}>They would like to</ButtonLink>
        </Panel>
      ) : null}
      {isOpen('leaveOpen') ? (
        <Panel title="Not sure yet">
          <p>The offer stays open. Nothing is passed on, and it is made again at their next visit.</p>
          <EventForm
            event="leaveOpen"
            version={view.seq}
            label="No decision yet"
            tone="secondary"
            action={page('leave-open')}
          />
        </Panel>
      ) : null}
      {isOpen('optOut') ? (
        <Panel title="No, thank you">
          <p>Nothing is passed on, and everything that was pending stops at once. No reason is needed.</p>
          <ButtonLink to={page('opt-out')} tone="secondary">
            Not taking it up
          </ButtonLink>
        </Panel>
      ) : null}
      {view.toldUnder === 'withinService' && view.dueAt ? (
        <p className="al-quiet">
          If they say nothing until <Day on={view.dueAt} />, it goes ahead by itself, once you have asked{' '}
          <Link to={`${person}/contact`}>how it is safe to reach them</Link>.
        </p>
      ) : null}
      <p>
        <Link to={person}>They will tell me later</Link>
      </p>
    </Page>
  )
}
