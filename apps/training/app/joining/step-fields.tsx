import type { ApplicationStep } from '@alongside/domain/recruitment'
import { CheckboxesField, RadiosField, TextAreaField, TextField, TickField } from '@alongside/web/form'

/** The questions of one step of the application. */
export function StepFields({ step }: { readonly step: ApplicationStep }) {
  switch (step) {
    case 'about':
      return (
        <>
          <TextField name="name" label="Your full name" autoComplete="name" />
          <TextField name="called" label="What should we call you?" width={20} />
          <TextField name="phone" type="tel" optional label="A phone number" width={20} autoComplete="tel" />
          <TickField name="safeToCall" label="You may call and leave a first name" />
          <TextField
            name="languages"
            optional
            label="Which languages do you speak?"
            hint="Besides English, if you like."
          />
        </>
      )
    case 'why':
      return (
        <>
          <TextAreaField
            name="why"
            label="Why would you like to do this?"
            hint="In your own words. There is no right answer, and nobody marks your spelling."
          />
          <TextAreaField
            name="support"
            label="Who is there for you?"
            hint="Listening to others can stir things up. We would like to know that you are not alone with it."
          />
        </>
      )
    case 'when':
      return (
        <>
          <RadiosField
            name="hours"
            label="How much time do you have in a usual week?"
            choices={[
              { value: 'twoHours', label: 'About two hours' },
              { value: 'fourHours', label: 'About four hours' },
              { value: 'aDay', label: 'About a day' },
              { value: 'more', label: 'More' },
            ]}
          />
          <CheckboxesField
            name="times"
            label="When?"
            hint="Choose all that fit."
            choices={[
              { value: 'weekdays', label: 'Weekdays in the day' },
              { value: 'evenings', label: 'Evenings' },
              { value: 'weekends', label: 'Weekends' },
            ]}
          />
          <TextAreaField
            name="adjustments"
            optional
            rows={3}
            label="What would make it easier for you?"
            hint="For a meeting, for learning, for the work itself."
          />
          <TickField
            name="notAtMyClinic"
            label="Please not in a place that I use myself"
            hint="So that you do not meet your own waiting room by surprise."
          />
        </>
      )
    case 'referees':
      return (
        <>
          <p>
            Two people who know you write a few lines. They do not need an account. We tell them that you
            would like to volunteer, and nothing else. They may be a friend, a neighbour, somebody you work or
            study with; not family.
          </p>
          <TextField name="firstName" label="First person: name" />
          <TextField name="firstEmail" type="email" label="First person: email address" />
          <TextField name="secondName" label="Second person: name" />
          <TextField name="secondEmail" type="email" label="Second person: email address" />
        </>
      )
  }
}
