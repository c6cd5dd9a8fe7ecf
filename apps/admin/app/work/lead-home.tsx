import { ButtonLink, Columns, Empty, Page } from '@alongside/web/page'
import type { ComponentProps } from 'react'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'
import { TooLong } from './too-long.tsx'
import { WorkSection } from './work-section.tsx'

type Items = ComponentProps<typeof WorkSection>['items']

/** The first page of the safeguarding lead: concerns, what is due first. */
export function LeadHome({
  late,
  today,
  soon,
  more,
  notices,
  tooLong,
  covers,
}: {
  readonly late: Items
  readonly today: Items
  readonly soon: Items
  readonly more: Work['more']
  readonly notices: Work['notices']
  readonly tooLong: Work['tooLong']
  readonly covers: Work['covers']
}) {
  const beyond = (part: Work['more'][number]['part']) => more.filter(each => each.part === part)
  return (
    <Page title="My work today">
      <Columns
        main={
          <>
            {late.length + today.length + soon.length === 0 ? (
              <Empty>
                <p>
                  <strong>No concern waits for you.</strong> You hear here at once when one is raised.
                </p>
              </Empty>
            ) : null}
            <WorkSection title="Late" items={late} more={beyond('overdue')} isLate />
            <WorkSection title="Today" items={today} more={beyond('due')} />
            <WorkSection title="This week" items={soon} more={beyond('soon')} />
            <ButtonLink to="/concerns" tone="secondary">
              All concerns
            </ButtonLink>
          </>
        }
        side={<Notices notices={notices} />}
      />
      <TooLong tooLong={tooLong} covers={covers} />
    </Page>
  )
}
