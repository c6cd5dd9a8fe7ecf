import { Page, titled, WorkList } from '@alongside/web/page'

export const meta = titled('My work today')

/** What waits for this member of clinic staff. */
export default function Home() {
  return (
    <Page title="My work today">
      <WorkList
        items={[]}
        empty="Nothing is waiting for you. Work appears here as people are listed and answer."
      />
    </Page>
  )
}
