import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Day, Empty, Moment, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { askedHowWords, identityWords } from '../answerable/request.words.ts'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Copies for people')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.subjectAccess.list.query())
}

const Decision = z.strictObject({ id: z.uuid(), commandId: z.uuid(), deed: z.enum(['confirm', 'refuse']) })

export function action(args: ActionFunctionArgs) {
  return submit(args, Decision, async ({ deed, ...which }, api) => {
    await api.subjectAccess.decide.mutate({ ...which, confirm: deed === 'confirm' })
    return { to: '/copies', said: deed === 'confirm' ? 'Confirmed. It can be made for one day.' : 'Refused.' }
  })
}

/** Who asked for everything that is held about them, and how far that is. */
export default function Copies() {
  const { requests } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Copies for people"
      back={{ to: '/records', label: 'Records' }}
      lead="Everybody may have what we hold about them, within a month. One of you asks, another confirms."
    >
      <TakeAlong list="copies" />
      {requests.length === 0 ? (
        <Empty>
          Nobody has asked. You begin on the page of the person: “They ask for everything we hold”.
        </Empty>
      ) : null}
      {requests.map(request => (
        <Panel
          key={request.id}
          title={request.called ?? `A person of ${request.clinicName}`}
          aside={
            request.outcome === null ? (
              <StateTag tone="amber">Waits for a second person</StateTag>
            ) : request.outcome === 'refused' ? (
              <StateTag>Refused</StateTag>
            ) : request.takenAt ? (
              <StateTag tone="green">Made</StateTag>
            ) : (
              <StateTag tone="purple">Confirmed</StateTag>
            )
          }
        >
          <p>
            {request.clinicName}. {askedHowWords[request.askedHow]},{' '}
            {request.askedByMe ? 'taken up by you ' : ''}
            <Moment at={request.askedAt} />. {identityWords[request.identitySeen]}. Answer by{' '}
            <Day on={request.answerBy} />.
          </p>
          {request.mayDecide ? (
            <div className="ad-deeds">
              <Decide id={request.id} deed="confirm" label="Confirm" />
              <Decide id={request.id} deed="refuse" label="Refuse" />
            </div>
          ) : null}
          {request.mayTake ? (
            <>
              {request.openUntil ? (
                <p>
                  It can be made until <Moment at={request.openUntil} />. It is kept nowhere.
                </p>
              ) : null}
              <div className="ad-deeds">
                <Take id={request.id} as="pdf" label="Make it to read (PDF)" />
                <Take id={request.id} as="json" label="Make it for a computer (JSON)" />
              </div>
            </>
          ) : null}
          {request.called === null ? null : (
            <p>
              <Link to={`/people/${request.personId}`}>Look at the record</Link>
            </p>
          )}
        </Panel>
      ))}
    </Page>
  )
}

function Decide({
  id,
  deed,
  label,
}: {
  readonly id: string
  readonly deed: 'confirm' | 'refuse'
  readonly label: string
}) {
  return (
    <Form id={`${deed}-${id}`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="deed" value={deed} />
      <CommandField form={`${deed}-${id}`} />
      <SubmitButton small {...(deed === 'refuse' ? { tone: 'secondary' as const } : {})}>
        {label}
      </SubmitButton>
    </Form>
  )
}

/** The file comes as the answer to a plain form, with and without a script. */
function Take({
  id,
  as,
  label,
}: {
  readonly id: string
  readonly as: 'pdf' | 'json'
  readonly label: string
}) {
  return (
    <form method="post" action={`/copies/${id}/file`}>
      <input type="hidden" name="as" value={as} />
      <button type="submit" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small">
        {label}
      </button>
    </form>
  )
}
