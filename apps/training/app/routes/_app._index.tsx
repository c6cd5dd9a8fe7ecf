import { Page, titled, WorkList } from '@alongside/web/page'

export const meta = titled('Your way')

/** Where this person is on the way to becoming a mentor. */
export default function Home() {
  return (
    <Page title="Your way">
      <WorkList
        items={[]}
        empty="Your training has not started yet. The steps appear here once you are enrolled."
      />
    </Page>
  )
}
