import { Form, RadiosField, SubmitButton, TextAreaField } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { api, readForm } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { LinkIsOver } from '../joining/link-is-over.tsx'

export const meta = titled('A few words about somebody')

const Answer = z.strictObject({
  howYouKnow: z.string().trim().min(1).max(1000),
  reliable: z.string().trim().min(1).max(2000),
  wouldTrust: z.enum(['yes', 'withSupport', 'no']),
  anythingElse: z.string().trim().max(2000).default(''),
})

/** Looking does nothing, and a link that opens nothing does not say why. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await api(request).joining.reference.query({ token: params.token ?? '' })
  return json({ about: asked?.about ?? null }, { status: asked === null ? 404 : 200 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, Answer, {
    howYouKnow: 'Say how you know each other',
    reliable: 'Write a few words about how they are with people',
    wouldTrust: 'Choose one answer',
  })
  if (!read.ok) return json(read.back, { status: 422 })
  const { kept } = await api(request).joining.answerReference.mutate({
    token: params.token ?? '',
    answer: read.value,
  })
  return kept ? redirect('/thank-you') : redirect(new URL(request.url).pathname)
}

/** Somebody who knows the applicant writes a few lines, once, without an account. */
export default function Reference() {
  const { about } = useLoaderData<typeof loader>()
  if (about === null) return <LinkIsOver />
  return (
    <Page
      narrow
      title={about === '' ? 'A few words about somebody' : `A few words about ${about}`}
      lead="They would like to volunteer with us, and named you as somebody who knows them. It takes five minutes."
    >
      <Form id="reference">
        <TextAreaField name="howYouKnow" rows={3} label="How do you know them, and for how long?" />
        <TextAreaField
          name="reliable"
          label="How are they with people, and can others rely on them?"
          hint="An example says more than a judgement."
        />
        <RadiosField
          name="wouldTrust"
          label="Would you trust them with somebody who is having a hard time?"
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'withSupport', label: 'Yes, with support' },
            { value: 'no', label: 'No' },
          ]}
        />
        <TextAreaField name="anythingElse" rows={3} optional label="Is there anything else we should know?" />
        <SubmitButton>Send</SubmitButton>
      </Form>
      <p className="al-quiet">
        Only the people who decide read this. They would show it to the person you write about if they ask.
        Please write nothing about anybody’s health.
      </p>
    </Page>
  )
}
