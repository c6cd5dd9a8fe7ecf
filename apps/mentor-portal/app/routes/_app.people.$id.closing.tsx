import { holdClosing } from '@alongside/domain/discharge'
import { MomentField, RadiosField, TextAreaField, TickField, YesNoField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GoalFields } from '../goals/goal-fields.tsx'
import { GoalNumbers, nextCommand, openGoals, ratingsOf } from '../goals/goals.server.ts'
import { MeasureLinks } from '../measures/measure-links.tsx'
import { measureLines } from '../measures/measures.server.ts'
import { inEvent, loadStep, recordForm } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { experienceWords } from '../words.ts'

export const meta = titled('The closing meeting')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'holdClosing', support => {
    const planned = support.mentoring?.nextSessionAt ?? null
    return {
      heldAt: planned !== null && planned <= support.now ? planned : null,
      goals: openGoals(support),
      measures: measureLines(support.measures),
    }
  })
}

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(
    args,
    recordForm(WithGoals),
    async ({ event: { goals, ...event }, version, commandId, recordId }, api) => {
      await api.discharge.send.mutate({
        id: recordId,
        seq: version,
        commandId,
        event: holdClosing.parse(event),
      })
      const ratings = ratingsOf(goals)
      if (ratings.length > 0)
        await api.goals.rate.mutate({ personId, moment: 'end', ratings, commandId: nextCommand(commandId) })
      return { to: `/people/${personId}`, said: 'The closing meeting is kept. Next comes the summary.' }
    },
    inEvent({
      heldAt: 'Write the day and the time of the meeting',
      followUpAgreed: 'Say whether we may get in touch once more',
    }),
  )
}

const WithGoals = holdClosing.extend({ goals: GoalNumbers })

/** The last meeting: what changed, what next, and how to come back. */
export default function Closing() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="The closing meeting"
      lead="Fill it in together, or straight after. They may skip any question."
      button="Save the closing meeting"
      after={<MeasureLinks personId={facts.personId} measures={facts.measures} />}
      values={{ ...(facts.heldAt ? { heldAt: facts.heldAt } : {}), experience: '', goalsReached: '' }}
    >
      <MomentField name="heldAt" label="When was it?" labelSize="m" />
      <RadiosField
        name="experience"
        label="How have they found the support, all in all?"
        labelSize="m"
        optional
        choices={[
          ...Object.entries(experienceWords).map(([value, label]) => ({ value, label })),
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
      <GoalFields goals={facts.goals} />
      <RadiosField
        name="goalsReached"
        label="And all in all, how near did they come to what they hoped for?"
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
