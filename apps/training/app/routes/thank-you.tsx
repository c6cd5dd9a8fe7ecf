import { Page, titled } from '@alongside/web/page'

export const meta = titled('Thank you')

/** After a reference was sent. It says nothing about whom. */
export default function ThankYou() {
  return (
    <Page narrow title="Thank you">
      <p>Your words have arrived. You do not need to do anything else, and you can close this page.</p>
    </Page>
  )
}
