import { wishWords } from '@alongside/domain/matching'
import type { OnboardingCommand } from '@alongside/domain/onboarding'
import { modeWords, themeWords, timeWords } from '@alongside/domain/themes'
import { EventForm, RadiosField } from '@alongside/web/form'
import { More, Notice, Page, Panel, SummaryList, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { sendOnboarding } from '../person/step.server.ts'

export const meta = titled('A match to answer')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const proposals = await api.mentoring.proposals.query()
    const match = proposals.find(({ onboardingId }) => onboardingId === args.params.id)
    if (!match) throw new Response('', { status: 404 })
    const would = match.mustHave.map(wish => wishWords[wish])
    const wouldNot = match.mustNot.map(wish => wishWords[wish])
    return {
      id: match.onboardingId,
      version: match.seq,
      answered: match.answered,
      rows: [
        { key: 'Would like support with', value: match.needs.map(need => themeWords[need]).join(', ') },
        { key: 'Would like to meet', value: would.join(', ') || 'No preference' },
        { key: 'Would rather not meet', value: wouldNot.join(', ') },
        { key: 'Speaks', value: match.language ?? 'Not asked yet' },
        { key: 'Could meet', value: match.modes.map(mode => modeWords[mode].toLowerCase()).join('; ') },
        { key: 'Has time', value: match.times.map(time => timeWords[time].toLowerCase()).join('; ') },
        { key: 'Clinic', value: match.clinicName },
      ]
        .filter(({ value }) => value !== '')
        .map(({ key, value }) => ({ key, value: `${value.slice(0, 1).toUpperCase()}${value.slice(1)}` })),
    }
  })
}

/** "I may know them" is a no that holds for every later time too: the pair is remembered by id, and listed for nobody. */
const Answer = z
  .strictObject({
    type: z.literal('mentorAnswers'),
    answer: z.enum(['yes', 'no', 'know'], { error: 'Choose an answer' }),
  })
  .transform(
    ({ type, answer }): OnboardingCommand => ({
      type,
      accepts: answer === 'yes',
      ...(answer === 'know' ? { knowsThem: true } : {}),
    }),
  )

export function action(args: ActionFunctionArgs) {
  return sendOnboarding(args, Answer, sent => ({
    to: '/',
    said:
      sent.type === 'mentorAnswers' && sent.accepts
        ? 'Thank you. You hear from us as soon as they have answered too.'
        : 'Thank you for answering. It is not counted against anyone.',
  }))
}

/** A match, without a name: what somebody needs and wishes, and three answers of equal weight. */
export default function Match() {
  const { id, version, answered, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      narrow
      title="Would you like to meet this person?"
      lead="You see what they need and wish. You see a name only when you have both said yes."
      back={{ to: '/', label: 'My work today' }}
    >
      <Panel title="What they told us">
        <SummaryList rows={rows} />
      </Panel>
      {answered ? (
        <Notice title="You said yes">
          We are waiting for their answer. You hear as soon as it is there.
        </Notice>
      ) : (
        <EventForm event="mentorAnswers" version={version} label="Send my answer">
          <input type="hidden" name="recordId" value={id} />
          <RadiosField
            name="answer"
            label="Your answer"
            labelSize="m"
            hint="You never need to say why. No answer is counted against anyone."
            choices={[
              { value: 'yes', label: 'Yes, I would like to meet them' },
              { value: 'no', label: 'Not this one, or not now' },
              { value: 'know', label: 'I may know this person' },
            ]}
          />
        </EventForm>
      )}
      <More summary="Why is there no name?">
        <p>
          London is small. Until you have both said yes, neither of you learns who the other is, so that
          either can say no without a trace.
        </p>
      </More>
    </Page>
  )
}
