import { TracingOutcome } from '@alongside/domain/referral'
import { CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { Day, Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Definition } from '../care-gap/definition.tsx'
import { tracingWords } from '../referral/referral.words.ts'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('Not seen lately')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { rows, clinics } = await api.careGaps.list.query({ personId: args.params.id ?? '' })
    const [gap] = rows
    return {
      gap: gap ?? null,
      clinic: clinics.find(({ clinicId }) => clinicId === gap?.clinicId) ?? null,
      personId: args.params.id ?? '',
    }
  })
}

const OutcomeForm = z.strictObject({
  commandId: z.uuid(),
  lastSeenOn: z.iso.date().optional(),
  outcome: TracingOutcome.or(z.literal('offer')).optional(),
})

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(
    args,
    OutcomeForm.superRefine(({ outcome }, context) => {
      if (outcome === undefined)
        context.addIssue({ code: 'custom', path: ['outcome'], message: 'Choose what you found' })
    }),
    async ({ commandId, lastSeenOn, outcome }, api) => {
      if (outcome === 'offer') {
        await api.careGaps.offer.mutate({ personId, commandId })
        return { to: `/people/${personId}`, said: 'On the list again, as coming back to care' }
      }
      await api.careGaps.record.mutate({
        personId,
        commandId,
        lastSeenOn: (lastSeenOn ?? null) as never,
        outcome: outcome as TracingOutcome,
      })
      return {
        to: outcome === 'reEngaged' ? `/not-seen/${personId}` : '/not-seen',
        said: outcome === 'died' ? 'Recorded. Nothing is sent to them any more' : 'Recorded what you found',
      }
    },
  )
}

/** What follows, where it is more than a note. */
const follows: Partial<Record<TracingOutcome, string>> = {
  reEngaged: 'Then you can offer them support',
  unableToContact: 'They stay on this list',
  unknown: 'They stay on this list',
  declined: 'Nobody looks for them any more',
  died: 'Stops everything at once, for good',
}

export default function OneNotSeen() {
  const { gap, clinic, personId } = useLoaderData<typeof loader>()
  const back = { to: '/not-seen', label: 'Not seen lately' }
  if (gap === null)
    return (
      <Page title="Not on this list" back={back} narrow>
        <Notice title="There is nothing to find out">
          <p>
            They were seen lately, or have died.{' '}
            <Link to={`/people/${personId}`}>See where things stand</Link>.
          </p>
        </Notice>
      </Page>
    )
  return (
    <Page
      title="What did you find?"
      caption={whom(gap)}
      lead={
        gap.lastSeenOn ? (
          <>
            Last seen on <Day on={gap.lastSeenOn} />.
          </>
        ) : (
          'No list ever called them seen.'
        )
      }
      back={back}
      narrow
    >
      {clinic ? <Definition clinic={clinic} name={null} /> : null}
      {gap.outcome === 'reEngaged' ? (
        <Notice title="You are in touch again">
          <p>
            They can be offered support now, as coming back to care. They are asked everything afresh: how it
            is safe to reach them, and what they agree to.
          </p>
          <Form id="offer" className="al-decide__form">
            <CommandField form="offer" />
            <input type="hidden" name="outcome" value="offer" />
            <SubmitButton>Put them on the list</SubmitButton>
          </Form>
        </Notice>
      ) : null}
      <Form id="found" {...(gap.outcome ? { values: { outcome: gap.outcome } } : {})}>
        <CommandField form="found" />
        {gap.lastSeenOn ? <input type="hidden" name="lastSeenOn" value={gap.lastSeenOn} /> : null}
        <RadiosField
          name="outcome"
          label="Where things stand"
          labelSize="s"
          choices={(Object.keys(tracingWords) as TracingOutcome[]).map(value => ({
            value,
            label: tracingWords[value],
            hint: follows[value],
          }))}
        />
        <SubmitButton tone={gap.outcome === 'reEngaged' ? 'secondary' : 'primary'}>Save</SubmitButton>
      </Form>
    </Page>
  )
}
