import {
  Clock,
  Columns,
  Notice,
  Page,
  Panel,
  StateTag,
  StepLinks,
  SummaryList,
  titled,
} from '@alongside/web/page'
import { Journey } from '@alongside/web/pictures'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ContactCard } from '../person/contact-card.tsx'
import { personPageOf } from '../person/person.server.ts'
import { SessionsList } from '../person/sessions-list.tsx'
import { stepPage } from '../person/steps.ts'
import { loadSupport } from '../person/support.server.ts'
import { CheckForm, sendCheck } from '../today/check.server.ts'
import { MeetingCard } from '../today/meeting-card.tsx'

export const meta = titled('A person')

export function loader(args: LoaderFunctionArgs) {
  return loadSupport(args, personPageOf)
}

export function action(args: ActionFunctionArgs) {
  return submit(args, CheckForm, async (form, api) => ({
    to: `/people/${args.params.id}`,
    said: await sendCheck(form, api),
  }))
}

/** One person: how to reach them safely first, then where they are, what they want, and what was. */
export default function Person() {
  const person = useLoaderData<typeof loader>()
  const { personId, called, meeting, lastTime } = person
  return (
    <Page
      title={called}
      back={{ to: '/', label: 'My work today' }}
      tags={
        <>
          <StateTag tone={person.tone}>{person.state}</StateTag>
          {person.daysLeft === null ? null : <Clock workingDays={person.daysLeft} />}
        </>
      }
      lead={person.isIntroduced ? `Since ${person.since}. Waits for ${person.waitsFor}.` : undefined}
    >
      <ContactCard facts={person.contact} />
      {person.isIntroduced ? null : (
        <Notice title="You have both said yes">
          Your coordinator arranges the first meeting and stays for the beginning of it. Do not get in touch
          before that.
        </Notice>
      )}
      <Columns
        main={
          <>
            {meeting ? (
              <MeetingCard
                meeting={meeting}
                title="Next session"
                logPage={stepPage(personId, 'logSession')}
              />
            ) : null}
            {person.steps.length > 0 ? (
              <section className="al-steps" aria-labelledby="steps">
                <h2 className="nhsuk-heading-m" id="steps">
                  What you can do
                </h2>
                <StepLinks steps={person.steps} to={({ type }) => stepPage(personId, type)} isFirstPrimary />
              </section>
            ) : null}
            {lastTime ? (
              <Panel title="Last time" aside={<span className="al-quiet">{lastTime.when}</span>}>
                {lastTime.themes.length > 0 ? (
                  <p className="al-quiet">{lastTime.themes.join(' · ')}</p>
                ) : null}
                <p className="al-note">{lastTime.note}</p>
              </Panel>
            ) : null}
            {person.isIntroduced ? (
              <section aria-labelledby="sessions">
                <h2 className="nhsuk-heading-m" id="sessions">
                  Sessions
                </h2>
                <SessionsList
                  sessions={person.sessions}
                  {...(person.mayTakeBack
                    ? { takeBack: (id: string) => `/people/${personId}/sessions/${id}/take-back` }
                    : {})}
                />
              </section>
            ) : null}
          </>
        }
        side={
          <>
            <Panel title="The way so far">
              <Journey title="The way of this person" stages={person.way.stages} exits={person.way.exits} />
            </Panel>
            <Panel title="About them">
              <SummaryList
                rows={[...person.about, { key: 'Where they are seen', value: person.clinicName }]}
              />
            </Panel>
            {person.lessUsual.length > 0 ? (
              <Panel title="If something changes">
                <StepLinks steps={person.lessUsual} to={({ type }) => stepPage(personId, type)} />
              </Panel>
            ) : null}
          </>
        }
      />
    </Page>
  )
}
