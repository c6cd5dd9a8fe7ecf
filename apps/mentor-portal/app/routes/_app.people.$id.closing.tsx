import { DischargeCommand, Experience } from '@alongside/domain/discharge'
import { MomentField, RadiosField, TextAreaField, TickField, YesNoField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadStep, sendDischarge } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { experienceWords } from '../words.ts'

export const meta = titled('The closing meeting')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'holdClosing', ({ mentoring, now }) => {
    const planned = mentoring?.nextSessionAt ?? null
    return { heldAt: planned !== null && planned <= now ? planned : null }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendDischarge(args, DischargeCommand, {
    said: 'The closing meeting is kept. Next comes the summary.',
    missing: {
      heldAt: 'Write the day and the time of the meeting',
      followUpAgreed: 'Say whether we may get in touch once more',
    },
  })
}

/** The last meeting: what changed, what next, and how to come back. */
export default function Closing() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="The closing meeting"
      lead="Fill it in together, or straight after. They may skip any question."
      button="Save the closing meeting"
      values={{ ...(facts.heldAt ? { heldAt: facts.heldAt } : {}), experience: '', goalsReached: '' }}
    >
      <MomentField name="heldAt" label="When was it?" labelSize="m" />
      <RadiosField
        name="experience"
        label="How have they found the support, all in all?"
        labelSize="m"
        optional
        choices={[
          ...Experience.options.map(value => ({ value, label: experienceWords[value] })),
          { value: '', label: 'They would rather not say' },
        ]}
      />
      <TextAreaField
        name="difference"
        label="What is different now?"
        labelSize="m"
        hint="In their words."
        optional
      />
      <RadiosField
        name="goalsReached"
        label="How near did they come to their goals?"
        labelSize="m"
        hint="They say the number: 0 is not begun, 10 is reached."
        look="chips"
        optional
        choices={[
          ...Array.from({ length: 11 }, (_, index) => ({ value: String(index), label: String(index) })),
          { value: '', label: 'Rather not say' },
        ]}
      />
      <TextAreaField
        name="whatNext"
        label="What comes next for them?"
        labelSize="m"
        hint="People, places and services that they go on with."
        optional
      />
      <TickField
        name="howToComeBackTold"
        label="I told them how to come back"
        hint="They can ask the clinic at any time. Within thirty days the two of you simply go on."
      />
      <YesNoField
        name="followUpAgreed"
        label="May we get in touch once more, in about three months?"
        labelSize="m"
        hint="Only to ask how they are. A no is fine."
      />
    </StepPage>
  )
}
