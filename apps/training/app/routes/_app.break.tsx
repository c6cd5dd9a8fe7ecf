import { TrainingCommand } from '@alongside/domain/training'
import { DateField, EventForm } from '@alongside/web/form'
import { dayInWords, Page, titled } from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Take a break')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { training } = await api.training.mine.query()
    if (training?.status !== 'active') throw redirect('/')
    return { seq: training.seq, until: training.deferredUntil, isOn: training.state === 'deferred' }
  })
}

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    eventForm(TrainingCommand),
    async ({ event, version, commandId }, api) => {
      const { training } = await api.training.mine.query()
      await api.training.send.mutate({ id: training?.id ?? '', seq: version, commandId, event })
      return { to: '/', said: event.type === 'resume' ? 'Welcome back' : 'Take care. We keep your place' }
    },
    { 'event.until': 'Choose a day' },
  )
}

/** A stop until a day of one's own choice. */
export default function Break() {
  const { seq, until, isOn } = useLoaderData<typeof loader>()
  return isOn ? (
    <Page narrow title="Come back" back={{ to: '/', label: 'Your way' }}>
      <p>{until ? `Your break goes on until ${dayInWords(until)}.` : ''} You go on from where you stood.</p>
      <EventForm event="resume" version={seq} label="Go on now" />
    </Page>
  ) : (
    <Page narrow title="Take a break" back={{ to: '/', label: 'Your way' }}>
      <p>
        You do not have to say why. Nothing that you learned is lost, and we ask again on the day you choose.
      </p>
      <EventForm event="defer" version={seq} label="Take a break">
        <DateField name="until" label="Until when?" />
      </EventForm>
    </Page>
  )
}
