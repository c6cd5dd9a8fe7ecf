import { GoalText, MOST_GOALS, Rating, RatingMoment } from '@alongside/domain/goals'
import { CommandField, Form, RadiosField, SubmitButton, TextAreaField } from '@alongside/web/form'
import { Empty, Page, Panel, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { GoalFields } from '../goals/goal-fields.tsx'
import { GoalList } from '../goals/goal-list.tsx'
import { GoalNumbers, goalLines, openGoals, ratingsOf } from '../goals/goals.server.ts'
import { calledOf } from '../person/step.server.ts'
import { loadSupport } from '../person/support.server.ts'

export const meta = titled('Goals')

export function loader(args: LoaderFunctionArgs) {
  return loadSupport(args, support => ({
    personId: support.person.id,
    called: calledOf(support),
    isIntroduced: support.record.kind !== 'onboarding',
    goals: goalLines(support),
    open: openGoals(support),
  }))
}

const GoalForm = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('set'),
    commandId: z.uuid(),
    text: GoalText,
    rating: Rating.optional(),
  }),
  z.strictObject({
    what: z.literal('rate'),
    commandId: z.uuid(),
    moment: RatingMoment,
    goals: GoalNumbers,
  }),
  z.strictObject({ what: z.literal('letGo'), commandId: z.uuid(), goalId: z.uuid() }),
])

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  const to = `/people/${personId}/goals`
  return submit(
    args,
    GoalForm,
    async (form, api) => {
      const { commandId } = form
      switch (form.what) {
        case 'set': {
          const { text, rating } = form
          await api.goals.set.mutate({
            personId,
            commandId,
            text,
            ...(rating === undefined ? {} : { rating }),
          })
          return { to, said: 'The goal is kept.' }
        }
        case 'rate':
          await api.goals.rate.mutate({
            personId,
            commandId,
            moment: form.moment,
            ratings: ratingsOf(form.goals),
          })
          return { to, said: 'The numbers are kept.' }
        case 'letGo':
          await api.goals.letGo.mutate({ personId, commandId, goalId: form.goalId })
          return { to, said: 'Let go of. What was rated stays.' }
      }
    },
    { text: 'Write the goal in their own words' },
  )
}

/** What they would like to reach, in their own words, and how near they feel. */
export default function Goals() {
  const { personId, called, isIntroduced, goals, open } = useLoaderData<typeof loader>()
  return (
    <Page
      narrow
      title="Goals"
      caption={called}
      lead="In their own words. They say the number, from 0 for not begun to 10 for reached."
      back={{ to: `/people/${personId}`, label: 'Back' }}
    >
      {goals.length > 0 ? <GoalList goals={goals} /> : <Empty>No goal yet. That is fine, too.</Empty>}
      {open.length > 0 && isIntroduced ? (
        <Panel title="How near do they feel now?">
          <Form id="rate">
            <input type="hidden" name="what" value="rate" />
            <input type="hidden" name="moment" value="review" />
            <CommandField form="rate" />
            <GoalFields goals={open} />
            <SubmitButton>Save the numbers</SubmitButton>
          </Form>
        </Panel>
      ) : null}
      {isIntroduced && open.length < MOST_GOALS ? (
        <Panel title="A new goal">
          <Form id="set" values={{ rating: '' }}>
            <input type="hidden" name="what" value="set" />
            <CommandField form="set" />
            <TextAreaField
              name="text"
              label="What would they like to reach?"
              hint="As they say it. Small is good."
              rows={3}
            />
            <RadiosField
              name="rating"
              label="How near do they feel to it now?"
              look="chips"
              optional
              choices={[
                ...Array.from({ length: 11 }, (_, index) => ({
                  value: String(index),
                  label: String(index),
                })),
                { value: '', label: 'Not asked' },
              ]}
            />
            <SubmitButton>Keep this goal</SubmitButton>
          </Form>
        </Panel>
      ) : null}
      {open.length > 0 && isIntroduced ? (
        <Panel title="Let go of a goal">
          <p>Reached, or not theirs any more. Its numbers stay in the history.</p>
          {open.map(({ goalId, text }) => (
            <Form key={goalId} id={`let-go-${goalId.slice(0, 8)}`} className="al-goal__let-go">
              <input type="hidden" name="what" value="letGo" />
              <input type="hidden" name="goalId" value={goalId} />
              <CommandField form={`let-go-${goalId.slice(0, 8)}`} />
              <p className="al-goal__text">{text}</p>
              <SubmitButton tone="secondary" small>
                Let go<span className="nhsuk-u-visually-hidden">: {text}</span>
              </SubmitButton>
            </Form>
          ))}
        </Panel>
      ) : null}
    </Page>
  )
}
