import { CommandField, Form, RadiosField, SubmitButton, TextAreaField } from '@alongside/web/form'
import { Empty, Moment, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('My own thoughts')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.supervision.reflections.query())
}

const Write = z.strictObject({
  commandId: z.uuid(),
  text: z.string().trim().min(1, 'Write something first').max(6000),
  givenTo: z.union([z.literal('me'), z.uuid()]),
})
const TakeBack = z.strictObject({ commandId: z.uuid(), takeBack: z.uuid() })

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    z.union([Write, TakeBack]),
    async (form, api) => {
      if ('takeBack' in form) {
        await api.supervision.takeBack.mutate({ commandId: form.commandId, id: form.takeBack })
        return { to: '/supervision/thoughts', said: 'Gone.' }
      }
      const { commandId, text, givenTo } = form
      await api.supervision.reflect.mutate({
        commandId,
        text,
        givenTo: givenTo === 'me' ? null : givenTo,
        supervisionId: null,
      })
      return { to: '/supervision/thoughts', said: 'Kept.' }
    },
    { text: 'Write something first', givenTo: 'Choose who may read it' },
  )
}

/** Private to the mentor, and to the one to whom they give it. It is in nobody's file. */
export default function Thoughts() {
  const { reflections, givableTo } = useLoaderData<typeof loader>()
  return (
    <Page
      title="My own thoughts"
      back={{ to: '/supervision', label: 'Supervision' }}
      lead="What stayed with you, what was hard, what went well. It is in nobody’s record, and only those read it whom you choose here."
      narrow
    >
      <Form id="write" values={{ givenTo: 'me' }}>
        <CommandField form="write" />
        <TextAreaField name="text" label="What would you like to keep?" rows={6} />
        <RadiosField
          name="givenTo"
          label="Who may read it?"
          choices={[
            { value: 'me', label: 'Only I' },
            ...givableTo.map(({ accountId, name }) => ({
              value: accountId,
              label: `I and ${name ?? 'a coordinator'}`,
            })),
          ]}
        />
        <SubmitButton>Keep it</SubmitButton>
      </Form>
      <h2 className="nhsuk-heading-m">Earlier</h2>
      {reflections.length === 0 ? (
        <Empty>Nothing yet.</Empty>
      ) : (
        <ul className="al-agenda">
          {reflections.map(({ id, at, text, givenToName }) => (
            <li key={id} className="al-agenda__item">
              <p className="al-quiet">
                <Moment at={at} /> · {givenToName === null ? 'only you' : `you and ${givenToName}`}
              </p>
              <p className="al-note">{text}</p>
              <Form id={`back-${id}`}>
                <CommandField form={`back-${id}`} />
                <input type="hidden" name="takeBack" value={id} />
                <SubmitButton tone="secondary" small>
                  Throw it away
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
