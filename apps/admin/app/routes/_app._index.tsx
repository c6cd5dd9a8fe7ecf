import { Page, titled, WorkList } from '@alongside/web/page'

export const meta = titled('My work today')

/** What waits for this coordinator. */
export default function Home() {
  return (
    <Page title="My work today">
      <WorkList
        items={[]}
        empty="Nothing is waiting for you. Work appears here as it comes in from the clinics."
      />
    </Page>
  )
}
