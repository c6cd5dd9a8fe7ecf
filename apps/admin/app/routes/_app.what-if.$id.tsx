import { changeInWords } from '@alongside/domain/what-if'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { ButtonLink, momentInWords, Notice, Page, Progress, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Assumptions } from '../what-if/assumptions.tsx'
import { DoesItFit } from '../what-if/does-it-fit.tsx'
import { Outcome } from '../what-if/outcome.tsx'

export const meta = titled('What if')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.whatIf.byId.query({ id: args.params.id ?? '' }))
}

/** Stops what is being played. */
export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(args, z.strictObject({ commandId: z.uuid() }), async ({ commandId }, api) => {
    await api.whatIf.stop.mutate({ id, commandId })
    return { to: `/what-if/${id}`, said: 'Stopped' }
  })
}

const back = { to: '/what-if', label: 'What if' }

/** One question: how far it is, or what came of it. */
export default function OneWhatIf() {
  const asked = useLoaderData<typeof loader>()
  const { id, question, state } = asked
  const change = changeInWords(question.change)
  const title = `What if ${change}?`
  if (state === 'waiting' || state === 'playing')
    return (
      <Page title="It is being played" caption={title} back={back} narrow>
        <Progress
          label="Plays done"
          done={asked.played}
          of={asked.courses}
          hasEnded={false}
          refreshSeconds={2}
        />
        <p>You may leave this page: it goes on by itself, and stays in the list.</p>
        {asked.isMine ? (
          <Form id="stop">
            <CommandField form="stop" />
            <SubmitButton tone="secondary" busy="Stopping">
              Stop it
            </SubmitButton>
          </Form>
        ) : null}
      </Page>
    )
  if (!asked.result)
    return (
      <Page
        title={state === 'failed' ? 'It went wrong' : 'It was stopped'}
        caption={title}
        back={back}
        narrow
      >
        <Notice title="Nothing came of it" tone={state === 'failed' ? 'warning' : 'info'}>
          Ask again whenever you like. Your numbers are still there.
        </Notice>
        <ButtonLink to={`/what-if?from=${id}`}>Ask again</ButtonLink>
      </Page>
    )
  return (
    <Page
      title={title}
      lead={`Played ${asked.courses} times each way, ${question.months} months ahead, asked on ${momentInWords(asked.askedAt)}, from number ${asked.seed}. Nobody in it is real.`}
      back={back}
    >
      <p className="ad-no-print wi-doors">
        <ButtonLink to={`/what-if?from=${id}`} small>
          Change it and ask again
        </ButtonLink>{' '}
        <a
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          href={`/what-if/${id}/file?as=pdf`}
        >
          Take along as PDF
        </a>{' '}
        <a
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          href={`/what-if/${id}/file?as=csv`}
        >
          Take along as CSV
        </a>
      </p>
      <Outcome question={question} result={asked.result} courses={asked.courses} />
      <DoesItFit observed={asked.observed} today={asked.result.today} months={question.months} />
      <Assumptions question={question} />
    </Page>
  )
}
