import { ButtonLink, Empty, Page } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { Notices } from './notices.tsx'

/** The first page of those who answer for no pipeline: what they were told, and where their work is. */
export function ElsewhereHome({
  notices,
  seesFigures,
}: {
  readonly notices: Work['notices']
  readonly seesFigures: boolean
}) {
  return (
    <Page title="My work today">
      <Notices notices={notices} />
      {seesFigures ? (
        <>
          <p>Your work is with figures. They come without names, and small numbers in them are hidden.</p>
          <ButtonLink to="/impact">Look at the figures</ButtonLink>
        </>
      ) : notices.length === 0 ? (
        <Empty>Nothing is waiting for you. You hear here when somebody needs you.</Empty>
      ) : null}
    </Page>
  )
}
