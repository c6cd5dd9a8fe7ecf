import { Columns, Empty, Page, Panel } from '@alongside/web/page'
import { FindForm } from '@alongside/web/people'
import { Link } from '@remix-run/react'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'
import type { WorkItem } from './what-to-do.ts'
import { WhoCovers } from './who-covers.tsx'
import { WorkSection } from './work-section.tsx'

type Timed = readonly (WorkItem & { readonly daysLeft: number | null })[]

interface CoordinatorHomeProps {
  readonly late: Timed
  readonly today: Timed
  readonly soon: Timed
  readonly elsewhere: Timed
  readonly more: Work['more']
  readonly notices: Work['notices']
  readonly covers: Work['covers']
}

/** The first page of a coordinator: what waits too long, then what is late, then today; the rest of the week is folded. */
export function CoordinatorHome({
  late,
  today,
  soon,
  elsewhere,
  more,
  notices,
  covers,
}: CoordinatorHomeProps) {
  const beyond = (part: Work['more'][number]['part'], tooLong = false) =>
    more.filter(each => each.part === part && each.tooLong === tooLong)
  const tooLong = late.filter(each => each.tooLong)
  const isFree = late.length + today.length + elsewhere.length === 0
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
            <WorkSection
              title="Waits too long"
              lead="Whoever covers was told of these."
              items={tooLong}
              told={covers}
              more={beyond('overdue', true)}
              isLate
            />
            <WorkSection
              title="It falls to you"
              lead="Nobody acted whose turn it is."
              items={elsewhere}
              more={beyond('elsewhere', true)}
              isElsewhere
            />
            <WorkSection
              title="Late"
              items={late.filter(each => !each.tooLong)}
              more={beyond('overdue')}
              isLate
            />
            <WorkSection title="Today" items={today} more={beyond('due')} />
            <WorkSection title="This week" items={soon} more={beyond('soon')} isFolded />
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
