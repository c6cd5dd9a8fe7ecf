import { TrainingCommand } from '@alongside/domain/training'
import { EventForm, TextAreaField } from '@alongside/web/form'
import { dayInWords, Empty, Page, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Watching and leading')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.training.practice.query())
}

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    eventForm(TrainingCommand),
    async ({ event, version, commandId }, api) => {
      const { training } = await api.training.mine.query()
      await api.training.send.mutate({ id: training?.id ?? '', seq: version, commandId, event })
      return { to: '/practice', said: 'Your thoughts are kept' }
    },
    { 'event.reflection': 'Write a few sentences first' },
  )
}

const ratingTones = { notYet: 'grey', withSupport: 'teal', ready: 'green' } as const
const ratingWords = { notYet: 'Not yet', withSupport: 'With support', ready: 'Ready' } as const

/** What was watched and led, one's own thoughts, and the grid that two people sign. */
export default function Practice() {
  const { training, reflections } = useLoaderData<typeof loader>()
  if (!training)
    return (
      <Page title="Watching and leading">
        <Empty>This begins after your modules.</Empty>
      </Page>
    )
  const mayReflect = training.options.some(({ type, open }) => type === 'reflect' && open)
  return (
    <Page title="Watching and leading" back={{ to: '/', label: 'Your way' }}>
      <Panel title="Sessions">
        <SummaryList
          rows={[
            {
              key: `Watched (${training.watchedOn.length} of ${training.watchSessions})`,
              value: training.watchedOn.map(dayInWords).join(', ') || 'None yet',
            },
            {
              key: `Led (${training.ledOn.length} of ${training.leadSessions})`,
              value: training.ledOn.map(dayInWords).join(', ') || 'None yet',
            },
          ]}
        />
      </Panel>
      <Panel title="Your own thoughts">
        {mayReflect ? (
          <EventForm event="reflect" version={training.seq} label="Keep my thoughts">
            <TextAreaField
              name="reflection"
              rows={8}
              label="What did you notice?"
              hint="What went well, what was hard, what you would do again. Name nobody. Only you and your coordinator read it."
            />
          </EventForm>
        ) : reflections.length === 0 ? (
          <p>You write them when you have begun to lead sessions.</p>
        ) : null}
        {reflections.map(({ at, text }) => (
          <blockquote key={at} className="al-quote">
            <p className="al-quiet">{dayInWords(at)}</p>
            <p>{text}</p>
          </blockquote>
        ))}
      </Panel>
      <Panel title="Thirteen things to be able to do">
        <SummaryList
          rows={training.grid.map(({ label, rating }) => ({
            key: label,
            value: rating ? (
              <StateTag tone={ratingTones[rating]}>{ratingWords[rating]}</StateTag>
            ) : (
              'Not looked at yet'
            ),
          }))}
        />
      </Panel>
      <SummaryList
        rows={[
          {
            key: 'The clinic signed',
            value: training.clinicSigned ? dayInWords(training.clinicSigned.on) : 'Not yet',
          },
          {
            key: 'Your coordinator signed',
            value: training.teamSigned ? dayInWords(training.teamSigned.on) : 'Not yet',
          },
        ]}
      />
    </Page>
  )
}
