import { useAccount } from '@alongside/web/frame'
import { Page, titled, WorkList } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'

export const meta = titled('Records')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.me.get.query())
}

const rooms = [
  {
    to: '/quality',
    roles: ['coordinator'],
    title: 'Tidy records',
    detail: 'Records that look alike, and records that lack something.',
  },
  {
    to: '/copies',
    roles: ['coordinator', 'safeguardingLead'],
    title: 'Copies for people',
    detail: 'Who asked for everything we hold about them, and how far that is.',
  },
  {
    to: '/keeping',
    roles: ['coordinator'],
    title: 'What is kept',
    detail: 'Records whose time is over, and who was erased.',
  },
  {
    to: '/unusual',
    roles: ['safeguardingLead'],
    title: 'Unusual days',
    detail: 'Days on which a colleague looked at more than is usual.',
  },
  {
    to: '/clinics',
    roles: ['coordinator'],
    title: 'What clinics settled',
    detail: 'Every time limit, and when it changed.',
  },
  {
    to: '/my-looks',
    roles: ['coordinator', 'safeguardingLead'],
    title: 'What I looked at',
    detail: 'Every look is written down. This is yours.',
  },
]

/** Looking after what is held: the rooms that are not needed every day. */
export default function Records() {
  const role = useAccount()?.role ?? 'person'
  return (
    <Page title="Records" lead="Looking after what we hold about people, and who looks at it.">
      <WorkList
        items={rooms.filter(({ roles }) => roles.includes(role)).map(room => ({ ...room, id: room.to }))}
        empty="There is nothing here for your role."
      />
    </Page>
  )
}
