import { Page } from '@alongside/web/page'

/** One page for a link that was used, has lapsed, was taken back or never was: it does not say which. */
export function LinkIsOver() {
  return (
    <Page narrow title="This link does not open anything">
      <p>It may have been used already, or its time is over.</p>
      <p>
        If you have an account, sign in. If you think that this is a mistake, ask the person who sent it to
        you.
      </p>
    </Page>
  )
}
