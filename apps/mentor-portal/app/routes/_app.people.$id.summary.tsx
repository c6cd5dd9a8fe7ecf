import { DischargeCommand } from '@alongside/domain/discharge'
import { TextAreaField, TickField, YesNoField } from '@alongside/web/form'
import { Notice, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadStep, sendDischarge } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { stepPage } from '../person/steps.ts'
import { draftOf } from '../person/summary-draft.server.ts'

export const meta = titled('Agree the summary')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'agreeSummary', support => ({
    mayShare: support.record.kind === 'discharge' && support.record.summaryMayBeShared,
    draft: draftOf(support),
  }))
}

export function action(args: ActionFunctionArgs) {
  return sendDischarge(args, DischargeCommand, {
    said: 'The summary is agreed. All that is left is to close.',
    missing: {
      summary: 'Write the summary, or go on without one',
      shareWithClinic: 'Say whether the clinic may have it',
    },
  })
}

/** A summary that the two of them read together: every word of it agreed, and shared only on a yes. */
export default function Summary() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Agree the summary"
      lead="Read it together, and change it until they are happy with every word."
      button="Save the summary"
      values={{ summary: facts.draft }}
      after={
        <p>
          They would rather have none?{' '}
          <Link to={stepPage(facts.personId, 'noSummary')}>Go on without a summary</Link>.
        </p>
      }
    >
      <TextAreaField
        name="summary"
        label="The summary"
        labelSize="m"
        rows={8}
        hint={
          facts.draft
            ? 'It begins with what was said in the closing meeting. Make it theirs.'
            : 'A few sentences.'
        }
      />
      <TickField name="personAgreed" label="We read it together, and they agreed these words" />
      {facts.mayShare ? (
        <YesNoField
          name="shareWithClinic"
          label="May the clinic have it?"
          labelSize="m"
          hint="They agreed at the beginning that it may. Ask again, now that they know the words."
          yes="Yes, send it"
          no="No, keep it here"
        />
      ) : (
        <>
          <input type="hidden" name="event.shareWithClinic" value="no" />
          <Notice title="The clinic does not get it">
            They have not agreed to that. If they would like the clinic to have it, your coordinator can
            change their answer first.
          </Notice>
        </>
      )}
    </StepPage>
  )
}
