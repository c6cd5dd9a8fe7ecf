import { unusual, unusualFindings } from '@alongside/domain/access'
import { CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { Day, Empty, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { roleWords } from '../words.ts'

export const meta = titled('Unusual days')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.audit.unusual.query())
}

const LookedInto = z.strictObject({
  id: z.uuid(),
  commandId: z.uuid(),
  finding: z.enum(Object.keys(unusualFindings) as [keyof typeof unusualFindings], {
    error: 'Choose what you found',
  }),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    LookedInto,
    async (found, api) => {
      await api.audit.lookedInto.mutate(found)
      return { to: '/unusual', said: 'Noted what you found.' }
    },
    { finding: 'Choose what you found' },
  )
}

/** Days on which somebody looked at more than is usual: a question to ask, and no verdict. */
export default function UnusualDays() {
  const { days } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Unusual days"
      back={{ to: '/records', label: 'Records' }}
      lead="More than 30 records opened in a day, three records that were not theirs, or a list taken at night. Most of it is work: ask first."
    >
      <TakeAlong list="unusual" />
      {days.length === 0 ? (
        <Empty>Nothing unusual was noticed. Such a day would stand here, for you to ask about.</Empty>
      ) : null}
      {days.map(day => (
        <Panel
          key={day.id}
          title={unusual[day.kind].label}
          aside={
            day.finding ? (
              <StateTag tone="green">{unusualFindings[day.finding]}</StateTag>
            ) : (
              <StateTag tone="amber">To ask about</StateTag>
            )
          }
        >
          <p>
            {day.by ?? 'A colleague'}, {roleWords[day.role].toLowerCase()}, on <Day on={day.on} />:{' '}
            {day.times} {day.times === 1 ? 'time' : 'times'}.
          </p>
          {day.finding ? null : (
            <Form id={`look-${day.id}`}>
              <input type="hidden" name="id" value={day.id} />
              <CommandField form={`look-${day.id}`} />
              <RadiosField
                name="finding"
                label="What did you find?"
                labelSize="s"
                small
                choices={Object.entries(unusualFindings).map(([value, label]) => ({ value, label }))}
              />
              <SubmitButton tone="secondary" small>
                Save
              </SubmitButton>
            </Form>
          )}
        </Panel>
      ))}
    </Page>
  )
}
