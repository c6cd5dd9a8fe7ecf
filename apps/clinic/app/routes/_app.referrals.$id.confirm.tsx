import { EventForm } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ConsentFields } from '../referral/consent-fields.tsx'
import { ConfirmForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Confirm')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'confirmGenuine')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, ConfirmForm, sent => ({
    to: personOf(sent),
    said: 'Confirmed and released to the team',
  }))
}

/** Somebody who asked by themself, or came through a partner: checked kindly, then passed on. */
export default function Confirm() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="Confirm and release"
      lead="They asked for this themself. Check kindly who they are, then go through what they agree to."
      view={view}
      step={step}
    >
      <EventForm event="confirmGenuine" version={view.seq} label="Confirm and release">
        <ConsentFields />
      </EventForm>
    </StepPage>
  )
}
