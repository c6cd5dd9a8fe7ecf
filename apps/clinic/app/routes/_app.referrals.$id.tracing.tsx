import type { TracingOutcome } from '@alongside/domain/referral'
import { EventForm, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { tracingWords } from '../referral/referral.words.ts'
import { TracingForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Tracing')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'recordTracing')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, TracingForm, sent => ({
    to: personOf(sent),
    said:
      sent.view?.status === 'active' ? 'Recorded what tracing found' : 'Recorded. They are off the list now',
  }))
}

/** What follows from an outcome, where it is more than a note. */
const follows: Partial<Record<TracingOutcome, string>> = {
  reEngaged: 'The offer can be made now',
  unableToContact: 'They stay on the list; mentors do not trace people',
  unknown: 'They stay on the list',
  transferred: 'Takes them off the list',
  leftCountry: 'Takes them off the list',
  inCareElsewhere: 'Takes them off the list',
  declined: 'Recorded as not taking up the offer',
  died: 'Stops everything at once',
}

export default function Tracing() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="What did tracing find?"
      lead="For people who had stopped coming. The offer waits until the clinic itself is in touch with them again."
      view={view}
      step={step}
    >
      <EventForm
        event="recordTracing"
        version={view.seq}
        label="Save"
        {...(view.tracing === null ? {} : { values: { outcome: view.tracing } })}
      >
        <RadiosField
          name="outcome"
          label="Where things stand"
          labelSize="s"
          choices={Object.entries(tracingWords).map(([value, label]) => ({
            value,
            label,
            hint: follows[value as TracingOutcome],
          }))}
        />
      </EventForm>
    </StepPage>
  )
}
