import { CommandField, Form, RadiosField, SubmitButton, TextAreaField, YesNoField } from '@alongside/web/form'
import { Columns, Moment, momentInWords, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { openingReasons } from '../opening/opening.words.ts'

export const meta = titled('An emergency')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.opening.byId.query({ id: args.params.id ?? '' }))
}

const Review = z.strictObject({
  commandId: z.uuid(),
  outcome: z.enum(['inOrder', 'notInOrder']),
  personTold: z.boolean(),
  words: z.string().trim().max(2000),
})

export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(
    args,
    Review,
    async (review, api) => {
      await api.opening.review.mutate({ ...review, id })
      return { to: `/openings/${id}`, said: 'Reviewed.' }
    },
    { outcome: 'Choose whether it was in order', personTold: 'Choose yes or no' },
  )
}

/** One opening: who, why, what was looked at, and what somebody else made of it. */
export default function Opening() {
  const opening = useLoaderData<typeof loader>()
  return (
    <Page
      title={opening.mine ? 'Opened by you' : `Opened by ${opening.byName ?? 'a colleague'}`}
      back={{ to: '/openings', label: 'Emergencies' }}
      tags={
        opening.isOpen ? (
          <StateTag tone="amber">{`Open until ${momentInWords(opening.endsAt)}`}</StateTag>
        ) : null
      }
      lead={`${openingReasons[opening.why]}. ${momentInWords(opening.openedAt)}.`}
    >
      <Columns
        main={
          <>
            <Panel title="Why, in their own words">
              <p className="al-note">{opening.words ?? 'These words were destroyed with the record.'}</p>
              {opening.personId !== null && (opening.isOpen || !opening.mine) ? (
                <p>
                  <Link to={`/people/${opening.personId}`}>{opening.personName ?? 'The record'}</Link>
                </p>
              ) : null}
            </Panel>
            {opening.reviewedAt ? (
              <Panel title="Review" aside={<Moment at={opening.reviewedAt} />}>
                <p>
                  <StateTag tone={opening.outcome === 'inOrder' ? 'green' : 'red'}>
                    {opening.outcome === 'inOrder' ? 'In order' : 'Not in order'}
                  </StateTag>{' '}
                  {opening.reviewedByName ? `by ${opening.reviewedByName}` : null}
                </p>
                <p>{opening.personTold ? 'The person is told.' : 'The person is not told.'}</p>
                {opening.review ? <p className="al-note">{opening.review}</p> : null}
              </Panel>
            ) : null}
            {opening.mayReview ? (
              <section aria-labelledby="review">
                <h2 className="nhsuk-heading-m" id="review">
                  Review it
                </h2>
                <p>
                  By <strong>{momentInWords(opening.reviewDueAt)}</strong>. Until then, or until it is
                  reviewed, its opener may open no other record after that day.
                </p>
                <Form id="review-form">
                  <CommandField form="review-form" />
                  <RadiosField
                    name="outcome"
                    label="Was it in order?"
                    choices={[
                      {
                        value: 'inOrder',
                        label: 'Yes: it was needed, and no more was looked at than was needed',
                      },
                      { value: 'notInOrder', label: 'No' },
                    ]}
                  />
                  <YesNoField name="personTold" label="Is the person told that their record was opened?" />
                  <TextAreaField
                    name="words"
                    label="What do you say to it?"
                    hint="If the person is not told, say why."
                    rows={4}
                    optional
                  />
                  <SubmitButton>Save the review</SubmitButton>
                </Form>
              </section>
            ) : null}
          </>
        }
        side={
          <Panel title="What was looked at">
            {opening.looked.length === 0 ? (
              <p className="al-quiet">Nothing yet.</p>
            ) : (
              <ul className="nhsuk-list">
                {opening.looked.map(({ at, what }, index) => (
                  // the same page may be looked at twice in one second
                  <li key={`${at} ${what} ${String(index)}`}>
                    <Moment at={at} /> · {lookedWords[what] ?? 'A part of the record'}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        }
      />
    </Page>
  )
}

const lookedWords: Readonly<Record<string, string>> = {
  'opening.open': 'Opened it',
  'people.byId': 'The whole record',
  'concern.byId': 'A concern',
}
