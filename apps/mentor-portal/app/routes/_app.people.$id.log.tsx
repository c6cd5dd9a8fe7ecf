import { MentoringCommand as Commands, type MentoringCommand } from '@alongside/domain/mentoring'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Notice, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { nextCommand, ratingsOf } from '../goals/goals.server.ts'
import { inEvent, loadStep, recordForm } from '../person/step.server.ts'
import { StepPage } from '../person/step-page.tsx'
import { draftOf, keepDraft } from '../session-log/draft.server.ts'
import { KeepsDraft } from '../session-log/keeps-draft.tsx'
import { logDefaultsOf } from '../session-log/log-defaults.server.ts'
import { LogFields } from '../session-log/log-fields.tsx'
import { LogForm } from '../session-log/log-form.server.ts'

export const meta = titled('Log a session')

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get('draft')
  const draft = await load(args, api => draftOf(api, args.params.id ?? '', asked))
  return loadStep(args, 'logSession', support => {
    const defaults = logDefaultsOf(support)
    return { ...defaults, ...(draft ? { sessionId: draft.id } : {}), typed: draft?.typed ?? null }
  })
}

const Kinds = z.enum(['mentoring', 'discharge'])
const Whole = recordForm(LogForm).extend({ kind: Kinds })
const Discard = z.strictObject({ discard: z.uuid(), commandId: z.uuid() })

export async function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  const posted = await args.request.clone().formData()
  if (posted.has('keep'))
    return submit(args, z.unknown(), async (_, api) => ({
      to: `/people/${personId}/log?draft=${await keepDraft(api, personId, posted)}`,
      said: 'Kept. You can come back to it for two weeks.',
    }))
  if (posted.has('discard'))
    return submit(args, Discard, async ({ discard, commandId }, api) => {
      await api.drafts.discard.mutate({ id: discard, commandId })
      return { to: `/people/${personId}/log`, said: 'Thrown away.' }
    })
  return submit(
    args,
    Whole,
    async (form, api) => {
      const { event, version, commandId, recordId, kind } = form
      await logged(kind, { id: recordId, seq: version, commandId }, event.session)
      const ratings = event.session.outcome === 'held' ? ratingsOf(event.goals) : []
      if (ratings.length > 0)
        await api.goals.rate.mutate({
          personId,
          moment: 'session',
          ratings,
          commandId: nextCommand(commandId),
        })
      // a tick is not a concern yet: it leads to the form that is heard at once
      if (event.session.concern)
        return { to: `/people/${personId}/concern`, said: 'Written up. Now tell us what worries you.' }
      return { to: `/people/${personId}`, said: 'Written up. Thank you.' }

      function logged(
        to: z.infer<typeof Kinds>,
        at: { id: string; seq: number; commandId: string },
        session: Extract<MentoringCommand, { type: 'logSession' }>,
      ) {
        if (to === 'mentoring') return api.mentoring.send.mutate({ ...at, event: Commands.parse(session) })
        const { nextAt: _next, ...last } = session
        return api.discharge.send.mutate({ ...at, event: last })
      }
    },
    inEvent({ heldAt: 'Write the day and the time' }),
  )
}

/** A minute and a half on a phone; whoever is called away finds it as they left it. */
export default function Log() {
  const facts = useLoaderData<typeof loader>()
  const { sessionId, heldAt, mode, whenHint, nextTimes, goals, kind, typed, earlier, personId } = facts
  return (
    <StepPage
      facts={facts}
      title="Log a session"
      lead="A minute and a half. Only what helps the two of you next time."
      button="Save the session"
      values={{ heldAt, ...(mode ? { mode } : {}), next: 'none', mentorWellbeing: '' }}
      typed={typed ?? undefined}
      besides={
        <SubmitButton tone="secondary" name="keep" value="yes">
          Keep it for later
        </SubmitButton>
      }
      above={
        earlier && typed === null ? (
          <Notice title={`You began to write one up ${earlier.when}`}>
            <p>
              <Link to={`/people/${personId}/log?draft=${earlier.id}`}>Go on with it</Link>
            </p>
            <Form id="discard">
              <input type="hidden" name="discard" value={earlier.id} />
              <CommandField form="discard" />
              <SubmitButton tone="secondary" small>
                Throw it away
              </SubmitButton>
            </Form>
          </Notice>
        ) : null
      }
      after={<KeepsDraft key={sessionId} form="logSession" to={`/people/${personId}/draft`} />}
    >
      <input type="hidden" name="kind" value={kind} />
      <LogFields
        sessionId={sessionId}
        whenHint={whenHint}
        nextTimes={nextTimes}
        goals={goals}
        isEnding={kind === 'discharge'}
      />
    </StepPage>
  )
}
