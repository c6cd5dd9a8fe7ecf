import { MentoringCommand } from '@alongside/domain/mentoring'
import { RadiosField, YesNoField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('A change of mentor')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'changeMentor', () => ({}))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'Your coordinator knows, and looks for somebody else.',
    missing: {
      askedBy: 'Say who would like the change',
      goodbyeOffered: 'Say whether you offered to meet once more',
    },
  })
}

/** Anyone may ask, and nobody needs to say why. */
export default function AnotherMentor() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Ask for a change of mentor"
      lead="Anyone may ask, without a reason. It is never counted against anyone. You can meet once more to say goodbye."
      button="Ask for a change"
    >
      <RadiosField
        name="askedBy"
        label="Who would like the change?"
        labelSize="m"
        choices={[
          { value: 'person', label: 'They would' },
          { value: 'mentor', label: 'I would' },
          { value: 'coordinator', label: 'The coordinator would' },
        ]}
      />
      <YesNoField name="goodbyeOffered" label="Did you offer to meet once more?" labelSize="m" />
    </StepPage>
  )
}
