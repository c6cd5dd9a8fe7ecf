import { DischargeCommand } from '@alongside/domain/discharge'
import { instant, londonDateOf, plusMonths } from '@alongside/domain/time'
import { DateField, TickField } from '@alongside/web/form'
import { Notice, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendDischarge } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Close')

/** A follow-up after three months may take a few weeks to reach somebody. */
const MONTHS_TO_REACH_THEM = 4

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'close', ({ record, now }) => ({
    followUpAgreed: record.kind === 'discharge' && record.followUpAgreed,
    isShared: record.kind === 'discharge' && record.summary === 'shared',
    contactUntil: plusMonths(londonDateOf(instant(now)), MONTHS_TO_REACH_THEM),
  }))
}

export function action(args: ActionFunctionArgs) {
  // the person is out of the mentor's sight from here on
  return sendDischarge(args, DischargeCommand, {
    said: 'Closed. Thank you for walking this way with them.',
    to: '/',
    missing: { contactUntil: 'Write until when they may be contacted' },
  })
}

/** The last step: after it the person is no longer among the mentor's people. */
export default function Close() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Close"
      lead={
        facts.isShared
          ? 'The clinic hears that support has ended, and gets the summary that they agreed.'
          : 'The clinic hears that support has ended, and nothing else.'
      }
      button="Close"
      tone="warning"
      before={
        <Notice title="After this you cannot open their page any more" tone="warning">
          That protects them. If they come back within thirty days, your coordinator opens it again.
        </Notice>
      }
      values={{ contactUntil: facts.contactUntil }}
    >
      <TickField
        name="mentorDebriefed"
        label="I was offered a talk with my coordinator about this ending"
        hint="Endings stay with us. Whether you take it up is yours to say."
      />
      {facts.followUpAgreed ? (
        <DateField
          name="contactUntil"
          label="Until when may we get in touch for the follow-up?"
          labelSize="m"
          hint="They agreed to one follow-up in about three months."
        />
      ) : null}
    </StepPage>
  )
}
