import { EventForm } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ConsentFields } from '../referral/consent-fields.tsx'
import { HowField } from '../referral/how-field.tsx'
import { AgreeForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('What they agree to')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'agree')
}

/** Safe contact is asked directly after: without it nothing can be released. */
export function action(args: ActionFunctionArgs) {
  return sendStep(args, AgreeForm, sent => ({
    to: sent.view ? `/people/${sent.view.personId}/contact` : personOf(sent),
    said: 'Recorded what they agree to',
  }))
}

export default function Agree() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="What they agree to"
      lead="Ask each question by itself. A no to one is not a no to the others."
      view={view}
      step={step}
    >
      <EventForm event="agree" version={view.seq} label="Save, then ask about safe contact">
        <ConsentFields />
        <HowField label="How did you ask them?" />
      </EventForm>
      <p className="al-quiet">
        Not sure after all? <Link to={`/referrals/${view.id}/said`}>Choose another answer</Link>
      </p>
    </StepPage>
  )
}
