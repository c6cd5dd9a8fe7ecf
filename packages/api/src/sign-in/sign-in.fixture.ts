/** The sign-in service of a programme as tests open it, and somebody who was invited to it. */
import { randomUUID } from 'node:crypto'
import { inviteAccount } from '../account/invite.ts'
import type { SignedIn } from '../actor.ts'
import { must } from '../testing/journey.ts'
import type { Programme } from '../testing/programme.ts'
import { apiUrl, clinicApp } from './browser.fixture.ts'
import type { SignInSettings } from './options.ts'
import { openSignIn, type SignIn } from './sign-in.ts'

export const password = 'a long enough phrase'

/** Whoever opens it closes it. */
export function signInOf(
  { database }: Pick<Programme, 'database'>,
  more: Partial<SignInSettings> & Pick<SignInSettings, 'attemptsPerMinute'>,
): SignIn {
  return openSignIn({
    databaseUrl: database.urls.alongside_auth,
    cookieSecret: database.secrets.cookieSecret,
    apiUrl,
    appUrls: [clinicApp],
    ...more,
  })
}

/** A clinician with a password, at the programme's clinic unless said otherwise. */
export async function invitedTo(
  { programme, signIn, by }: { programme: Programme; signIn: SignIn; by: SignedIn },
  { email = `${randomUUID()}@example.test`, clinicId = programme.clinic } = {},
): Promise<{ email: string; accountId: string }> {
  const asked = { email, password, name: 'Sam', role: 'clinician', clinicIds: [clinicId] } as const
  const { accountId } = must(await inviteAccount(programme.api, signIn, by, asked, randomUUID()))
  return { email, accountId }
}
