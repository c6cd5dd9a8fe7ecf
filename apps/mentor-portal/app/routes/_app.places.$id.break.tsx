import { StandingCommand } from '@alongside/domain/standing'
import { DateField, EventForm } from '@alongside/web/form'
import { dayInWords, Notice, Page, titled } from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('A break')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { seq, clinicName, label, breakUntil, options } = await api.standing.byId.query({
      id: args.params.id ?? '',
    })
    return {
      seq,
      clinicName,
      label,
      breakUntil,
      steps: options.filter(({ type }) => type === 'startBreak' || type === 'endBreak'),
    }
  })
}

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    eventForm(StandingCommand),
    async ({ event, version, commandId }, api) => {
      await api.standing.send.mutate({ id: args.params.id ?? '', seq: version, commandId, event })
      const said =
        event.type === 'endBreak'
          ? 'Welcome back. Your coordinator sees it too.'
          : 'Your break has begun. Nobody new is proposed to you there.'
      return { to: '/places', said }
    },
    { 'event.until': 'Choose the last day of your break' },
  )
}

/** A break needs no reason. Those who are supported stay, unless the mentor asks for a change of mentor. */
export default function Break() {
  const { seq, clinicName, label, breakUntil, steps } = useLoaderData<typeof loader>()
  const open = steps.find(step => step.open)
  const isOver = open?.type === 'endBreak'
  return (
    <Page
      narrow
      title={isOver ? 'End the break' : 'Take a break'}
      caption={clinicName}
      back={{ to: '/places', label: 'My places' }}
      {...(open
        ? {
            lead: isOver
              ? `You go on from where you stood.${breakUntil ? ` You had chosen ${dayInWords(breakUntil)}.` : ''}`
              : 'You need no reason. Nobody new is proposed to you there. Those you support stay with you; if you cannot go on with somebody, ask for a change of mentor on their page.',
          }
        : {})}
    >
      {open ? (
        <EventForm event={open.type} version={seq} label={isOver ? 'End the break' : 'Begin the break'}>
          {isOver ? null : (
            <DateField
              name="until"
              label="Until when?"
              labelSize="m"
              hint="A guess is good enough. On that day we ask you how it is."
            />
          )}
        </EventForm>
      ) : (
        <Notice title="Not now" tone="warning">
          <p>
            Where you stand here: <strong>{label}</strong>.
          </p>
          {steps
            .flatMap(({ reasons }) => reasons)
            .map(reason => (
              <p key={reason}>{reason}</p>
            ))}
        </Notice>
      )}
    </Page>
  )
}
