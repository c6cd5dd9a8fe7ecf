import { ButtonLink, Columns, Empty, Page } from '@alongside/web/page'
import type { ComponentProps } from 'react'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'
import { TooLong } from './too-long.tsx'
import { WorkSection } from './work-section.tsx'

type Groups = ComponentProps<typeof WorkSection>['groups']

/** The first page of the safeguarding lead: concerns, what is due first. */
export function LeadHome({
  late,
  today,
  soon,
  notices,
  tooLong,
  covers,
}: {
  readonly late: Groups
  readonly today: Groups
  readonly soon: Groups
  readonly notices: Work['notices']
  readonly tooLong: Work['tooLong']
  readonly covers: Work['covers']
}) {
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
            <WorkSection title="Late" groups={late} isLate />
            <WorkSection title="Today" groups={today} />
            <WorkSection title="This week" groups={soon} />
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
