import { CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { DataTable, dayInWords, Page, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { trainingAddress } from '../team/training-address.server.ts'

export const meta = titled('Invite somebody')

export function loader(args: LoaderFunctionArgs) {
  const person = new URL(args.request.url).searchParams.get('person')
  return load(args, async api => ({
    invitations: await api.recruitment.invitations.query(),
    person: person !== null && z.uuid().safeParse(person).success ? person : null,
    home: trainingAddress(),
  }))
}

const Invitation = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid(),
  personId: z.uuid().nullable().default(null),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Invitation,
    async (value, api) => {
      await api.recruitment.invite.mutate(value)
      return { to: '/recruitment/invite', said: 'The link is made. Hand it on yourself' }
    },
    { clinicId: 'Choose a clinic' },
  )
}

const tones = { open: 'teal', used: 'green', expired: 'grey', revoked: 'grey' } as const
const labels = { open: 'Open', used: 'Taken up', expired: 'Lapsed', revoked: 'Taken back' } as const

/** A link for one person, once. It is handed on by somebody who knows them. */
export default function Invite() {
  const { invitations, person, home } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  return (
    <Page
      narrow
      title="Invite somebody"
      lead="A link opens once, for one person. Hand it on yourself, in words that tell a stranger nothing."
      back={{ to: '/recruitment', label: 'Recruitment' }}
    >
      {person ? (
        <p>
          This link is for somebody who was supported here. It can be made when three months have passed since
          their support ended, and they will never reach their own old record.
        </p>
      ) : null}
      <Form id="invite" values={{ clinicId: clinics.length === 1 ? (clinics[0]?.id ?? '') : '' }}>
        <CommandField form="invite" />
        {person ? <input type="hidden" name="personId" value={person} /> : null}
        <RadiosField
          name="clinicId"
          label="Which clinic invites?"
          choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton>Make a link</SubmitButton>
      </Form>
      <DataTable
        caption="Links that were made"
        columns={[
          { key: 'made', header: 'Made', cell: row => dayInWords(row.madeAt) },
          {
            key: 'state',
            header: 'State',
            cell: row => <StateTag tone={tones[row.state]}>{labels[row.state]}</StateTag>,
          },
          {
            key: 'link',
            header: 'Link',
            cell: row =>
              row.token ? <code className="ad-address">{`${home}/join/${row.token}`}</code> : '–',
          },
        ]}
        rows={invitations}
        rowKey={row => row.id}
        empty="No link was made yet."
      />
    </Page>
  )
}
