import { Form, SubmitButton, TextField } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { api, readForm } from '@alongside/web/request.server'
import { enterAs } from '@alongside/web/sign-in.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { LinkIsOver } from '../joining/link-is-over.tsx'
import { nosOf } from '../joining/noes.server.ts'

export const meta = titled('You are invited')

const NewAccount = z.strictObject({
  name: z.string().trim().min(1, 'Enter your name').max(120),
  email: z.email('Enter an email address, like name@example.org'),
  password: z.string().min(12, 'Use at least 12 characters').max(200),
})

/** Looking does nothing: programs that open every link find a page, and the invitation stays as it was. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const invitation = await api(request).joining.invitation.query({ token: params.token ?? '' })
  return json({ isOpen: invitation !== null }, { status: invitation === null ? 404 : 200 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, NewAccount, {
    name: 'Enter your name',
    email: 'Enter your email address',
    password: 'Choose a password of at least 12 characters',
  })
  if (!read.ok) return json(read.back, { status: 422 })
  try {
    await api(request).joining.takeUp.mutate({ token: params.token ?? '', ...read.value })
  } catch (error) {
    const { fields, status } = nosOf(error)
    return json({ ...read.back, errors: fields }, { status })
  }
  const entered = await enterAs(request, read.value)
  if (entered === null) return redirect('/sign-in')
  await api(entered.asThem).recruitment.begin.mutate({ commandId: crypto.randomUUID() })
  return redirect('/', { headers: { 'set-cookie': entered.keep } })
}

/** Who was invited makes an account of their own. The page says nothing about what it is for. */
export default function Join() {
  const { isOpen } = useLoaderData<typeof loader>()
  if (!isOpen) return <LinkIsOver />
  return (
    <Page
      narrow
      title="You are invited"
      lead="Somebody who knows you thought of you. Make an account, and we will be in touch within three working days."
    >
      <Form id="join">
        <TextField name="name" label="Your name" autoComplete="name" />
        <TextField
          name="email"
          type="email"
          label="Your email address"
          hint="You sign in with it. We write to it in plain words only, that tell nobody anything."
          autoComplete="email"
        />
        <TextField
          name="password"
          type="password"
          label="Choose a password"
          hint="At least 12 characters. Three words in a row are good."
          autoComplete="new-password"
        />
        <SubmitButton>Make my account</SubmitButton>
      </Form>
      <p className="al-quiet">
        You promise nothing by this. You can stop at any time, with one press and without a reason.
      </p>
    </Page>
  )
}
