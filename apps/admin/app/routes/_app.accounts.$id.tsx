import { InvitedRole, invitedRoleWords, worksAtClinics } from '@alongside/domain/account'
import { CheckboxesField, CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Columns, Day, Moment, Notice, Page, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import * as z from 'zod'
import { ChangeRole } from '../accounts/change-role.tsx'
import { Deeds } from '../accounts/deeds.tsx'
import { roleWords } from '../words.ts'

export const meta = titled('An account')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const [found, { trusts }] = await Promise.all([
      api.accounts.byId.query({ id: args.params.id ?? '' }),
      api.places.list.query(),
    ])
    return { ...found, trusts }
  })
}

const AccountForm = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('review'), commandId: z.uuid() }),
  z.strictObject({ deed: z.literal('disable'), commandId: z.uuid() }),
  z.strictObject({ deed: z.literal('reopen'), commandId: z.uuid() }),
  z.strictObject({ deed: z.literal('endSessions'), commandId: z.uuid() }),
  z.strictObject({ deed: z.literal('confirm'), commandId: z.uuid() }),
  z.strictObject({ deed: z.literal('refuse'), commandId: z.uuid() }),
  z.strictObject({
    deed: z.literal('role'),
    commandId: z.uuid(),
    role: InvitedRole,
    clinicIds: z.array(z.uuid()).default([]),
  }),
  z.strictObject({
    deed: z.literal('clinics'),
    commandId: z.uuid(),
    clinicIds: z.array(z.uuid()).min(1, 'Choose at least one clinic, or end the account'),
  }),
])

export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  const here = `/accounts/${id}`
  return submit(
    args,
    AccountForm,
    async (form, api) => {
      const of = { id, commandId: form.commandId }
      switch (form.deed) {
        case 'review':
          await api.accounts.review.mutate(of)
          return { to: here, said: 'Noted that you looked at it today.' }
        case 'disable':
          await api.accounts.disable.mutate(of)
          return { to: here, said: 'The account is ended and signed out everywhere.' }
        case 'reopen':
          await api.accounts.reopen.mutate(of)
          return { to: here, said: 'Saved.' }
        case 'endSessions':
          await api.accounts.endSessions.mutate(of)
          return { to: here, said: 'They are signed out everywhere.' }
        case 'role': {
          const { waits } = await api.accounts.changeRole.mutate({
            ...of,
            role: form.role,
            clinicIds: form.clinicIds,
          })
          return {
            to: here,
            said: waits
              ? 'A second administrator has to confirm. Until then nothing changes.'
              : 'They have the other role, and sign in again.',
          }
        }
        case 'clinics':
          await api.accounts.changeClinics.mutate({ ...of, clinicIds: form.clinicIds })
          return { to: here, said: 'Their clinics are changed, from this moment on.' }
        default:
          await api.accounts.decideRank.mutate({ ...of, confirm: form.deed === 'confirm' })
          return {
            to: here,
            said: form.deed === 'confirm' ? 'Confirmed. They can sign in.' : 'Not confirmed.',
          }
      }
    },
    { clinicIds: 'Choose at least one clinic, or end the account' },
  )
}

