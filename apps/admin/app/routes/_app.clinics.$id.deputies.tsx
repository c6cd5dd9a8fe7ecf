import { coveringTurns } from '@alongside/domain/waiting'
import { CommandField, Form, SelectField, SubmitButton } from '@alongside/web/form'
import { Page, Panel, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { turnWords } from '../words.ts'

export const meta = titled('Who covers')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.places.deputies.query({ id: args.params.id ?? '' }))
}

const Naming = z.strictObject({
  turn: z.enum(coveringTurns),
  accountId: z.union([z.uuid(), z.literal('')]).optional(),
  commandId: z.uuid(),
})

export function action(args: ActionFunctionArgs) {
  const clinicId = args.params.id ?? ''
  return submit(args, Naming, async ({ turn, accountId, commandId }, api) => {
    await api.places.nameDeputy.mutate({ clinicId, turn, accountId: accountId || null, commandId })
    return {
      to: `/clinics/${clinicId}/deputies`,
      said: 'Saved. They are told when something waits too long.',
    }
  })
}

const abouts = {
  clinic: 'Covers when a health adviser does not act, before and after a name leaves the clinic.',
  coordinator: 'Covers when a coordinator, a mentor or a trainee does not act.',
  safeguardingLead: 'Covers when the lead is away. A coordinator takes a new concern on as well.',
} as const

/** Names, for each turn at one clinic, who takes on what nobody acted on. */
export default function WhoCovers() {
  const { clinicId, clinicName, turns } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Who covers"
      caption={clinicName}
      lead="When something has waited too long, one named colleague is told. Where nobody is named, everybody who does this work is."
      back={{ to: `/clinics/${clinicId}`, label: clinicName }}
      narrow
    >
      {turns.map(({ turn, named, colleagues }) => (
        <Panel key={turn} title={turnWords[turn]}>
          <p>{abouts[turn]}</p>
          {colleagues.length === 0 ? (
            <p>Nobody does this work here.</p>
          ) : (
            <Form id={`deputy-${turn}`} values={{ accountId: named ?? '' }}>
              <CommandField form={`deputy-${turn}`} />
              <input type="hidden" name="turn" value={turn} />
              <SelectField
                name="accountId"
                label="Who is told"
                labelSize="s"
                none="Everybody who does this work"
                optional
                choices={colleagues.map(({ accountId, name }) => ({
                  value: accountId,
                  label: name ?? 'A colleague',
                }))}
              />
              <SubmitButton tone="secondary">
                Save<span className="nhsuk-u-visually-hidden">: {turnWords[turn]}</span>
              </SubmitButton>
            </Form>
          )}
        </Panel>
      ))}
    </Page>
  )
}
