import { MentoringCommand } from '@alongside/domain/mentoring'
import { RadiosField } from '@alongside/web/form'
import { Notice, nearInWords, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { endingReasonWords, plannedReasons } from '../words.ts'

export const meta = titled('Plan the ending')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'planEnding', ({ mentoring, now }) => {
    const planned = mentoring?.nextSessionAt ?? null
    return { planned: planned !== null && planned > now ? nearInWords(planned, now) : null }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'The ending is planned. Next comes the closing meeting.',
    missing: { reason: 'Choose the reason that fits best' },
  })
}

/** An ending that the two of them decide on. */
export default function Ending() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Plan the ending"
      lead="A good ending is part of the support. Talk about it with them first, and let them choose the pace."
      button="Plan the ending"
      before={
        <>
          {facts.planned ? (
            <Notice title={`You meet ${facts.planned}`} tone="warning">
              That becomes your closing meeting. If you would rather give it up, log it as cancelled first.
            </Notice>
          ) : null}
          <ol className="al-path">
            <li>You hold a closing meeting: what changed, what next, how to come back.</li>
            <li>You write a short summary together, in words that they agree.</li>
            <li>
              You close the record. The clinic hears that support has ended, and nothing else unless they said
              so.
            </li>
          </ol>
        </>
      }
    >
      <RadiosField
        name="reason"
        label="Why does it come to an end?"
        labelSize="m"
        hint="The one that fits best."
        choices={plannedReasons.map(value => ({ value, label: endingReasonWords[value] }))}
      />
    </StepPage>
  )
}
