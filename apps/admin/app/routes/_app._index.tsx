import { useAccount } from '@alongside/web/frame'
import { titled } from '@alongside/web/page'
import { load, workingDaysLeft } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdministratorHome } from '../work/administrator-home.tsx'
import { CoordinatorHome } from '../work/coordinator-home.tsx'
import { ElsewhereHome } from '../work/elsewhere-home.tsx'
import { LeadHome } from '../work/lead-home.tsx'
import type { WorkItem } from '../work/what-to-do.ts'

export const meta = titled('My work today')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { overdue, due, soon, elsewhere, ...rest } = await api.work.today.query()
    return {
      ...rest,
      late: timed(overdue),
      today: timed(due),
      soon: timed(soon),
      elsewhere: timed(elsewhere),
    }
  })
}

function timed(items: readonly WorkItem[]) {
  return items.map(item => ({ ...item, daysLeft: item.dueAt === null ? null : workingDaysLeft(item.dueAt) }))
}

export { noticeDone as action } from '@alongside/web/work.server'

/** What waits for whoever is signed in: what has waited too long first. */
export default function Home() {
  const { late, today, soon, elsewhere, more, notices, covers, tooLong, administering } =
    useLoaderData<typeof loader>()
  const role = useAccount()?.role
  const work = { late, today, soon, more, notices, covers }
  if (role === 'safeguardingLead') return <LeadHome {...work} tooLong={tooLong} />
  if (administering) return <AdministratorHome notices={notices} administering={administering} />
  if (role !== 'coordinator') return <ElsewhereHome notices={notices} seesFigures={role === 'analyst'} />
  return <CoordinatorHome {...work} elsewhere={elsewhere} />
}
