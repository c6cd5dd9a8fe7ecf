import { EventForm, TextAreaField } from '@alongside/web/form'
import { Panel, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnswerForm } from '../referral/step.forms.server.ts'
import { personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Answer')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const view = await api.referral.byId.query({ id: args.params.id ?? '' })
    const { timeline } = await api.people.byId.query({ personId: view.personId })
    const asked = timeline.find(entry => entry.type === 'query' && entry.lifecycleId === view.id)
    return {
      view,
      step: view.options.find(({ type }) => type === 'answerQuery') ?? null,
      question: asked?.notes.find(({ field }) => field === 'question')?.text ?? null,
    }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, AnswerForm, sent => ({
    to: personOf(sent),
    said: 'Your answer is with the coordinator',
  }))
}

export default function Answer() {
  const { view, step, question } = useLoaderData<typeof loader>()
  return (
    <StepPage title="Answer the question" view={view} step={step}>
      <Panel title="The coordinator asks">
        {question === null ? (
          <p>
            The coordinator has a question before they decide. Call them if you do not know what it is about.
          </p>
        ) : (
          <blockquote className="al-asks">{question}</blockquote>
        )}
      </Panel>
      <EventForm event="answerQuery" version={view.seq} label="Send the answer">
        <TextAreaField
          name="answer"
          label="Your answer"
          labelSize="s"
          hint="Only what the question needs. Write it as if the person will read it: they may ask to."
        />
      </EventForm>
    </StepPage>
  )
}
