import { codeListOn, equalityQuestions } from '@alongside/domain/equality'
import { instant, londonDateOf } from '@alongside/domain/time'
import { CommandField, Form, RadiosField, SelectField, SubmitButton } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { Page, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('A paper form')

export function loader() {
  const today = londonDateOf(instant(new Date().toISOString()))
  return { questions: equalityQuestions.map(key => ({ key, ...codeListOn(key, today) })) }
}

const Answers = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid('Choose a clinic'),
  answers: z.record(z.string(), z.string()).optional(),
})

export function action(args: ActionFunctionArgs) {
  return submit(args, Answers, async ({ commandId, clinicId, answers = {} }, api) => {
    await api.equality.fromPaper.mutate({ commandId, clinicId, answers })
    return { to: '/recruitment/figures/paper', said: 'Written down. Nobody can see whose it is' }
  })
}

/** A form that somebody of the team filled in on paper, without a name on it. */
export default function PaperForm() {
  const { questions } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  return (
    <Page
      narrow
      title="Write down a paper form"
      lead="For forms that mentors filled in without a name. Mix them first, so that you cannot tell whose each is."
      back={{ to: '/recruitment/figures', label: 'Recruitment figures' }}
    >
      <Form id="paper">
        <CommandField form="paper" />
        <SelectField
          name="clinicId"
          label="Clinic"
          choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
        />
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
        <SubmitButton>Write it down</SubmitButton>
      </Form>
    </Page>
  )
}
