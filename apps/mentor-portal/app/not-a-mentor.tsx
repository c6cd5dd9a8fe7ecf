import { Page } from '@alongside/web/page'

/** For somebody who signed in and is no mentor. It says nothing about what mentors see here. */
export function NotAMentor() {
  return (
    <Page title="Nothing here for you" narrow>
      <p>Your account works, and this part is for others. Your own work is in another part of Alongside.</p>
      <p>If you think you should see something here, ask the person who set up your account.</p>
    </Page>
  )
}
