import { EventForm, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mistakeWords } from '../referral/referral.words.ts'
import { MistakeForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Recorded in error')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'recordInError')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, MistakeForm, sent => ({ to: personOf(sent), said: 'Marked as recorded in error' }))
}

export default function Mistake() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="Recorded in error"
      lead="For a record that should never have been made. It counts in no figure, and whatever left the clinic is taken back."
      view={view}
      step={step}
    >
      <EventForm event="recordInError" version={view.seq} label="Mark as recorded in error" tone="warning">
        <RadiosField
          name="why"
          label="What went wrong?"
          labelSize="s"
          choices={Object.entries(mistakeWords).map(([value, label]) => ({ value, label }))}
        />
      </EventForm>
    </StepPage>
  )
}
