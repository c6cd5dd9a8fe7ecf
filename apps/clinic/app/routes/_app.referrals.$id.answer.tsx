import { EventForm, TextAreaField } from '@alongside/web/form'
import { Panel, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnswerForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Answer')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'answerQuery')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, AnswerForm, sent => ({
    to: personOf(sent),
    said: 'Your answer is with the coordinator',
  }))
}

export default function Answer() {
  const { view, step } = useLoaderData<typeof loader>()
  const question = view.questions.findLast(({ answer }) => answer === null)?.question ?? null
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
