import { type Language, languages } from '@alongside/domain/messages'
import { EventForm, TextField } from '@alongside/web/form'
import { Columns, More, Panel, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { currentScript } from '../offer/script.content.ts'
import { HowField, YesNoField } from '../referral/how-field.tsx'
import { TellForm } from '../referral/step.forms.server.ts'
import { loadStep, sendStep } from '../referral/step.server.ts'
import { StepPage } from '../referral/step-page.tsx'

export const meta = titled('Tell')

export function loader(args: LoaderFunctionArgs) {
  return loadStep(args, 'tell')
}

export function action(args: ActionFunctionArgs) {
  return sendStep(args, TellForm, () => ({
    to: `/referrals/${args.params.id}/said`,
    said: 'Recorded that they were told',
  }))
}

export default function Tell() {
  const { view, step } = useLoaderData<typeof loader>()
  const again = view.offers > 0
  const script = currentScript(view.releaseBasis, view.decisionWindowDays)
  return (
    <StepPage
      title={again ? 'Make the offer again' : 'Tell them about the offer'}
      lead={
        again
          ? `They have been told ${view.offers === 1 ? 'once' : `${view.offers} times`}. The offer may be made ${view.maxOffers} times in all.`
          : 'In private, and at a moment when they can take it in.'
      }
      view={view}
      step={step}
      wide
    >
      <Columns
        main={
          <Panel title="What to say">
            <div className="al-script">
              {script.says.map(sentence => (
                <p key={sentence}>{sentence}</p>
              ))}
              <p className="al-script__asks">{script.asks}</p>
            </div>
            <More summary="If they ask">
              <dl className="al-asked">
                {script.ifAsked.map(({ question, answer }) => (
                  <div key={question}>
                    <dt>{question}</dt>
                    <dd>{answer}</dd>
                  </div>
                ))}
              </dl>
            </More>
            <p className="al-quiet">
              <Link to="/leaflet">The leaflet</Link> is there to print in {inWords(view.languages)}.
            </p>
          </Panel>
        }
        side={
          <EventForm
            event="tell"
            version={view.seq}
            label="Save, then record what they say"
            values={{ language: 'English' }}
          >
            <input type="hidden" name="event.scriptVersion" value={script.version} />
            <HowField label="How did you tell them?" />
            <TextField
              name="language"
              label="In which language?"
              labelSize="s"
              hint="The language you spoke in, or the interpreter’s"
              width={20}
            />
            <YesNoField name="leafletGiven" label="Do they have the leaflet?" />
            <YesNoField name="privateSetting" label="Were you in a private place?" />
            <YesNoField
              name="ableToDecide"
              label="Were they able to decide for themself?"
              hint="Not in shock, and not too unwell to take it in"
            />
          </EventForm>
        }
      />
    </StepPage>
  )
}

function inWords(offered: readonly Language[]): string {
  const words = offered.map(each => languages[each].inEnglish)
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
