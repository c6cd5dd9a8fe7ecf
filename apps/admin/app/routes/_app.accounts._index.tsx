import { ButtonLink, DataTable, Day, Page, StateTag, titled, Views } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { TakeAlong } from '../lists/take-along.tsx'
import { roleWords } from '../words.ts'

export const meta = titled('Accounts')

const views = [
  ['open', 'Open'],
  ['review', 'To review'],
  ['waiting', 'Waiting for a second person'],
  ['ended', 'Ended'],
] as const
type View = (typeof views)[number][0]

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const asked = new URL(args.request.url).searchParams.get('view')
    const view = views.find(([name]) => name === asked)?.[0] ?? 'open'
    const { accounts } = await api.accounts.list.query()
    const of: Record<View, typeof accounts> = {
      open: accounts.filter(({ disabledAt }) => disabledAt === null),
      review: accounts.filter(({ reviewDue }) => reviewDue),
      waiting: accounts.filter(({ waits }) => waits),
      ended: accounts.filter(({ disabledAt, waits }) => disabledAt !== null && !waits),
    }
    return {
      view,
      accounts: of[view],
      counts: {
        open: of.open.length,
        review: of.review.length,
        waiting: of.waiting.length,
        ended: of.ended.length,
      },
    }
  })
}

/** Who may sign in, as what and where: the list that an access review goes through. */
export default function Accounts() {
  const { view, accounts, counts } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Accounts"
      lead="Who may sign in, as what, and where. Go through it every three months: people change jobs."
    >
      <ButtonLink to="/accounts/invite">Invite somebody</ButtonLink>
      <TakeAlong list="accounts" label="Take the access review along" />
      <Views
        label="Ways to look at accounts"
        views={views.map(([name, label]) => ({
          to: `/accounts?view=${name}`,
          label,
          count: counts[name],
          isCurrent: name === view,
        }))}
      />
      <DataTable
        caption="Accounts"
        isCaptionHidden
        rows={accounts}
        rowKey={account => account.id}
        empty="There is no account to show here."
        columns={[
          {
            key: 'who',
            header: 'Who',
            cell: account => (
              <div className="ad-cell">
                <Link to={`/accounts/${account.id}`}>{account.name ?? 'Somebody without a name'}</Link>
                {account.isOwn ? ' (you)' : ''}
                <span className="ad-cell__under">{account.email ?? 'cannot sign in'}</span>
              </div>
            ),
          },
          {
            key: 'role',
            header: 'Role and clinics',
            cell: account => (
              <div className="ad-cell">
                {roleWords[account.role]}
                <span className="ad-cell__under">
                  {account.clinics.map(({ name }) => name).join(', ') || 'No clinic of their own'}
                </span>
              </div>
            ),
          },
          {
            key: 'seen',
            header: 'Last seen',
            cell: account => (account.lastSeen ? <Day on={account.lastSeen.slice(0, 10)} /> : 'Never used'),
          },
          {
            key: 'second',
            header: 'Second step',
            cell: account => (account.secondFactor ? 'Set up' : 'Not yet'),
          },
          {
            key: 'reviewed',
            header: 'Reviewed on',
            cell: account => (
              <>
                {account.reviewedAt ? <Day on={account.reviewedAt.slice(0, 10)} /> : 'Not yet'}
                {account.waits ? (
                  <>
                    {' '}
                    <StateTag tone="purple">Waits</StateTag>
                  </>
                ) : null}
                {account.reviewDue ? (
                  <>
                    {' '}
                    <StateTag tone="amber">Due</StateTag>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Page>
  )
}
