import type { ContactDetails } from '@alongside/domain/contact-details'
import { type ContactRules, channelWords } from '@alongside/domain/contact-rules'
import { CheckboxesField, TickField } from '../form/choice-fields.tsx'
import type { FormValues } from '../form/form-result.ts'
import { TextAreaField, TextField, TimeField } from '../form/text-fields.tsx'
import { dayChoices } from './contact.words.ts'

/** What is known of reaching a person, as the fields hold it. Until somebody asked, nothing is ticked for them. */
export function contactValues({
  called,
  contact: { rules, details },
}: {
  readonly called: string | null
  readonly contact: { readonly rules: ContactRules; readonly details: ContactDetails }
}): FormValues {
  const known = (value: string | null) => value ?? ''
  return {
    called: known(called),
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
  }
}

/** How, when and under which name it is safe to reach somebody. The form around it has the prefix `contact.` */
export function ContactFields() {
  return (
    <>
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
        choices={Object.entries(channelWords).map(([value, label]) => ({ value, label }))}
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
    </>
  )
}
