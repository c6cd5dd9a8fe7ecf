import { recencyWords } from '@alongside/domain/standing'
import { Instant } from '@alongside/domain/time'
import { CommandField, Form, MomentField, SelectField, SubmitButton } from '@alongside/web/form'
import { ButtonLink, Columns, Day, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { SupervisionList } from '@alongside/web/supervision'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Supervision')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const [coming, open, ended, recencies, me] = await Promise.all([
      api.supervision.list.query({ view: 'coming', limit: 50 }),
      api.supervision.list.query({ view: 'open', limit: 50 }),
      api.supervision.list.query({ view: 'ended', limit: 10 }),
      api.supervision.recency.query(),
      api.me.get.query(),
    ])
    return {
      coming: coming.rows,
      open: open.rows,
      ended: ended.rows,
      recencies: recencies.sort((one, other) => (one.lastOn ?? '').localeCompare(other.lastOn ?? '')),
      clinics: me.clinics,
    }
  })
}

const Arrange = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid(),
  whose: z.union([z.literal('joint'), z.uuid()]),
  plannedAt: Instant,
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Arrange,
    async ({ commandId, clinicId, whose, plannedAt }, api) => {
      const { id } = await api.supervision.arrange.mutate({
        commandId,
        clinicId,
        mentorId: whose === 'joint' ? null : whose,
        plannedAt,
      })
      return { to: `/supervision/${id}`, said: 'Arranged.' }
    },
    { clinicId: 'Choose a clinic', whose: 'Choose what kind' },
  )
}

const tones = { recent: 'green', amber: 'amber', noNewMatches: 'red' } as const

/** What is coming, what is open from the last ones, and whose supervision has been a while. */
export default function Supervision() {
  const { coming, open, ended, recencies, clinics } = useLoaderData<typeof loader>()
  return (
    <Page title="Supervision" lead="Once a month with each clinic, and one to one with each mentor.">
      <TakeAlong list="supervision" />
      <TakeAlong list="recency" label="Take along how recent it is" />
      <Columns
        main={
          <>
            <h2 className="nhsuk-heading-m">Coming</h2>
            <SupervisionList rows={coming} empty="Nothing is arranged. Arrange the first one here." />
            {open.length > 0 ? (
              <>
                <h2 className="nhsuk-heading-m">Held, with something open</h2>
                <SupervisionList rows={open} empty="" />
              </>
            ) : null}
            {ended.length > 0 ? (
              <>
                <h2 className="nhsuk-heading-m">Before</h2>
                <SupervisionList rows={ended} empty="" />
              </>
            ) : null}
            <Panel title="Arrange one">
              <Form id="arrange" values={{ whose: 'joint', clinicId: clinics[0]?.id ?? '' }}>
                <CommandField form="arrange" />
                <SelectField
                  name="clinicId"
                  label="At which clinic?"
                  choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <SelectField
                  name="whose"
                  label="Which kind?"
                  choices={[
                    { value: 'joint', label: 'Joint, with the clinic' },
                    ...recencies.map(({ mentorId, called }) => ({
                      value: mentorId,
                      label: `One to one: ${called ?? 'a mentor'}`,
                    })),
                  ]}
                />
                <MomentField name="plannedAt" label="When?" />
                <SubmitButton>Arrange it</SubmitButton>
              </Form>
            </Panel>
          </>
        }
        side={
          <>
            <Panel title="How recent">
              {recencies.length === 0 ? (
                <p className="al-quiet">No mentor works at your clinics yet.</p>
              ) : null}
              <ul className="al-agenda">
                {recencies.map(({ mentorId, called, lastOn, until, recency }) => (
                  <li key={mentorId} className="al-agenda__item">
                    <p>
                      <strong>{called ?? 'A mentor'}</strong>
                    </p>
                    <p className="al-quiet">
                      {lastOn ? (
                        <>
                          Last on <Day on={lastOn} />
                        </>
                      ) : (
                        'None yet'
                      )}
                      {recency === 'recent' && until !== null ? (
                        <>
                          {lastOn ? ', in' : ': in'} date until <Day on={until} />
                        </>
                      ) : null}
                    </p>
                    {recency === 'recent' ? null : (
                      <p>
                        <StateTag tone={tones[recency]}>{recencyWords[recency]}</StateTag>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title="Given to me">
              <p>What mentors wrote down for you to read.</p>
              <ButtonLink to="/supervision/thoughts" tone="secondary" small>
                Read
              </ButtonLink>
            </Panel>
          </>
        }
      />
    </Page>
  )
}
