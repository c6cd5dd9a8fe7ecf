import { ButtonLink, Columns, Empty, Page, WorkList } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'

/** The first page of an administrator: accounts that wait, reviews that are due, clinics where nobody is named. */
export function AdministratorHome({
  notices,
  administering: { waiting, review, noSecondStep, withoutDeputy },
}: {
  readonly notices: Work['notices']
  readonly administering: NonNullable<Work['administering']>
}) {
  const items = [
    { id: 'waiting', to: '/accounts?view=waiting', count: waiting, title: waits(waiting) },
    { id: 'review', to: '/accounts?view=review', count: review, title: reviews(review) },
    { id: 'second', to: '/accounts?view=open', count: noSecondStep, title: noSecond(noSecondStep) },
    ...withoutDeputy.map(({ id, name }) => ({
      id,
      to: `/clinics/${id}/deputies`,
      count: 1,
      title: `${name}: nobody is named who covers`,
    })),
  ].filter(({ count }) => count > 0)
  return (
    <Page
      title="My work today"
      lead="Accounts and what clinics settled. You see no person, and nothing that somebody said."
    >
      <Columns
        main={
          items.length === 0 ? (
            <Empty>
              <p>
                <strong>Nothing waits for you.</strong> Every account was looked at, and every clinic has
                somebody who covers.
              </p>
            </Empty>
          ) : (
            <WorkList empty="" items={items.map(({ id, to, title }) => ({ id, to, title }))} />
          )
        }
        side={
          <>
            <Notices notices={notices} />
            <div className="ad-deeds">
              <ButtonLink to="/accounts/invite">Invite somebody</ButtonLink>
              <ButtonLink to="/clinics" tone="secondary">
                Clinics and settings
              </ButtonLink>
            </div>
          </>
        }
      />
    </Page>
  )
}

function waits(count: number): string {
  return count === 1 ? '1 account waits for a second person' : `${count} accounts wait for a second person`
}

function reviews(count: number): string {
  return count === 1 ? '1 account is due for a review' : `${count} accounts are due for a review`
}

function noSecond(count: number): string {
  return count === 1 ? '1 account has no second step' : `${count} accounts have no second step`
}
