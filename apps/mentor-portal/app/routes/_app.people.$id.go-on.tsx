import { MentoringCommand } from '@alongside/domain/mentoring'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Go on')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'resume', ({ record }) => ({ isChange: record.state === 'changingMentor' }))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, { said: 'You go on together.' })
}

/** The end of a pause, or of a wish for another mentor. */
export default function GoOn() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Go on together"
      lead={
        facts.isChange
          ? 'If you have both thought again and would like to stay together, the search for another mentor ends now.'
          : 'The pause ends now. If another mentor was asked for, that wish comes first again.'
      }
      button="Go on"
    />
  )
}
