import type { ReferralCommand } from '@alongside/domain/referral'
import { DateField, RadiosField, TextAreaField, YesNoField } from '@alongside/web/form'
import { otherServices } from './choices.ts'
import { ending } from './ending-steps.ts'
import type { StepPages } from './step-page.ts'

export const referralSteps: StepPages<ReferralCommand['type']> = {
  accept: { isAtOnce: true, said: 'Accepted. Onboarding has begun, and the clinic has been told.' },
  query: {
    title: 'Ask the clinic a question',
    lead: 'The record stays with you; the clinic sees the question on its list.',
    fields: () => (
      <TextAreaField
        name="question"
        label="What do you need to know before you decide?"
        labelSize="m"
        hint="One thing at a time. Write it as if they will read it."
      />
    ),
    words: { 'event.question': 'Write the question' },
    button: 'Send the question',
    said: 'Your question is on the clinic’s list.',
  },
  redirect: {
    title: 'Another service fits better',
    lead: 'Their details leave the team, and the clinic hears that they were redirected.',
    fields: () => (
      <>
        <RadiosField name="to" label="What fits better?" labelSize="m" choices={otherServices} />
        <YesNoField
          name="warmHandover"
          label="Did you hand over warmly?"
          labelSize="m"
          hint="You spoke with the other service, or the two of you made the first call together."
        />
      </>
    ),
    words: {
      'event.to': 'Choose what fits better',
      'event.warmHandover': 'Say whether you handed over warmly',
    },
    button: 'Redirect',
    said: 'Redirected. The clinic has been told.',
  },
  optOut: {
    title: 'They do not take up the offer',
    lead: 'No reason is needed. Everything pending stops at once.',
    fields: () => (
      <>
        <RadiosField
          name="reason"
          label="Did they say why?"
          labelSize="m"
          choices={[
            { value: 'didNotSay', label: 'They did not say' },
            { value: 'notNow', label: 'Not now' },
            { value: 'hasSupport', label: 'They have support' },
            { value: 'worriedAboutBeingRecognised', label: 'Worried about being recognised' },
            { value: 'noNeed', label: 'No need' },
            { value: 'otherService', label: 'They prefer another service' },
          ]}
        />
        <RadiosField
          name="askAgain"
          label="When may they be asked again?"
          labelSize="m"
          choices={[
            { value: 'inSixMonths', label: 'In six months' },
            {
              value: 'onDate',
              label: 'On a day they named',
              more: <DateField name="askAgainOn" label="Which day?" />,
            },
            { value: 'never', label: 'Never' },
          ]}
        />
      </>
    ),
    values: () => ({ reason: 'didNotSay', askAgain: 'inSixMonths' }),
    said: 'Recorded. Everything that was pending has stopped.',
  },
  markIneligible: {
    title: 'Peer support here does not fit',
    fields: () => (
      <RadiosField
        name="reason"
        label="Why not?"
        labelSize="m"
        choices={[
          { value: 'under18', label: 'They are under 18' },
          { value: 'notAtThisClinic', label: 'They do not come to this clinic' },
          { value: 'alreadySupported', label: 'They have a peer mentor already' },
          { value: 'needsAnotherService', label: 'They need another service first' },
        ]}
      />
    ),
    words: { 'event.reason': 'Choose why not' },
    tone: 'warning',
    said: 'Recorded. The record has left the team.',
  },
  ...ending,
}
