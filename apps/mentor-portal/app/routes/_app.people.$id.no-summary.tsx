import { DischargeCommand } from '@alongside/domain/discharge'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendDischarge } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('No summary')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'noSummary', () => ({}))
}

export function action(args: ActionFunctionArgs) {
  return sendDischarge(args, DischargeCommand, {
    said: 'No summary, as they wished. All that is left is to close.',
  })
}

/** Some people would rather that nothing is written down. */
export default function NoSummary() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Go on without a summary"
      lead="That is fine. Nothing is written, and nothing is sent to the clinic but that support has ended."
      button="No summary"
    />
  )
}
