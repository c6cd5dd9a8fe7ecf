import { ContactFields, contactValues } from '@alongside/web/contact'
import { ContactForm } from '@alongside/web/contact.server'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Safe contact')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person } = await api.people.byId.query({ personId: args.params.id ?? '' })
    return { person }
  })
}

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, ContactForm, async ({ seq, commandId, contact }, api) => {
    await api.people.recordContact.mutate({ personId, seq, commandId, contact })
    return { to: `/people/${personId}`, said: 'Saved how it is safe to reach them.' }
  })
}

/** Asks again how it is safe to reach somebody: phones and households change. */
export default function SafeContact() {
  const { person } = useLoaderData<typeof loader>()
  return (
    <Page
      title="How is it safe to reach them?"
      caption={person.called ?? 'Somebody without a name here'}
      lead="Ask, and write down their own words. Whoever contacts them later sees this before the number."
      back={{ to: `/people/${person.id}`, label: 'Back to this person' }}
      narrow
    >
      <Form id="contact" prefix="contact." values={contactValues(person)}>
        <input type="hidden" name="seq" value={person.seq} />
        <CommandField form="contact" />
        <ContactFields />
        <SubmitButton>Save</SubmitButton>
      </Form>
    </Page>
  )
}
