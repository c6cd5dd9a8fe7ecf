import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { logDefaultsOf } from '../session-log/log-defaults.server.ts'
import { LogFields } from '../session-log/log-fields.tsx'
import { LogForm } from '../session-log/log-form.server.ts'

export const meta = titled('Log a session')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'logSession', logDefaultsOf)
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, LogForm, {
    said: 'Written up. Thank you.',
    missing: { heldAt: 'Write the day and the time' },
  })
}

/** A minute and a half on a phone. */
export default function Log() {
  const facts = useLoaderData<typeof loader>()
  const { sessionId, heldAt, mode, whenHint, nextTimes } = facts
  return (
    <StepPage
      facts={facts}
      title="Log a session"
      lead="A minute and a half. Only what helps the two of you next time."
      button="Save the session"
      values={{ heldAt, ...(mode ? { mode } : {}), next: 'none', mentorWellbeing: '' }}
    >
      <LogFields sessionId={sessionId} whenHint={whenHint} nextTimes={nextTimes} />
    </StepPage>
  )
}
