import { DateField, EventForm, RadiosField } from '@alongside/web/form'
import { titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optOutWords } from '../referral/referral.words.ts'
import { OptOutForm } from '../referral/step.forms.server.ts'
import { loadStep, personOf, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Not taking it up')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'optOut')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, OptOutForm, sent => ({
    to: personOf(sent),
    said: 'Recorded. Everything that was pending has stopped',
  }))
}

/** One press is enough: everything below it has an answer already. */
export default function OptOut() {
  const { view, step } = useLoaderData<typeof loader>()
  return (
    <StepPage
      title="Not taking up the offer"
      lead="Nothing is passed on. Everything that was pending stops at once, and their care here stays the same."
      view={view}
      step={step}
    >
      <EventForm
        event="optOut"
        version={view.seq}
        label="Record that they do not take it up"
        values={{ reason: 'didNotSay', askAgain: 'inSixMonths' }}
      >
        <RadiosField
          name="reason"
          label="Did they say why?"
          labelSize="s"
          hint="No need to ask. It only helps us to make the offer better."
          small
          choices={Object.entries(optOutWords).map(([value, label]) => ({ value, label }))}
        />
        <RadiosField
          name="askAgain"
          label="When may we ask again?"
          labelSize="s"
          small
          choices={[
            { value: 'inSixMonths', label: 'In six months', hint: 'If they did not say' },
            {
              value: 'onDate',
              label: 'On a day of their choice',
              more: <DateField name="askAgainOn" label="Ask again on" hint="For example, 27 3 2027" />,
            },
            { value: 'never', label: 'Never', hint: 'They are not put on the list again' },
          ]}
        />
      </EventForm>
    </StepPage>
  )
}
