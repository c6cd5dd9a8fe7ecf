import { Invitation, InvitedRole, invitedRoleWords } from '@alongside/domain/account'
import {
  CheckboxesField,
  CommandField,
  Form,
  RadiosField,
  SubmitButton,
  TextField,
  useAnswer,
} from '@alongside/web/form'
import { ButtonLink, Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Invite somebody')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ trusts: (await api.places.list.query()).trusts }))
}

interface Made {
  readonly made: { readonly id: string; readonly firstPassword: string | null; readonly waits: boolean }
}

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    z.strictObject({ commandId: z.uuid(), invitation: Invitation }),
    async (asked, api) => {
      const { accountId, firstPassword, waits } = await api.accounts.invite.mutate(asked)
      // told on this one page, and in no address, cookie or log
      return json({ made: { id: accountId, firstPassword, waits } } satisfies Made)
    },
    {
      'invitation.name': 'Write their name',
      'invitation.email': 'Write their work email address, like name@example.org',
      'invitation.role': 'Choose what they will do',
    },
  )
}

/** Opens an account for somebody. There is no other way in. */
export default function Invite() {
  const { trusts } = useLoaderData<typeof loader>()
  const answer = useAnswer<unknown>()
  if (isMade(answer)) return <Invited {...answer.made} />
  const clinics = trusts.flatMap(trust =>
    trust.clinics.map(clinic => ({ value: clinic.id, label: clinic.name, hint: trust.name })),
  )
  return (
    <Page
      title="Invite somebody"
      lead="They get a first password from you, in person or on the phone."
      back={{ to: '/accounts', label: 'Accounts' }}
      narrow
    >
      <Form id="invite" prefix="invitation.">
        <CommandField form="invite" />
        <TextField name="name" label="Their name" hint="As colleagues know them" />
        <TextField name="email" label="Their work email address" type="email" />
        <RadiosField
          name="role"
          label="What they will do"
          choices={InvitedRole.options.map(role => ({ value: role, ...invitedRoleWords[role] }))}
        />
        <CheckboxesField
          name="clinicIds"
          label="Their clinics"
          hint="They see nothing of any other. Analysts and administrators have none."
          choices={clinics}
          small
        />
        <SubmitButton>Invite</SubmitButton>
      </Form>
    </Page>
  )
}

function Invited({ id, firstPassword, waits }: Made['made']) {
  return (
    <Page title="The account is made" back={{ to: '/accounts', label: 'Accounts' }} narrow>
      {firstPassword ? (
        <Notice title="The first password">
          <p className="ad-secret">{firstPassword}</p>
          <p>
            Hand it over by voice or on paper. It stands on this page alone and is kept nowhere: whoever loses
            it needs a new invitation.
          </p>
        </Notice>
      ) : (
        <Notice title="This invitation was sent before">
          The first password was shown then, and is kept nowhere.
        </Notice>
      )}
      {waits ? (
        <Notice title="It opens when another administrator confirms" tone="warning">
          Nobody opens an account of their own rank alone. Ask a colleague to look at it.
        </Notice>
      ) : null}
      <ButtonLink to={`/accounts/${id}`}>Look at the account</ButtonLink>
    </Page>
  )
}

function isMade(answer: unknown): answer is Made {
  return typeof answer === 'object' && answer !== null && 'made' in answer
}
