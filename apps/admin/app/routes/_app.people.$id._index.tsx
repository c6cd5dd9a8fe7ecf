import { useAccount } from '@alongside/web/frame'
import { Columns, Empty, Notice, Page, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { EarlierEpisodes } from '@alongside/web/people'
import { Journey } from '@alongside/web/pictures'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { AnyView, ViewOf } from '../answers.ts'
import { rightNow, withClocks } from '../clocks.server.ts'
import { DueClock } from '../lists/due-clock.tsx'
import { Consents } from '../people/consents.tsx'
import { ContactCard } from '../people/contact-card.tsx'
import { History } from '../people/history.tsx'
import { journeyOf } from '../people/journey-of.ts'
import { Needs } from '../people/needs.tsx'
import { NextSteps } from '../people/next-steps.tsx'
import { factsOf } from '../people/record-facts.tsx'
import { Sessions } from '../people/sessions.tsx'
import { toneOf } from '../words.ts'

export const meta = titled('A person')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const page = await api.people.byId.query({ personId: args.params.id ?? '' })
    const current = currentOf(page.episodes[0]?.lifecycles ?? [])
    const mentorId = current && current.kind !== 'referral' ? current.mentorId : null
    const mentor = mentorId === null ? null : await api.mentors.called.query({ mentorId })
    return {
      page,
      current: current && withClocks(current),
      mentorCalled: mentor?.called ?? null,
      now: rightNow(),
    }
  })
}

/** The record whose turn it is: the last one that is open, else the last. */
function currentOf(views: readonly AnyView[]): AnyView | null {
  return views.findLast(({ status }) => status === 'active') ?? views.at(-1) ?? null
}

/** Everything about one person that a coordinator may know, with how to reach them safely first. */
export default function Person() {
  const { page, current, mentorCalled, now } = useLoaderData<typeof loader>()
  const { person, episodes, timeline, sessions } = page
  // a lead who opened it in an emergency reads it, and changes nothing
  const mayChange = useAccount()?.role === 'coordinator'
  const views = episodes[0]?.lifecycles ?? []
  const onboarding = views.findLast((view): view is ViewOf<'onboarding'> => view.kind === 'onboarding')
  return (
    <Page
      title={person.called ?? 'Somebody without a name here'}
      caption={person.clinicName}
      back={{ to: '/', label: 'My work today' }}
      tags={
        current ? (
          <>
            <StateTag tone={toneOf(current.state)}>{current.label}</StateTag>
            <DueClock daysLeft={current.daysLeft} />
          </>
        ) : null
      }
      {...(current && current.status === 'active' ? { lead: `Waits for ${current.waitsFor}.` } : {})}
    >
      {person.diedOn ? (
        <Notice title="This person has died" tone="warning">
          Nothing is sent any more. Please do not call.
        </Notice>
      ) : null}
      <ContactCard person={person} now={now} mayChange={mayChange} isWide />
      {views.length > 0 ? <Journey title="The way of this person" {...journeyOf(views)} /> : null}
      <Columns
        main={
          <>
            {current ? <NextSteps record={current} /> : <Empty>There is no record that you may see.</Empty>}
            {onboarding?.assessedAt ? <Needs onboarding={onboarding} timeline={timeline} /> : null}
            {views.some(({ kind }) => kind === 'mentoring') ? <Sessions sessions={sessions} /> : null}
          </>
        }
        side={
          <>
            {current ? (
              <Panel title="Where it stands">
                <SummaryList
                  rows={[
                    ...(person.fullName ? [{ key: 'Full name', value: person.fullName }] : []),
                    ...(person.clinicNumber ? [{ key: 'Clinic number', value: person.clinicNumber }] : []),
                    ...factsOf(current, mentorCalled),
                  ]}
                />
              </Panel>
            ) : null}
            <Consents consents={person.consents} />
            <EarlierEpisodes personId={person.id} episodes={page.earlier} />
            <Panel title="What we hold about them">
              <ul className="nhsuk-list">
                <li>
                  <Link to={`/people/${person.id}/looks`}>Who looked at this record</Link>
                </li>
                <li>
                  <Link to={`/people/${person.id}/copy`}>They ask for everything we hold</Link>
                </li>
                {mayChange ? (
                  <li>
                    <Link to={`/people/${person.id}/equality`}>Equality questions</Link>
                  </li>
                ) : null}
              </ul>
            </Panel>
          </>
        }
      />
      <History timeline={timeline} />
    </Page>
  )
}
