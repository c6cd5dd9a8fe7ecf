import { Form, SubmitButton, TextField } from '@alongside/web/form'
import { ButtonLink, Page, Pagination, titled, Views } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { AccountTable } from '../accounts/account-table.tsx'
import type { Account } from '../answers.ts'
import { addressOf, askedFrom, neighbours } from '../lists/list-address.ts'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Accounts')

const path = '/accounts'
const views = [
  ['open', 'Open'],
  ['review', 'To review'],
  ['waiting', 'Waiting for a second person'],
  ['ended', 'Ended'],
] as const

export function loader(args: LoaderFunctionArgs) {
  const asked = askedFrom(args.request, ['open', 'review', 'waiting', 'ended'])
  return load(args, async api => {
    const { view, after } = asked
    const page = await api.accounts.list.query({ view, limit: 50, ...(after === null ? {} : { after }) })
    return { asked, ...page }
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

/** Who may sign in, as what and where: the list that an access review goes through. */
export default function Accounts() {
  const { asked, accounts, counts, next } = useLoaderData<typeof loader>()
  const answer = useActionData() as { readonly found?: readonly Account[] } | undefined
  const found = answer?.found ?? null
  return (
    <Page
      title="Accounts"
      lead="Who may sign in, as what, and where. Go through it every three months: people change jobs."
    >
      <ButtonLink to="/accounts/invite">Invite somebody</ButtonLink>
      <TakeAlong list="accounts" label="Take the access review along" />
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
      {found === null ? (
        <>
          <Views
            label="Ways to look at accounts"
            views={views.map(([name, label]) => ({
              to: addressOf(path, { view: name }),
              label,
              count: counts[name],
              isCurrent: name === asked.view,
            }))}
          />
          <AccountTable accounts={accounts} />
          <Pagination {...neighbours(path, asked, next)} label="Pages of accounts" />
        </>
      ) : (
        <>
          <h2 className="nhsuk-heading-m">Found</h2>
          {found.length === MOST_FOUND ? (
            <p>These are the first {MOST_FOUND}. Write more of the address.</p>
          ) : null}
          <AccountTable accounts={found} />
          <p>
            <Link to={path}>All accounts</Link>
          </p>
        </>
      )}
    </Page>
  )
}
