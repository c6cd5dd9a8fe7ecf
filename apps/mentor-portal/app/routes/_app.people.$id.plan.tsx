import { MentoringCommand } from '@alongside/domain/mentoring'
import { modeWords } from '@alongside/domain/themes'
import { MomentField, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendMentoring } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'

export const meta = titled('Plan a session')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'planSession', ({ mentoring, sessions }) => ({
    heldAt: mentoring?.nextSessionAt ?? null,
    mode: mentoring?.nextSessionMode ?? sessions.find(({ mode }) => mode !== null)?.mode ?? null,
    checkInWith: mentoring?.checkInWith ?? null,
  }))
}

export function action(args: ActionFunctionArgs) {
  return sendMentoring(args, MentoringCommand, {
    said: 'Planned.',
    missing: {
      heldAt: 'Write the day and the time',
      mode: 'Say how you meet',
      checkInWith: 'Say who waits for your check-out',
    },
  })
}

/** When, how, and who waits for the check-out. */
export default function Plan() {
  const facts = useLoaderData<typeof loader>()
  const { heldAt, mode, checkInWith } = facts
  return (
    <StepPage
      facts={facts}
      title={heldAt ? 'Change the plan' : 'Plan a session'}
      lead="Agree it with them first, by a way that is safe for them."
      button="Save the plan"
      values={{
        ...(heldAt ? { heldAt } : {}),
        ...(mode ? { mode } : {}),
        ...(checkInWith ? { checkInWith } : {}),
      }}
    >
      <MomentField name="heldAt" label="When?" labelSize="m" />
      <RadiosField
        name="mode"
        label="How?"
        labelSize="m"
        choices={Object.entries(modeWords).map(([value, label]) => ({
          value,
          label,
          ...(value === 'elsewhere'
            ? { hint: 'Somewhere public. Your coordinator needs to know where.' }
            : {}),
        }))}
      />
      <RadiosField
        name="checkInWith"
        label="Who waits for your check-out?"
        labelSize="m"
        hint="You check in when you arrive and out when you leave. If you do not check out, they call you."
        choices={[
          { value: 'coordinator', label: 'The coordinator' },
          { value: 'clinicDesk', label: 'The clinic desk' },
          { value: 'notNeeded', label: 'Nobody: we meet at the clinic, by phone or by video' },
        ]}
      />
    </StepPage>
  )
}
