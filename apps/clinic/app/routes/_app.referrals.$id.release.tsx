import { EventForm } from '@alongside/web/form'
import { ButtonLink, Day, Notice, Panel, SummaryList, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ConsentList } from '../person/consent-list.tsx'
import { ContactSummary } from '../person/contact-summary.tsx'
import { reasonWords } from '../referral/referral.words.ts'
import { ReleaseForm } from '../referral/step.forms.server.ts'
import { personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Release')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { referral, person } = await api.referral.toRelease.query({ id: args.params.id ?? '' })
    return {
      view: { ...referral, name: person.called, clinicNumber: person.clinicNumber },
      person,
      step: referral.options.find(({ type }) => type === 'release') ?? null,
    }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, ReleaseForm, sent => ({
    to: personOf(sent),
    said: 'Released. A coordinator looks at it within a working day',
  }))
}

/** Before anything leaves the clinic: exactly what, and to whom. */
export default function Release() {
  const { view, person, step } = useLoaderData<typeof loader>()
  const asked = person.contact.rules.askedAt !== null
  return (
    <StepPage
      title="Release to the team"
      lead="This is everything that leaves the clinic. Look at it once more."
      view={view}
      step={step}
      wide
    >
      <Panel title="Who they are">
        <SummaryList
          rows={[
            { key: 'Called', value: person.called ?? 'Not known' },
            ...(person.fullName ? [{ key: 'Full name', value: person.fullName }] : []),
            { key: 'Clinic', value: person.clinicName },
            { key: 'Clinic number', value: person.clinicNumber ?? 'Not known' },
            {
              key: 'Why now',
              value: (
                <>
                  {reasonWords[view.reason]}
                  {view.reasonOn ? (
                    <>
                      , <Day on={view.reasonOn} />
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel
        title="How it is safe to reach them"
        aside={asked ? <Link to={`/people/${person.id}/contact`}>Change</Link> : undefined}
      >
        {asked ? (
          <ContactSummary contact={person.contact} />
        ) : (
          <ButtonLink to={`/people/${person.id}/contact`} tone="secondary">
            Ask about safe contact
          </ButtonLink>
        )}
      </Panel>
      <Panel title="What they agreed to">
        <ConsentList answers={person.consents} />
      </Panel>
      <Notice title="Who sees it">
        <p>
          The coordinators of the peer support team for your clinic, from now on. A mentor sees the first name
          and the safe contact once both have said yes to each other, and nothing more.
        </p>
        <p>Nothing else leaves the clinic: no results, no appointments, no notes.</p>
      </Notice>
      <EventForm event="release" version={view.seq} label="Release to the team" />
    </StepPage>
  )
}
