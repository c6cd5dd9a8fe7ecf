import { CommandField, DateField, Form, RadiosField, SubmitButton, TextField } from '@alongside/web/form'
import { Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClinicField } from '../clinic-field.tsx'
import { type Added, AddForm } from '../person/add.form.server.ts'
import { reasonWords } from '../referral/referral.words.ts'

export const meta = titled('Add one person')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => (await api.me.get.query()).clinics)
}

export function action(args: ActionFunctionArgs) {
  return submit(args, AddForm, async (added, api) => {
    const { personId } = await api.referral.add.mutate(added as Added)
    return { to: `/people/${personId}`, said: 'Added to the list' }
  })
}

export default function AddPerson() {
  const clinics = useLoaderData<typeof loader>()
  return (
    <Page
      title="Add one person"
      lead="For somebody between two lists. Only what the offer needs, and nothing clinical."
      back={{ to: '/worklist', label: 'Worklist' }}
      narrow
    >
      <Form id="add" values={{ source: 'clinician', 'person.unwell': 'no' }}>
        <CommandField form="add" />
        <ClinicField clinics={clinics} />
        <TextField
          name="person.clinicNumber"
          label="Clinic number"
          labelSize="s"
          hint="Your clinic’s own number. Never the NHS number."
          width={20}
        />
        <TextField
          name="person.called"
          label="What do they like to be called?"
          labelSize="s"
          hint="A first name or any other"
          width={20}
        />
        <TextField
          name="person.familyName"
          label="Family name"
          labelSize="s"
          hint="Stays with the clinic until they agree"
          width={20}
          optional
        />
        <RadiosField
          name="person.reason"
          label="Why now?"
          labelSize="s"
          choices={[
            { value: 'newlyDiagnosed', label: reasonWords.newlyDiagnosed },
            {
              value: 'reEngaging',
              label: reasonWords.reEngaging,
              more: (
                <RadiosField
                  name="person.tracing"
                  label="Is the clinic in touch with them again?"
                  optional
                  small
                  choices={[
                    { value: 'reEngaged', label: 'Yes' },
                    { value: 'unableToContact', label: 'No, we could not reach them' },
                    { value: 'unknown', label: 'Not known yet' },
                  ]}
                />
              ),
            },
            { value: 'clinicianFlag', label: reasonWords.clinicianFlag },
          ]}
        />
        <DateField
          name="person.reasonOn"
          label="On which day?"
          labelSize="s"
          hint="The day of the diagnosis, or of coming back to care. May be left open when a clinician flags somebody."
        />
        <RadiosField
          name="person.unwell"
          label="Are they unwell or in hospital?"
          labelSize="s"
          hint="Then they are to be told within a day"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <TextField
          name="person.phone"
          type="tel"
          label="Phone number"
          labelSize="s"
          hint="Nobody uses it before they said how it is safe to"
          width={20}
          optional
        />
        <TextField
          name="person.language"
          label="Which language do they like to speak?"
          labelSize="s"
          width={20}
          optional
        />
        <RadiosField
          name="source"
          label="How did they come?"
          labelSize="s"
          choices={[
            { value: 'clinician', label: 'Somebody at the clinic thought of them' },
            { value: 'self', label: 'They asked by themself' },
            { value: 'partnerAgency', label: 'Through a partner organisation' },
          ]}
        />
        <SubmitButton>Add to the list</SubmitButton>
      </Form>
    </Page>
  )
}
