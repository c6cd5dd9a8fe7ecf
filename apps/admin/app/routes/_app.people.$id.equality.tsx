import { codeLists, type EqualityQuestion, equalityQuestions } from '@alongside/domain/equality'
import { CommandField, Form, SelectField, SubmitButton } from '@alongside/web/form'
import { Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Questions about somebody')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { person } = await api.people.byId.query({ personId: args.params.id ?? '' })
    return { id: person.id, called: person.called }
  })
}

const Answers = z.strictObject({
  commandId: z.uuid(),
  ...(Object.fromEntries(
    equalityQuestions.map(question => [question, z.string().max(10).optional()]),
  ) as Record<EqualityQuestion, z.ZodOptional<z.ZodString>>),
})

export function action(args: ActionFunctionArgs) {
  const personId = args.params.id ?? ''
  return submit(args, Answers, async ({ commandId, ...given }, api) => {
    const answers = Object.fromEntries(
      Object.entries(given).flatMap(([question, code]) => (code ? [[question, code]] : [])),
    )
    await api.impact.recordEquality.mutate({ personId, commandId, answers })
    return { to: `/people/${personId}`, said: 'Saved. Nobody can read it again; it counts in the figures.' }
  })
}

/** What somebody says of themself for equality monitoring: theirs to skip, and kept for figures alone. */
export default function OfPerson() {
  const { id, called } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Equality questions"
      caption={called ?? 'Somebody without a name here'}
      lead="They may skip any of them, and all of them."
      back={{ to: `/people/${id}`, label: 'Back to this person' }}
      narrow
    >
      <Notice title="What becomes of the answers">
        They are counted together with everybody else’s, to see whom we reach and whom we do not. No page
        shows one person’s answers again, and numbers below five are never shown. Newer answers take the place
        of older ones.
      </Notice>
      <Form id="equality">
        <CommandField form="equality" />
        {equalityQuestions.map(question => {
          const list = codeLists[question].at(-1)
          return list ? (
            <SelectField
              key={question}
              name={question}
              label={list.question}
              labelSize="s"
              none="Skipped"
              optional
              choices={list.codes.map(({ code, label }) => ({ value: code, label }))}
            />
          ) : null
        })}
        <SubmitButton>Save</SubmitButton>
      </Form>
    </Page>
  )
}
