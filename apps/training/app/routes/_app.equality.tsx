import { codeListOn, equalityQuestions } from '@alongside/domain/equality'
import { instant, londonDateOf } from '@alongside/domain/time'
import { CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { ButtonLink, Page, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('A few questions about you')

export function loader() {
  const today = londonDateOf(instant(new Date().toISOString()))
  return { questions: equalityQuestions.map(key => ({ key, ...codeListOn(key, today) })) }
}

const Answers = z.strictObject({
  commandId: z.uuid(),
  answers: z.record(z.string(), z.string()).optional(),
})

export function action(args: ActionFunctionArgs) {
  return submit(args, Answers, async ({ commandId, answers = {} }, api) => {
    await api.equality.answer.mutate({ commandId, answers })
    return { to: '/', said: 'Thank you. Nobody can see whose answers these are' }
  })
}

/** Equality monitoring: every question can be left out, and so can the page. */
export default function Equality() {
  const { questions } = useLoaderData<typeof loader>()
  return (
    <Page
      narrow
      title="A few questions about you"
      lead="They help us see whether everybody has the same chance. Skip any you like, or all of them."
      back={{ to: '/', label: 'Your way' }}
    >
      <p>
        Your answers are kept apart from your name and your application, and cannot be joined to you again.
        Whoever decides never sees them.
      </p>
      <ButtonLink to="/" tone="secondary">
        Skip them all
      </ButtonLink>
      <Form id="equality">
        <CommandField form="equality" />
        {questions.map(({ key, question, codes }) => (
          <RadiosField
            key={key}
            name={`answers.${key}`}
            label={question}
            labelSize="s"
            optional
            small
            choices={codes.map(({ code, label }) => ({ value: code, label }))}
          />
        ))}
        <SubmitButton>Send my answers</SubmitButton>
      </Form>
    </Page>
  )
}
