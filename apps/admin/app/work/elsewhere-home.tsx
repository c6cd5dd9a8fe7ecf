import { ButtonLink, Empty, Page } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'

/** The first page of those who answer for no pipeline: what they were told, and where their work is. */
export function ElsewhereHome({
  notices,
  seesFigures,
  looksAfterAccounts = false,
}: {
  readonly notices: Work['notices']
  readonly seesFigures: boolean
  readonly looksAfterAccounts?: boolean
}) {
  return (
    <Page title="My work today">
      <Notices notices={notices} />
      {seesFigures ? (
        <>
          <p>Your work is with figures. They come without names, and small numbers in them are hidden.</p>
          <ButtonLink to="/impact">Look at the figures</ButtonLink>
        </>
      ) : looksAfterAccounts ? (
        <>
          <p>
            Your work is with accounts and with what clinics settled. You see no person, and nothing that
            somebody said.
          </p>
          <div className="ad-deeds">
            <ButtonLink to="/accounts?view=review">Review accounts</ButtonLink>
            <ButtonLink to="/accounts?view=waiting" tone="secondary">
              Accounts that wait for a second person
            </ButtonLink>
            <ButtonLink to="/clinics" tone="secondary">
              Clinics and settings
            </ButtonLink>
          </div>
        </>
      ) : notices.length === 0 ? (
        <Empty>Nothing is waiting for you. You hear here when somebody needs you.</Empty>
      ) : null}
    </Page>
  )
}
