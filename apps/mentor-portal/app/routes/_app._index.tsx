import { Page, titled, WorkList } from '@alongside/web/page'

export const meta = titled('My work today')

/** What waits for this mentor. */
export default function Home() {
  return (
    <Page title="My work today">
      <WorkList
        items={[]}
        empty="Nothing is waiting for you. The people you support appear here once you are introduced."
      />
    </Page>
  )
}
