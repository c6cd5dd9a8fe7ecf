import { EventForm, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ineligibleWords } from '../referral/referral.words.ts'
import { NotEligibleForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Not eligible')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'markIneligible')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, NotEligibleForm, sent => ({
    to: personOf(sent),
    said: 'Recorded. They are off the list now',
  }))
}

export default function NotEligible() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="This does not fit them"
      lead="Ends the offer here. It says nothing about the person, and they can be put on the list again when things change."
      view={view}
      step={step}
    >
      <EventForm event="markIneligible" version={view.seq} label="Take them off the list" tone="warning">
        <RadiosField
          name="reason"
          label="Why does it not fit?"
          labelSize="s"
          choices={Object.entries(ineligibleWords).map(([value, label]) => ({ value, label }))}
        />
      </EventForm>
    </StepPage>
  )
}
