import { EventForm } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LeaveOpenForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('No decision yet')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'leaveOpen')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, LeaveOpenForm, sent => ({
    to: personOf(sent),
    said:
      sent.state === 'offerClosed'
        ? 'Recorded. The offer was made as often as was settled, so it is closed now'
        : 'Recorded. The offer stays open',
  }))
}

export default function LeaveOpen() {
  const { view, step } = useLoaderData<typeof loader>()
  const isLast = view.offers >= view.maxOffers
  return (
    <StepPage title="No decision yet" view={view} step={step}>
      <p>
        {isLast
          ? `The offer was made ${view.offers} times, which is the most that was settled. It is closed when you save this; you can put them on the list again when they ask.`
          : 'The offer stays open. Nothing is passed on, and it is made again at their next visit.'}
      </p>
      <EventForm
        event="leaveOpen"
        version={view.seq}
        label={isLast ? 'Close the offer' : 'Leave the offer open'}
      />
    </StepPage>
  )
}
