import { DataTable, Day, StateTag } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { Account } from '../answers.ts'
import { roleWords } from '../words.ts'

/** Accounts with what an access review asks of each. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  return (
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
  )
}
