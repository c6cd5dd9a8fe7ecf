import { applicationSteps } from '@alongside/domain/recruitment'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { isStep, loadDraft, steps } from '../joining/application.server.ts'
import { StepFields } from '../joining/step-fields.tsx'

export const meta = titled('Your application')

export async function loader(args: LoaderFunctionArgs) {
  const { step } = args.params
  if (!isStep(step)) throw new Response('', { status: 404 })
  const { draftId, answers } = await loadDraft(args)
  return {
    draftId,
    step,
    title: applicationSteps[step].title,
    number: steps.indexOf(step) + 1,
    of: steps.length,
    values: valuesOf(answers[step] ?? {}),
  }
}

/** What a form shows of what was kept: texts, and ticks as a browser says them. */
function valuesOf(answers: object): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      value === true ? 'on' : value === false ? '' : (value as string | string[]),
    ]),
  )
}

const words = {
  name: 'Enter your name',
  called: 'Say what we should call you',
  why: 'Say in your own words why',
  support: 'Say who is there for you',
  hours: 'Choose how much time you have',
  times: 'Choose at least one time',
  firstName: 'Name somebody',
  firstEmail: 'Enter their email address',
  secondName: 'Name somebody else',
  secondEmail: 'Enter their email address',
}

export function action(args: ActionFunctionArgs) {
  const { id = '', step } = args.params
  if (!isStep(step)) throw new Response('', { status: 404 })
  const schema = z.strictObject({ commandId: z.uuid(), ...applicationSteps[step].Answers.shape })
  return submit(
    args,
    schema,
    async ({ commandId, ...answers }, api) => {
      await api.recruitment.keepStep.mutate({ commandId, draftId: id, step, answers: { ...answers } })
      const next = steps[steps.indexOf(step) + 1]
      return { to: next ? `/application/${id}/${next}` : `/application/${id}`, said: 'Saved' }
    },
    words,
  )
}

/** One step of the form. It is saved by itself, and can be left and found again. */
export default function Step() {
  const { draftId, step, title, number, of, values } = useLoaderData<typeof loader>()
  return (
    <Page
      narrow
      title={title}
      caption={`Step ${number} of ${of}`}
      back={{ to: `/application/${draftId}`, label: 'All steps' }}
    >
      <Form id={step} values={values}>
        <CommandField form={step} />
        <StepFields step={step} />
        <SubmitButton>Save and go on</SubmitButton>
      </Form>
    </Page>
  )
}
