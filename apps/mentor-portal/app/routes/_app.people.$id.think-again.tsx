import type { OnboardingCommand } from '@alongside/domain/onboarding'
import { RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { loadStep, sendOnboarding } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Think again')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'mentorAnswers', () => ({}))
}

const Answer = z
  .strictObject({
    type: z.literal('mentorAnswers'),
    why: z.enum(['know', 'no'], { error: 'Choose one of the two' }),
  })
  .transform(
    ({ type, why }): OnboardingCommand => ({
      type,
      accepts: false,
      ...(why === 'know' ? { knowsThem: true } : {}),
    }),
  )

export function action(args: ActionFunctionArgs) {
  return sendOnboarding(args, Answer, () => ({
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
      lead="You need not say more than this. They only hear that it did not go ahead, and this page closes at once."
      button="I cannot meet this person"
      tone="warning"
    >
      <RadiosField
        name="why"
        label="Which is it?"
        labelSize="m"
        choices={[
          { value: 'know', label: 'I know this person', hint: 'You are never asked about each other again.' },
          { value: 'no', label: 'It is not right for me now' },
        ]}
      />
    </StepPage>
  )
}
