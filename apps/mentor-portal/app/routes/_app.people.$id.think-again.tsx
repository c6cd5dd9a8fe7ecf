import { OnboardingCommand } from '@alongside/domain/onboarding'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendOnboarding } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Think again')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'mentorAnswers', () => ({}))
}

export function action(args: ActionFunctionArgs) {
  return sendOnboarding(args, OnboardingCommand, () => ({
    to: '/',
    said: 'Thank you for saying so. It is not counted against anyone.',
  }))
}

/** A mentor who now sees the name may find that they know each other, or simply think again. */
export default function ThinkAgain() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="I cannot meet this person"
      lead="Perhaps you know each other, or it is not right for you now. You need not say why. They only hear that it did not go ahead, and this page closes at once."
      button="I cannot meet this person"
      tone="warning"
    >
      <input type="hidden" name="event.accepts" value="no" />
    </StepPage>
  )
}
