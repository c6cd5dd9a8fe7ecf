import { changeInWords, Question } from '@alongside/domain/what-if'
import { CommandField, Form, SubmitButton, TextField } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { DataTable, Moment, More, Notice, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, Form as PlainForm, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { ChangeFields, TodayFields, valuesOf } from '../what-if/question-fields.tsx'
import { stateWords } from '../what-if/state.words.ts'

export const meta = titled('What if')

const Asked = z.object({
  clinic: z.uuid().optional().catch(undefined),
  from: z.uuid().optional().catch(undefined),
})

export function loader(args: LoaderFunctionArgs) {
  const { clinic, from } = Asked.parse(
    Object.fromEntries([...new URL(args.request.url).searchParams].filter(([, value]) => value !== '')),
  )
  return load(args, async api => {
    const asked = await api.whatIf.list.query()
    const begin = await api.whatIf.today.query(clinic === undefined ? {} : { clinicId: clinic })
    const again = asked.find(({ id }) => id === from)?.question
    return { clinic: clinic ?? null, begin, asked, again: again ?? null }
  })
}

export function action(args: ActionFunctionArgs) {
  const schema = z.strictObject({ commandId: z.uuid(), clinicId: z.uuid().optional(), ...Question.shape })
  return submit(args, schema, async ({ commandId, clinicId, ...question }, api) => {
    const { id } = await api.whatIf.ask.mutate({
      commandId,
      question,
      ...(clinicId === undefined ? {} : { clinicId }),
    })
    return { to: `/what-if/${id}` }
  })
}

/** Try a change before it happens, with people who never were. */
export default function WhatIf() {
  const { clinic, begin, asked, again } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  const { today, origins, observed } = begin
  const guesses = Object.values(origins).filter(origin => origin === 'tooFew').length
  const question = again ?? {
    today,
    change: { newClinicPerMonth: 0, mentorsFewer: 0, mentorsMore: 0 },
    months: 12,
    targetDays: 2,
  }
  return (
    <Page
      title="What if"
      lead="Try a change before it happens. Made-up people go the way that real people go, by the same rules, once as it is today and once with the change."
    >
      {clinics.length > 1 ? <ClinicChoice clinics={clinics} clinic={clinic} /> : null}
      <Form id="ask" values={valuesOf(question)} key={`${clinic} ${again === null}`}>
        <CommandField form="ask" />
        {clinic === null ? null : <input type="hidden" name="clinicId" value={clinic} />}
        <Panel title="What would change?">
          <ChangeFields />
          <SubmitButton busy="Starting">Play it</SubmitButton>
          <p className="al-quiet">It takes some seconds. You see how far it is, and can stop it.</p>
        </Panel>
        <Panel title="How it is today">
          <p>
            {again
              ? 'These are the numbers of the question you came from.'
              : `Counted from the last six months, at ${begin.clinics === 1 ? '1 clinic' : `${begin.clinics} clinics`}.`}{' '}
            Put any of them otherwise.
          </p>
          {guesses > 0 && !again ? (
            <Notice title={guesses === 1 ? 'One number is a guess' : `${guesses} numbers are guesses`}>
              Fewer than five people were counted for them. So few say little, and could be found in a number.
            </Notice>
          ) : null}
          <ul className="wi-facts">
            <li>
              <strong>{today.mentors}</strong> mentors take people on, with room for{' '}
              <strong>{today.places}</strong> people
            </li>
            <li>
              <strong>{observed.supported ?? 'Fewer than 5'}</strong> people are supported now
            </li>
            <li>
              <strong>{observed.waiting ?? 'Fewer than 5'}</strong> people wait for a mentor now
            </li>
          </ul>
          <More summary="See and change every number">
            <TodayFields origins={again ? {} : origins} />
            <TextField
              name="months"
              label="How far to look ahead"
              width={3}
              inputMode="numeric"
              suffix="months"
            />
            <TextField
              name="targetDays"
              label="Tried in time means within"
              hint="Counted from the day on which the team accepted somebody."
              width={3}
              inputMode="numeric"
              suffix="working days"
            />
          </More>
        </Panel>
      </Form>
      <DataTable
        caption="Asked before"
        rows={asked}
        rowKey={({ id }) => id}
        empty="Nobody has asked yet."
        columns={[
          {
            key: 'what',
            header: 'What would change',
            cell: row => (
              <Link to={`/what-if/${row.id}`}>{sentenceCase(changeInWords(row.question.change))}</Link>
            ),
          },
          { key: 'when', header: 'Asked', cell: row => <Moment at={row.askedAt} /> },
          {
            key: 'state',
            header: 'State',
            cell: row => <StateTag tone={stateWords[row.state].tone}>{stateWords[row.state].label}</StateTag>,
          },
        ]}
      />
      {asked.length > 0 ? <TakeAlong list="what-if" /> : null}
    </Page>
  )
}

function ClinicChoice({
  clinics,
  clinic,
}: {
  readonly clinics: readonly { readonly id: string; readonly name: string }[]
  readonly clinic: string | null
}) {
  return (
    <PlainForm method="get" className="ad-clinic-choice">
      <label className="nhsuk-label" htmlFor="clinic">
        Begin with the numbers of
      </label>
      <div className="ad-clinic-choice__row">
        <select className="nhsuk-select" id="clinic" name="clinic" defaultValue={clinic ?? ''} key={clinic}>
          <option value="">All clinics</option>
          {clinics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small">
          Show
        </button>
      </div>
    </PlainForm>
  )
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
