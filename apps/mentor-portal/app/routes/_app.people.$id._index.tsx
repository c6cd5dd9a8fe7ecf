import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import {
  ButtonLink,
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
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { GoalList } from '../goals/goal-list.tsx'
import { MeasureLinks } from '../measures/measure-links.tsx'
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
  const to = `/people/${args.params.id}`
  return submit(args, z.union([CheckForm, WeightForm]), async (form, api) => {
    if ('event' in form) return { to, said: await sendCheck(form, api) }
    await api.mentors.weigh.mutate({ ...form, weight: form.weight === 'double' ? 2 : 1 })
    return { to, said: 'Kept. It is about your room, and not about them.' }
  })
}

const WeightForm = z.strictObject({
  episodeId: z.uuid(),
  commandId: z.uuid(),
  weight: z.enum(['one', 'double']),
})

/** One person: how to reach them safely first, then where they are, what they want, and what was. */
export default function Person() {
  const person = useLoaderData<typeof loader>()
  const { personId, called, meeting, lastTime } = person
  // nothing was done together yet, and nothing else stands in the middle of the page
  const wayAndAbout = (
    <>
      <Panel title="The way so far">
        <Journey title="The way of this person" stages={person.way.stages} exits={person.way.exits} />
      </Panel>
      <Panel title="About them">
        <SummaryList rows={[...person.about, { key: 'Where they are seen', value: person.clinicName }]} />
      </Panel>
    </>
  )
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
      {person.isIntroduced ? null : (
        <Notice title="You have both said yes">
          Your coordinator arranges the first meeting and stays for the beginning of it. Do not get in touch
          before that.
        </Notice>
      )}
      <ContactCard facts={person.contact} />
      <Columns
        main={
          <>
            {person.isIntroduced ? null : wayAndAbout}
            {meeting ? (
              <MeetingCard
                meeting={meeting}
                title={meeting.hasBegun ? 'The session you planned' : 'Next session'}
                logPage={stepPage(personId, 'logSession')}
              />
            ) : null}
            {person.draft ? (
              <Notice title={`You began to write up a session ${person.draft.when}`}>
                <p>
                  <Link to={`/people/${personId}/log?draft=${person.draft.id}`}>Go on with it</Link>
                </p>
              </Notice>
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
              <Panel
                title="Goals"
                aside={
                  <Link to={`/people/${personId}/goals`}>
                    {person.goals.length > 0 ? 'Open' : 'Set a goal'}
                  </Link>
                }
              >
                {person.goals.length > 0 ? (
                  <GoalList goals={person.goals} />
                ) : (
                  <p className="al-quiet">None yet. They say what they would like to reach, if they like.</p>
                )}
              </Panel>
            ) : null}
            {person.isIntroduced ? (
              <Panel title="How life is">
                <MeasureLinks personId={personId} measures={person.measures} />
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
            <p>
              <ButtonLink to={`/people/${personId}/concern`} tone="secondary">
                I am worried about them
              </ButtonLink>
            </p>
            <p>
              <Link to="/concerns">What I raised before</Link>
            </p>
            {person.isIntroduced ? wayAndAbout : null}
            {person.isActive ? (
              <Panel title="My room">
                <p>
                  {person.weighsDouble
                    ? 'You said that this support weighs double: it takes two of your places.'
                    : 'This support takes one of your places. If it is a heavy time, it may count double, so that nobody new is proposed.'}
                </p>
                <Form id="weight">
                  <input type="hidden" name="episodeId" value={person.episodeId} />
                  <input type="hidden" name="weight" value={person.weighsDouble ? 'one' : 'double'} />
                  <CommandField form="weight" />
                  <SubmitButton tone="secondary" small>
                    {person.weighsDouble ? 'It weighs one again' : 'It weighs double for me'}
                  </SubmitButton>
                </Form>
              </Panel>
            ) : null}
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
