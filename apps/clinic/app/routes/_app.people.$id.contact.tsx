import { ContactFields, contactValues } from '@alongside/web/contact'
import { ContactForm } from '@alongside/web/contact.server'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('Safe contact')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person, episodes } = await api.people.byId.query({ personId: args.params.id ?? '' })
    const waiting = episodes
      .flatMap(({ lifecycles }) => lifecycles)
      .find(({ kind, state }) => kind === 'referral' && state === 'agreed')
    return { person, releases: waiting?.id ?? null }
  })
}

/** The referral that waits for these answers, if one does, is the next page. */
const ContactAndNext = ContactForm.extend({ releases: z.uuid().optional() })

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, ContactAndNext, async ({ seq, commandId, releases, contact }, api) => {
    await api.people.recordContact.mutate({ personId, seq, commandId, contact })
    return {
      to: releases === undefined ? `/people/${personId}` : `/referrals/${releases}/release`,
      said: 'Saved how it is safe to reach them',
    }
  })
}

export default function SafeContact() {
  const { person, releases } = useLoaderData<typeof loader>()
  const { rules } = person.contact
  return (
    <Page
      title="How is it safe to reach them?"
      caption={whom({ name: person.called, clinicNumber: person.clinicNumber })}
      lead="Ask, and write down their own words. Whoever contacts them later sees this before the number."
      back={{ to: `/people/${person.id}`, label: 'Back to this person' }}
      narrow
    >
      {rules.askedAt === null ? (
        <Notice title="Nobody has asked yet">
          Until then only a plain text on a weekday, or a word at a visit, is allowed.
        </Notice>
      ) : null}
      <Form id="contact" prefix="contact." values={contactValues(person)}>
        <input type="hidden" name="seq" value={person.seq} />
        <CommandField form="contact" />
        {releases === null ? null : <input type="hidden" name="releases" value={releases} />}
        <ContactFields />
        <SubmitButton>{releases === null ? 'Save' : 'Save, then look at what is released'}</SubmitButton>
      </Form>
    </Page>
  )
}
