import { MentoringCommand } from '@alongside/domain/mentoring'
import { DateField, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Pause')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'pause', () => ({}))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'Paused. Your coordinator looks in now and then.',
    missing: { askedBy: 'Say who would like the pause' },
  })
}

/** A break that either of the two may want. */
export default function Pause() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Pause"
      lead="A pause needs no reason. It lasts up to three months, and you go on where you stopped."
      button="Pause"
    >
      <RadiosField
        name="askedBy"
        label="Who would like the pause?"
        labelSize="m"
        choices={[
          { value: 'person', label: 'They would' },
          { value: 'mentor', label: 'I would' },
          { value: 'coordinator', label: 'The coordinator would' },
        ]}
      />
      <DateField
        name="until"
        label="Until when?"
        labelSize="m"
        hint="Leave it empty if nobody knows yet."
        optional
      />
    </StepPage>
  )
}
