import { type Column, Day, StateTag } from '@alongside/web/page'
import type { Account } from '../answers.ts'
import { NameCell } from '../lists/cells.tsx'
import { roleWords } from '../words.ts'

/** What an access review asks of each account. */
export const accountColumns: readonly Column<Account>[] = [
  {
    key: 'who',
    header: 'Who',
    cell: account => (
      <NameCell to={`/accounts/${account.id}`} under={account.email ?? 'cannot sign in'}>
        {`${account.name ?? 'Somebody without a name'}${account.isOwn ? ' (you)' : ''}`}
      </NameCell>
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
    cell: account => (account.lastSeen ? <Day on={account.lastSeen.slice(0, 10)} /> : 'Not of late'),
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
]
