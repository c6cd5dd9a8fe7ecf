import { review } from '@alongside/domain/mentoring'
import { RadiosField, TextAreaField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { GoalFields } from '../goals/goal-fields.tsx'
import { GoalNumbers, nextCommand, openGoals, ratingsOf } from '../goals/goals.server.ts'
import { MeasureLinks } from '../measures/measure-links.tsx'
import { measureLines } from '../measures/measures.server.ts'
import { inEvent, loadStep, recordForm } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { stepPage } from '../person/steps.ts'

export const meta = titled('Look back together')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'review', support => ({
    sessions: support.mentoring?.sessions ?? 0,
    goals: openGoals(support),
    measures: measureLines(support.measures),
  }))
}

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(
    args,
    recordForm(WithGoals),
    async ({ event: { goals, ...event }, version, commandId, recordId }, api) => {
      await api.mentoring.send.mutate({ id: recordId, seq: version, commandId, event: review.parse(event) })
      const ratings = ratingsOf(goals)
      if (ratings.length > 0)
        await api.goals.rate.mutate({
          personId,
          moment: 'review',
          ratings,
          commandId: nextCommand(commandId),
        })
      return { to: `/people/${personId}`, said: 'The review is kept. You go on together.' }
    },
    inEvent({ personView: 'Begin with how they see it', goOnFor: 'Say when you look back again' }),
  )
}

const WithGoals = review.extend({ goals: GoalNumbers })

/** Their view first; then how the two go on. */
export default function Review() {
  const facts = useLoaderData<typeof loader>()
  return (
    <StepPage
      facts={facts}
      title="Look back together"
      lead={`You have had ${facts.sessions} ${facts.sessions === 1 ? 'session' : 'sessions'}. Ask first, and write down what they say.`}
      button="Save, and go on"
      after={
        <>
          <MeasureLinks personId={facts.personId} measures={facts.measures} />
          <p>
            If the two of you feel that it is time,{' '}
            <Link to={stepPage(facts.personId, 'planEnding')}>plan the ending</Link> instead.
          </p>
        </>
      }
    >
      <TextAreaField
        name="personView"
        label="How do they see it?"
        labelSize="m"
        hint="In their words. What has helped, what has not, what they would like now."
      />
      <GoalFields goals={facts.goals} />
      <RadiosField
        name="goalProgress"
        label="And all in all, how near do they feel to what they hoped for?"
        labelSize="m"
        hint="They say the number: 0 is not begun, 10 is reached."
        look="chips"
        optional
        choices={[
          ...Array.from({ length: 11 }, (_, index) => ({ value: String(index), label: String(index) })),
          { value: '', label: 'Rather not say' },
        ]}
      />
      <RadiosField
        name="goOnFor"
        label="How many more sessions before you look back again?"
        labelSize="m"
        look="chips"
        choices={['1', '2', '3', '4', '6', '8'].map(value => ({ value, label: value }))}
      />
    </StepPage>
  )
}
