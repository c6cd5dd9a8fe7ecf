import { CommandField, Form, RadiosField, SubmitButton, useAnswer } from '@alongside/web/form'
import { Empty, Moment, Notice, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { wayBackWords } from '../team/way-back.words.ts'
import { roleWords } from '../words.ts'

export const meta = titled('Ways back in')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.waysBack.list.query())
}

const Deed = z.discriminatedUnion('deed', [
  z.strictObject({
    deed: z.literal('confirm'),
    id: z.uuid(),
    commandId: z.uuid(),
    how: z.enum(['inPerson', 'byVideo'], { error: 'Choose how you know that it is them' }),
  }),
  z.strictObject({ deed: z.literal('refuse'), id: z.uuid(), commandId: z.uuid() }),
])

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Deed,
    async (deed, api) => {
      if (deed.deed === 'refuse') {
        await api.waysBack.refuse.mutate({ id: deed.id, commandId: deed.commandId })
        return { to: '/ways-back', said: 'Refused. Nothing was changed for them.' }
      }
      const { id, commandId, how } = deed
      const { code } = await api.waysBack.confirm.mutate({ id, commandId, how })
      if (code !== null) return json({ code })
      return { to: '/ways-back', said: 'Your word is kept. Somebody else has to confirm, too.' }
    },
    { how: 'Choose how you know that it is them' },
  )
}

/** Colleagues who lost every way in, and two people who know them. */
export default function WaysBack() {
  const { waysBack } = useLoaderData<typeof loader>()
  const code = useAnswer<{ code?: string }>()?.code
  return (
    <Page
      title="Ways back in"
      lead="A colleague lost their phone, their passkey or their password. Two of you who have seen them let them back in."
      narrow
    >
      {code ? (
        <Notice title="Tell them this code now" tone="warning">
          <p className="al-key">{code}</p>
          <p>
            It is shown once. They open the sign-in page, choose “I cannot sign in”, then “I have a code”. It
            works once and for one day. They are signed out everywhere.
          </p>
        </Notice>
      ) : null}
      {waysBack.length === 0 ? (
        <Empty>Nobody has asked in the last two weeks.</Empty>
      ) : (
        <TakeAlong list="ways-back" />
      )}
      {waysBack.map(each => (
        <Panel
          key={each.id}
          title={each.name ?? 'A colleague without a name'}
          aside={<StateTag tone={wayBackWords[each.state].tone}>{wayBackWords[each.state].words}</StateTag>}
        >
          <p>
            {roleWords[each.role]}. Asked <Moment at={each.askedAt} />.
            {each.confirmedByMe ? ' You confirmed this.' : ''}
          </p>
          {each.mayConfirm ? <Decide id={each.id} /> : null}
        </Panel>
      ))}
    </Page>
  )
}

function Decide({ id }: { readonly id: string }) {
  return (
    <>
      <Form id={`confirm-${id}`}>
        <input type="hidden" name="deed" value="confirm" />
        <input type="hidden" name="id" value={id} />
        <CommandField form={`confirm-${id}`} />
        <RadiosField
          name="how"
          label="How do you know that it is them?"
          hint="A voice, a message or an email is not enough: others can pretend."
          choices={[
            { value: 'inPerson', label: 'I met them' },
            { value: 'byVideo', label: 'I saw them by video, and know them' },
          ]}
        />
        <SubmitButton busy="Confirming…">Confirm that it is them</SubmitButton>
      </Form>
      <Form id={`refuse-${id}`}>
        <input type="hidden" name="deed" value="refuse" />
        <input type="hidden" name="id" value={id} />
        <CommandField form={`refuse-${id}`} />
        <SubmitButton small tone="secondary" busy="Refusing…">
          They did not ask for this
        </SubmitButton>
      </Form>
    </>
  )
}
