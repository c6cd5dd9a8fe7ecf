import { CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { askedHowWords, identityWords } from '../answerable/request.words.ts'

export const meta = titled('A copy of everything')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person } = await api.people.byId.query({ personId: args.params.id ?? '' })
    return { id: person.id, called: person.called }
  })
}

const CopyForm = z.strictObject({
  commandId: z.uuid(),
  askedHow: z.enum(Object.keys(askedHowWords) as [keyof typeof askedHowWords], {
    error: 'Choose how they asked',
  }),
  identitySeen: z.enum(Object.keys(identityWords) as [keyof typeof identityWords], {
    error: 'Choose how you know that it is them',
  }),
})

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(
    args,
    CopyForm,
    async (form, api) => {
      await api.subjectAccess.ask.mutate({ personId, ...form })
      return { to: '/copies', said: 'Asked for. A colleague confirms it next.' }
    },
    { askedHow: 'Choose how they asked', identitySeen: 'Choose how you know that it is them' },
  )
}

/** Somebody wants to have everything that is held about them. */
export default function Copy() {
  const { id, called } = useLoaderData<typeof loader>()
  return (
    <Page
      title="They ask for everything we hold"
      caption={called ?? 'Somebody without a name here'}
      lead="They have a right to it within a month, without a reason and without paying."
      back={{ to: `/people/${id}`, label: 'Back to this person' }}
      narrow
    >
      <Notice title="Two of you do this">
        You ask, a colleague or the safeguarding lead confirms, and within a day you make the file. It holds
        what mentors wrote, so read it before you hand it over: what others told about themselves may have to
        come out.
      </Notice>
      <Form id="copy">
        <CommandField form="copy" />
        <RadiosField
          name="askedHow"
          label="How did they ask?"
          choices={Object.entries(askedHowWords).map(([value, label]) => ({ value, label }))}
        />
        <RadiosField
          name="identitySeen"
          label="How do you know that it is them?"
          choices={Object.entries(identityWords).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton>Ask for it</SubmitButton>
      </Form>
    </Page>
  )
}
