import { Form, SubmitButton, TextField, useAnswer } from '@alongside/web/form'
import { ButtonLink, DataTable, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { accountColumns } from '../accounts/account-columns.tsx'
import type { Account } from '../answers.ts'
import { askedFrom } from '../lists/list-address.ts'
import { ListPage } from '../lists/list-page.tsx'

export const meta = titled('Accounts')

const path = '/accounts'
const views = [
  ['open', 'Open'],
  ['review', 'To review'],
  ['waiting', 'Waiting for a second person'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, views)
  return load(args, async api => {
    const { view, after } = asked
    const { accounts, counts, next } = await api.accounts.list.query({
      view,
      limit: 50,
      ...(after === null ? {} : { after }),
    })
    return { asked, counts, rows: accounts, next }
  })
}

const Find = z.strictObject({ email: z.string().trim().max(100) })
/** More than these are not looked through by eye. */
const MOST_FOUND = 50

/** Found by a form and not by the address: nobody's email stays in it. */
export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Find,
    async ({ email }, api) => {
      const { accounts } = await api.accounts.list.query({ view: 'all', find: email, limit: MOST_FOUND })
      if (accounts.length === 1) return { to: `/accounts/${accounts[0]?.id}` }
      return json({ found: accounts, form: 'find', values: { email }, errors: {} })
    },
    { email: 'Write a part of their email address' },
  )
}

const lead = 'Who may sign in, as what, and where. Go through it every three months: people change jobs.'

/** Who may sign in, as what and where: the list that an access review goes through. */
export default function Accounts() {
  const listing = useLoaderData<typeof loader>()
  const answer = useAnswer<{ readonly found?: readonly Account[] }>()
  if (answer?.found) return <Found accounts={answer.found} />
  return (
    <ListPage
      path={path}
      title="Accounts"
      lead={lead}
      views={views}
      listing={listing}
      hasClinicChoice={false}
      takeLabel="Take the access review along"
      deeds={
        <ButtonLink to="/accounts/invite" small>
          Invite somebody
        </ButtonLink>
      }
      notice={<FindAccount />}
      columns={accountColumns}
      empty="There is no account in this view."
    />
  )
}

function FindAccount() {
  return (
    <Form id="find">
      <TextField
        name="email"
        label="Find an account"
        labelSize="s"
        hint="A part of their work email address"
        width={20}
        autoComplete="off"
      />
      <SubmitButton tone="secondary" small busy="Looking…">
        Find
      </SubmitButton>
    </Form>
  )
}

function Found({ accounts }: { readonly accounts: readonly Account[] }) {
  return (
    <Page title="Accounts" lead={lead} back={{ to: path, label: 'All accounts' }}>
      <FindAccount />
      <h2 className="nhsuk-heading-m">Found</h2>
      {accounts.length === MOST_FOUND ? (
        <p>These are the first {MOST_FOUND}. Write more of the address.</p>
      ) : null}
      <div className="ad-list">
        <DataTable
          caption="Found"
          isCaptionHidden
          rows={accounts}
          rowKey={({ id }) => id}
          columns={accountColumns}
          empty="Nobody was found. Try another part of the address, or look through all accounts."
        />
      </div>
    </Page>
  )
}
