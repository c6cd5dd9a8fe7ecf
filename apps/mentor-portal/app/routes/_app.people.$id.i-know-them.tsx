import { MentoringCommand } from '@alongside/domain/mentoring'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('I know this person')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'stepBack', () => ({}))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'It stops here. Nobody is told why, and it is not counted against anyone.',
    to: '/',
  })
}

/** A friend, a partner, a cousin, somebody from church: it stops at once, and their record closes. */
export default function KnowThem() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="I know this person"
      lead="A friend, a relative, somebody you have met before: then it cannot be the two of you. It stops at once and their page closes for you. They hear only that it did not go ahead. You need not say how you know them."
      button="I know them: stop here"
      tone="warning"
    />
  )
}
