import type { PersonKind } from '@alongside/domain/lifecycles'
import { EventForm, useFormResult } from '@alongside/web/form'
import { ButtonLink, Columns, Notice, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rightNow } from '../clocks.server.ts'
import { ContactCard } from '../people/contact-card.tsx'
import { Needs } from '../people/needs.tsx'
import { candidatesOf } from '../steps/candidates.server.ts'
import { sendStep } from '../steps/send-step.server.ts'
import type { StepPage } from '../steps/step-page.ts'
import { stepPageOf } from '../steps/step-pages.ts'
import { listOf } from '../words.ts'

export const meta = titled('A step')

export function loader(args: LoaderFunctionArgs) {
  const { kind, id, event, step } = stepIn(args)
  return load(args, async api => {
    const { record, page } = await api.people.ofRecord.query({ kind, id })
    const { person, sessions, timeline, episodes } = page
    const views = episodes.find(({ episodeId }) => episodeId === record.episodeId)?.lifecycles ?? []
    return {
      kind,
      event,
      record,
      person,
      sessions,
      timeline,
      onboarding: views.findLast(view => view.kind === 'onboarding') ?? null,
      candidates: step.needsCandidates ? await candidatesOf(api, record, views) : [],
      option: record.options.find(option => option.type === event) ?? null,
      now: rightNow(),
    }
  })
}

export function action(args: ActionFunctionArgs) {
  const { kind, id, step } = stepIn(args)
  return sendStep(args, kind, { id, words: step.words ?? {}, said: step.said })
}

/** Which step the address means; an address that means none leads nowhere. */
function stepIn({ params }: Pick<LoaderFunctionArgs, 'params'>) {
  const { kind = '', id = '', event = '' } = params
  if (!Object.hasOwn(listOf, kind)) throw new Response('', { status: 404 })
  const step = stepPageOf(kind as PersonKind, event)
  if (!step) throw new Response('', { status: 404 })
  return { kind: kind as PersonKind, id, event, step }
}

/** One step with one person: what it asks, and nothing that it does not need. */
export default function Step() {
  const { kind, event, record, person, sessions, timeline, onboarding, candidates, option, now } =
    useLoaderData<typeof loader>()
  const step: StepPage = stepPageOf(kind, event) ?? { said: '' }
  const title = step.title ?? option?.label ?? 'A step'
  const back = { to: `/people/${person.id}`, label: 'Back to this person' }
  const given = { record, person, sessions, candidates, now }
  const cannotChoose = step.needsCandidates === true && !candidates.some(({ fits }) => fits)
  const main =
    option === null ? (
      <Gone back={back.to} />
    ) : option.open ? (
      <EventForm
        event={event}
        version={record.seq}
        label={step.button ?? option.label}
        {...(step.tone ? { tone: step.tone } : {})}
        {...(step.values ? { values: step.values(given) } : {})}
      >
        {step.fields?.(given)}
      </EventForm>
    ) : (
      <Notice title="Not possible yet" tone="warning">
        {option.reasons.map(reason => (
          <p key={reason}>{reason}</p>
        ))}
      </Notice>
    )
  const side = step.showsContact ? (
    <ContactCard person={person} now={now} />
  ) : step.needsCandidates && onboarding ? (
    <Needs onboarding={onboarding} timeline={timeline} />
  ) : null
  return (
    <Page
      title={title}
      caption={person.called ?? 'Somebody without a name here'}
      back={back}
      {...(step.lead ? { lead: step.lead } : {})}
    >
      {side ? (
        <div className="ad-step-with-side">
          <Columns main={main} side={side} />
        </div>
      ) : (
        main
      )}
      {option?.open && (cannotChoose || step.tone === 'warning') ? (
        <ButtonLink to={back.to} tone="secondary">
          {cannotChoose ? 'Back to this person' : 'No, go back'}
        </ButtonLink>
      ) : null}
    </Page>
  )
}

/** The step was taken meanwhile, or the record moved on. What was written is still there to copy. */
function Gone({ back }: { readonly back: string }) {
  const result = useFormResult()
  const written = Object.entries(result?.values ?? {}).filter(
    ([name, value]) => name.startsWith('event.') && typeof value === 'string' && value.length > 20,
  )
  return (
    <>
      <Notice title="This step is not possible at this point" tone="warning">
        <p>It may have been taken already, or the record has moved on.</p>
      </Notice>
      {written.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-s">What you wrote</h2>
          {written.map(([name, value]) => (
            <p key={name} className="ad-words">
              {value}
            </p>
          ))}
        </>
      ) : null}
      <ButtonLink to={back}>Look at the record</ButtonLink>
    </>
  )
}