/** One account: what it may, when it was used, and everything that was done with it. */
export default function Account() {
  const { account, sessions, deeds, mayConfirm, asksForRole, trusts } = useLoaderData<typeof loader>()
  const isOpen = account.disabledAt === null
  return (
    <Page
      title={account.name ?? 'Somebody without a name'}
      caption={roleWords[account.role]}
      back={{ to: '/accounts', label: 'Accounts' }}
      tags={
        account.waits ? (
          <StateTag tone="purple">Waits for a second person</StateTag>
        ) : isOpen ? (
          <StateTag tone="green">Open</StateTag>
        ) : (
          <StateTag>Ended</StateTag>
        )
      }
    >
      {account.isOwn ? (
        <Notice title="This is your own account">Another administrator looks after it.</Notice>
      ) : null}
      <Columns
        main={
          <>
            {account.waits ? <SecondPerson mayConfirm={mayConfirm} asksForRole={asksForRole} /> : null}
            <Panel title="What it may">
              <SummaryList
                rows={[
                  { key: 'Signs in with', value: account.email ?? 'It cannot sign in' },
                  {
                    key: 'Clinics',
                    value: account.clinics.map(({ name }) => name).join(', ') || 'None of its own',
                  },
                  { key: 'Second step', value: account.secondFactor ? 'Set up' : 'Not set up yet' },
                  { key: 'Since', value: <Day on={account.createdAt.slice(0, 10)} /> },
                  {
                    key: 'Last seen',
                    value: account.lastSeen ? <Moment at={account.lastSeen} /> : 'Not of late',
                  },
                  {
                    key: 'Reviewed on',
                    value: account.reviewedAt ? <Day on={account.reviewedAt.slice(0, 10)} /> : 'Not yet',
                  },
                ]}
              />
              {isOpen && !account.isOwn ? (
                <Deed deed="review" label="I looked at it: it is right" tone="secondary" />
              ) : null}
            </Panel>
            {isOpen && !account.isOwn && !account.waits && !isOfTheWay(account.role) ? (
              <ChangeRole
                role={account.role}
                clinicIds={account.clinics.map(({ id }) => id)}
                trusts={trusts}
              />
            ) : null}
            {isOpen && !account.isOwn && worksAtClinics(account.role) && !isOfTheWay(account.role) ? (
              <Panel title="Change their clinics">
                <p>It holds at once. Of a clinic that you take away they see nothing any more.</p>
                <Form id="clinics" values={{ clinicIds: account.clinics.map(({ id }) => id) }}>
                  <input type="hidden" name="deed" value="clinics" />
                  <CommandField form="clinics" />
                  <CheckboxesField
                    name="clinicIds"
                    label="Clinics"
                    labelSize="s"
                    small
                    choices={trusts.flatMap(trust =>
                      trust.clinics.map(clinic => ({
                        value: clinic.id,
                        label: clinic.name,
                        hint: trust.name,
                      })),
                    )}
                  />
                  <SubmitButton tone="secondary">Save their clinics</SubmitButton>
                </Form>
              </Panel>
            ) : null}
          </>
        }
        side={
          <>
            <Panel title="Signed in now">
              {sessions.length === 0 ? (
                <p>Nowhere.</p>
              ) : (
                <>
                  <ul className="nhsuk-list nhsuk-list--bullet">
                    {sessions.map(session => (
                      <li key={session.since}>
                        since <Moment at={session.since} />, used <Moment at={session.usedAt} />
                      </li>
                    ))}
                  </ul>
                  {account.isOwn ? null : (
                    <Deed deed="endSessions" label="Sign them out everywhere" tone="secondary" />
                  )}
                </>
              )}
            </Panel>
            {account.isOwn || account.waits ? null : isOpen ? (
              <Panel title="When somebody leaves">
                <p>
                  They are signed out in the same moment, and see nothing any more. What they wrote stays.
                </p>
                {account.role === 'mentor' ? (
                  <p>End their standing first, so that nobody is left without a mentor.</p>
                ) : null}
                <Deed deed="disable" label="End this account" tone="warning" />
              </Panel>
            ) : (
              <Panel title="When somebody comes back">
                <p>Look at the role and the clinics first: they are as they were.</p>
                <Deed deed="reopen" label="Open it again" tone="secondary" />
              </Panel>
            )}
          </>
        }
      />
      <Deeds title="What was done with it" deeds={deeds} />
    </Page>
  )
}

/** Where mentors and trainees work follows from their training and their standing. */
function isOfTheWay(role: string): boolean {
  return role === 'mentor' || role === 'trainee'
}

function SecondPerson({
  mayConfirm,
  asksForRole,
}: {
  readonly mayConfirm: boolean
  readonly asksForRole: InvitedRole | null
}) {
  const role = asksForRole && invitedRoleWords[asksForRole].label.toLowerCase()
  return (
    <Notice title="A second administrator decides" tone="warning">
      {mayConfirm ? (
        <>
          <p>
            {role ? `A colleague asked to make them ${role}.` : 'A colleague asked for this account.'} Speak
            with them, and confirm only what you know to be right.
          </p>
          <div className="ad-deeds">
            <Deed deed="confirm" label={role ? `Confirm: make them ${role}` : 'Confirm: open the account'} />
            <Deed deed="refuse" label="Do not confirm" tone="secondary" />
          </div>
        </>
      ) : (
        <>
          <p>
            You asked for {role ? `them to be made ${role}` : 'it'}, so somebody else confirms it.{' '}
            {role ? 'Until then they keep the role they have.' : 'Until then nobody can sign in with it.'}
          </p>
          <Deed deed="refuse" label="Take it back" tone="secondary" />
        </>
      )}
    </Notice>
  )
}

function Deed({
  deed,
  label,
  tone,
}: {
  readonly deed: Exclude<z.infer<typeof AccountForm>['deed'], 'role' | 'clinics'>
  readonly label: ReactNode
  readonly tone?: 'secondary' | 'warning'
}) {
  return (
    <Form id={deed}>
      <input type="hidden" name="deed" value={deed} />
      <CommandField form={deed} />
      <SubmitButton {...(tone ? { tone } : {})} small>
        {label}
      </SubmitButton>
    </Form>
  )
}
