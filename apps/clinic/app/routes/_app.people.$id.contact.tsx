import { Channel, channelWords } from '@alongside/domain/contact-rules'
import {
  CheckboxesField,
  CommandField,
  Form,
  SubmitButton,
  TextAreaField,
  TextField,
  TickField,
  TimeField,
} from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ContactForm } from '../person/contact.form.server.ts'
import { dayChoices } from '../person/contact.words.ts'
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

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, ContactForm, async ({ seq, commandId, releases, contact }, api) => {
    await api.people.recordContact.mutate({ personId, seq, commandId, contact })
    return {
      to: releases === undefined ? `/people/${personId}` : `/referrals/${releases}/release`,
      said: 'Saved how it is safe to reach them',
    }
  })
}

export default function SafeContact() {
  const { person, releases } = useLoaderData<typeof loader>()
  const { rules, details } = person.contact
  const known = (value: string | null) => value ?? ''
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
      <Form
        id="contact"
        prefix="contact."
        values={{
          called: known(person.called),
          channels: rules.askedAt === null ? [] : rules.channels,
          days: rules.askedAt === null ? [] : rules.days.map(String),
          from: rules.from,
          until: rules.until,
          phone: known(details.phone),
          email: known(details.email),
          nameToAskFor: known(details.nameToAskFor),
          ifSomeoneElseAnswers: known(details.ifSomeoneElseAnswers),
          whoElseSees: known(details.whoElseSees),
          language: known(details.language),
          interpreter: details.interpreter ? 'on' : '',
          notes: known(details.notes),
        }}
      >
        <input type="hidden" name="seq" value={person.seq} />
        <CommandField form="contact" />
        {releases === null ? null : <input type="hidden" name="releases" value={releases} />}
        <TextField
          name="called"
          label="What do they like to be called?"
          labelSize="s"
          hint="A first name or any other. This is the name a mentor sees."
          width={20}
        />
        <CheckboxesField
          name="channels"
          label="Which ways are safe?"
          labelSize="s"
          hint="Only those they said yes to"
          small
          choices={Channel.options.map(value => ({ value, label: channelWords[value] }))}
        />
        <TextField
          name="phone"
          type="tel"
          label="Phone number"
          labelSize="s"
          hint="For texts, calls, voicemail and WhatsApp. Like 07700 900123 or +44 7700 900123."
          width={20}
          optional
        />
        <TextField name="email" type="email" label="Email address" labelSize="s" optional />
        <CheckboxesField name="days" label="On which days?" labelSize="s" small inline choices={dayChoices} />
        <div className="al-pair">
          <TimeField name="from" label="Not before" labelSize="s" hint="" />
          <TimeField name="until" label="Not after" labelSize="s" hint="" />
        </div>
        <TextField
          name="nameToAskFor"
          label="Whom should we ask for?"
          labelSize="s"
          hint="If it is another name than above"
          width={20}
          optional
        />
        <TextAreaField
          name="ifSomeoneElseAnswers"
          label="What do we say if someone else answers?"
          labelSize="s"
          hint="For example: “I’ll try again later.” We never say why we call."
          rows={2}
          optional
        />
        <TextAreaField
          name="whoElseSees"
          label="Who else sees their phone or post?"
          labelSize="s"
          rows={2}
          optional
        />
        <TextField
          name="language"
          label="Which language do they like to speak?"
          labelSize="s"
          width={20}
          optional
        />
        <TickField name="interpreter" label="They would like an interpreter" />
        <TextAreaField
          name="notes"
          label="Anything else that keeps it safe"
          labelSize="s"
          hint="Nothing about their health. Write it as if they will read it."
          rows={3}
          optional
        />
        <SubmitButton>{releases === null ? 'Save' : 'Save, then look at what is released'}</SubmitButton>
      </Form>
    </Page>
  )
}
