import {
  CommandField,
  Form,
  RadiosField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { momentInWords, Notice, Page, StateTag, titled, WorkList } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { openingReasons } from '../opening/opening.words.ts'

export const meta = titled('Emergencies')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const [openings, me] = await Promise.all([api.opening.list.query(), api.me.get.query()])
    return { openings, clinics: me.clinics }
  })
}

const Open = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid(),
  clinicNumber: z.string().trim().min(1, 'Enter the number that the clinic uses'),
  why: z.enum(['riskToLife', 'childAtRisk', 'adultAtRisk', 'authorityAsked', 'mentorUnreachable']),
  words: z.string().trim().min(20, 'Say why in at least 20 characters').max(2000),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Open,
    async ({ clinicNumber, ...form }, api) => {
      const { personId } = await api.opening.open.mutate({ ...form, person: { clinicNumber } })
      return { to: `/people/${personId}`, said: 'The record is open to you for half an hour, to read.' }
    },
    {
      clinicId: 'Choose the clinic',
      why: 'Choose why',
      words: 'Say why in at least 20 characters',
      clinicNumber: 'Enter the number that the clinic uses',
    },
  )
}

/** Opening one person's record in an emergency, and what others make of it afterwards. */
export default function Openings() {
  const { openings, clinics } = useLoaderData<typeof loader>()
  const isLead = useAccount()?.role === 'safeguardingLead'
  return (
    <Page
      title="Emergencies"
      lead="A record that is opened in an emergency is open to one person, to read, for half an hour. Everybody who answers for it hears of it, and somebody else reviews it."
    >
      <TakeAlong list="openings" />
      {openings.some(({ mine, reviewOverdue }) => mine && reviewOverdue) ? (
        <Notice title="You cannot open another record now" tone="warning">
          <p>An earlier opening of yours was not reviewed in time. Ask a colleague to review it.</p>
        </Notice>
      ) : null}
      <h2 className="nhsuk-heading-m">Opened and reviewed</h2>
      <WorkList
        empty="Nobody has opened a record in an emergency. Each time stands here, for somebody else to review."
        items={openings.map(opening => ({
          id: opening.id,
          to: `/openings/${opening.id}`,
          title: opening.mine ? 'Opened by you' : `Opened by ${opening.byName ?? 'a colleague'}`,
          detail: `${openingReasons[opening.why]} · ${momentInWords(opening.openedAt)}`,
          tags: (
            <>
              {opening.isOpen ? <StateTag tone="amber">Open now</StateTag> : null}
              {opening.reviewedAt ? (
                <StateTag tone={opening.outcome === 'inOrder' ? 'green' : 'red'}>
                  {opening.outcome === 'inOrder' ? 'In order' : 'Not in order'}
                </StateTag>
              ) : (
                <StateTag tone={opening.reviewOverdue ? 'red' : 'teal'}>
                  {opening.reviewOverdue ? 'Review overdue' : 'To review'}
                </StateTag>
              )}
            </>
          ),
        }))}
      />
      {isLead ? (
        <section className="al-narrow" aria-labelledby="open">
          <h2 className="nhsuk-heading-m" id="open">
            Open a record
          </h2>
          <p>
            Only in an emergency, and only when the concern itself does not tell you enough. The others hear
            of it at once.
          </p>
          <Form id="open-record" values={{ clinicId: clinics.length === 1 ? (clinics[0]?.id ?? '') : '' }}>
            <CommandField form="open-record" />
            <SelectField
              name="clinicId"
              label="At which clinic?"
              choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              name="clinicNumber"
              label="The number that the clinic uses"
              width={20}
              autoComplete="off"
            />
            <RadiosField
              name="why"
              label="Why?"
              choices={Object.entries(openingReasons).map(([value, label]) => ({ value, label }))}
            />
            <TextAreaField
              name="words"
              label="In your own words"
              hint="At least 20 characters. Others read this."
              rows={3}
            />
            <SubmitButton tone="warning">Open it for half an hour</SubmitButton>
          </Form>
        </section>
      ) : null}
    </Page>
  )
}
