import { useAccount } from '@alongside/web/frame'
import { Columns, Empty, Page, Panel, titled } from '@alongside/web/page'
import { FindForm } from '@alongside/web/people'
import { load, workingDaysLeft } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { AdministratorHome } from '../work/administrator-home.tsx'
import { ElsewhereHome } from '../work/elsewhere-home.tsx'
import { LeadHome } from '../work/lead-home.tsx'
import { Notices } from '../work/notices.tsx'
import { WhoCovers } from '../work/who-covers.tsx'
import { groupsOf, type WorkItem } from '../work/work-groups.ts'
import { WorkSection } from '../work/work-section.tsx'

export const meta = titled('My work today')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { overdue, due, soon, elsewhere, ...rest } = await api.work.today.query()
    return {
      ...rest,
      overdue: timed(overdue),
      due: timed(due),
      soon: timed(soon),
      elsewhere: timed(elsewhere),
    }
  })
}

function timed(items: readonly WorkItem[]) {
  return items.map(item => ({ ...item, daysLeft: item.dueAt === null ? null : workingDaysLeft(item.dueAt) }))
}

export { noticeDone as action } from '@alongside/web/work.server'

/** What waits for this coordinator: what is late first, then today, then the days to come. */
export default function Home() {
  const { overdue, due, soon, elsewhere, notices, covers, tooLong, administering } =
    useLoaderData<typeof loader>()
  const role = useAccount()?.role
  if (role === 'safeguardingLead')
    return (
      <LeadHome
        late={withTimes(overdue)}
        today={withTimes(due)}
        soon={withTimes(soon)}
        notices={notices}
        tooLong={tooLong}
        covers={covers}
      />
    )
  if (administering) return <AdministratorHome notices={notices} administering={administering} />
  if (role !== 'coordinator') return <ElsewhereHome notices={notices} seesFigures={role === 'analyst'} />
  const isFree = overdue.length + due.length + elsewhere.length === 0
  return (
    <Page title="My work today">
      <Columns
        main={
          <>
            {isFree ? (
              <Empty>
                <p>
                  <strong>Nothing is late and nothing is due today.</strong>
                </p>
                <p>
                  {soon.length > 0
                    ? 'What comes up this week stands below.'
                    : 'Work appears here as clinics release records and as days that were agreed come round.'}{' '}
                  You could look at the <Link to="/onboarding">pipeline</Link> or at{' '}
                  <Link to="/mentoring">how mentoring goes</Link>.
                </p>
              </Empty>
            ) : null}
            <WorkSection title="Late" groups={withTimes(overdue)} isLate />
            <WorkSection title="It falls to you" groups={withTimes(elsewhere)} isElsewhere />
            <WorkSection title="Today" groups={withTimes(due)} />
            <WorkSection title="This week" groups={withTimes(soon)} />
          </>
        }
        side={
          <>
            <Notices notices={notices} />
            <Panel title="Find somebody">
              <FindForm tone="secondary" />
            </Panel>
            <WhoCovers covers={covers} />
          </>
        }
      />
    </Page>
  )
}

function withTimes<Item extends WorkItem & { daysLeft: number | null }>(items: readonly Item[]) {
  return groupsOf(items) as { title: string; items: readonly Item[] }[]
}
