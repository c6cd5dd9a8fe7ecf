import { CommandField, Form, RadiosField, SubmitButton, TextField } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { DataTable, dayInWords, Page, StateTag, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'
import { invitationWords } from '../team/invitation.words.ts'
import { letterWords } from '../team/letter-words.ts'
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
  email: z.email('Enter an email address, like name@example.org').or(z.literal('')).default(''),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Invitation,
    async ({ email, ...value }, api) => {
      const { sent } = await api.recruitment.invite.mutate({ ...value, email: email === '' ? null : email })
      return {
        to: '/recruitment/invite',
        said: sent ? 'The link is on its way' : 'The link is made. Hand it on yourself',
      }
    },
    { clinicId: 'Choose a clinic' },
  )
}

const tones = { open: 'teal', used: 'green', expired: 'grey', revoked: 'grey' } as const

/** A link for one person, once. It is handed on by somebody who knows them. */
export default function Invite() {
  const { invitations, person, home } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  return (
    <Page
      narrow
      title="Invite somebody"
      lead="A link opens once, for one person. We send it in words that tell a stranger nothing, or you hand it on."
      back={{ to: '/recruitment', label: 'Recruitment' }}
    >
      {person ? (
        <p>
          This link is for somebody who was supported here. It can be made when three months have passed since
          their support ended, and they will never reach their own old record. It goes to them only by a way
          that they allow; if there is none, hand it on yourself.
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
        {person ? null : (
          <TextField
            name="email"
            type="email"
            optional
            label="Their email address"
            hint="The link goes there, in words that tell nothing. Leave it empty to hand the link on yourself."
          />
        )}
        <SubmitButton>Make a link</SubmitButton>
      </Form>
      <DataTable
        caption="Links that were made"
        columns={[
          { key: 'made', header: 'Made', cell: row => dayInWords(row.madeAt) },
          {
            key: 'state',
            header: 'State',
            cell: row => <StateTag tone={tones[row.state]}>{invitationWords[row.state]}</StateTag>,
          },
          {
            key: 'letter',
            header: 'Message',
            cell: row =>
              row.letter === 'here' ? <Link to="/post">Read it as it arrived</Link> : letterWords[row.letter],
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
      {invitations.length > 0 ? <TakeAlong list="invitations" /> : null}
    </Page>
  )
}
