/** Sessions: nobody is handed one that somebody else knows, and one that is over is over at the next request. */

import type { House } from './served.ts'
import { type Account, anAccount, type Browser, openBrowser, password, withCode } from './sign-in-browser.ts'
import type { Trials } from './trials.ts'
import { compare } from './two-samples.ts'

const cookie = 'alongside.session_token'

export async function sessionTrials(house: House, trials: Trials): Promise<void> {
  await fixation(house, trials)
  await overAtOnce(house, trials)
  await ofAnotherApp(house, trials)
}

async function signedIn(
  house: House,
  account?: Account,
  jar: Readonly<Record<string, string>> = {},
  app?: string,
) {
  const { email } = account ?? (await anAccount(house))
  const browser = openBrowser(house, app)
  for (const [name, value] of Object.entries(jar)) browser.jar.set(name, value)
  const { status } = await browser.ask('/sign-in/email', { email, password })
  if (status !== 200) throw new Error(`Nobody could sign in: ${status}`)
  return browser
}

async function fixation(house: House, { is }: Trials): Promise<void> {
  const attacker = await signedIn(house)
  const known = attacker.jar.get(cookie) ?? ''
  for (const [what, given] of [
    ['of the attacker’s own session', known],
    ['that the attacker chose', 'chosen-by-somebody-else'],
    ['that the attacker chose and signed', `chosen.${Buffer.alloc(32).toString('base64')}`],
  ] as const) {
    const victim = await signedIn(house, undefined, { [cookie]: given })
    is(`a token ${what} is not gone on with`, victim.jar.get(cookie) !== given)
    const thief = openBrowser(house)
    thief.jar.set(cookie, given)
    const mine = await thief.ask('/mine')
    is(
      `a token ${what} is nobody else’s afterwards`,
      given === known ? mine.status === 200 : mine.status === 401,
      mine.status,
    )
    const victims = await victim.ask('/mine')
    is(`whoever signs in with a token ${what} is themself`, victims.body.email !== mine.body.email)
  }
  const own = await signedIn(house)
  const before = own.jar.get(cookie) ?? ''
  const first = openBrowser(house)
  first.jar.set(cookie, before)
  const made = await withCode(house)
  is('with the second factor comes a new token', (await made.browser.knownAs()) === 'OK')
  const session = made.browser.jar.get(cookie) ?? ''
  await made.browser.ask('/sign-out', {})
  const later = openBrowser(house)
  later.jar.set(cookie, session)
  is('a token that was signed out is not taken up again', (await later.knownAs()) === 'UNAUTHORIZED')
}

/** The ways in which a session ends, each told of somebody with two browsers. */
const endings: Readonly<
  Record<string, (house: House, here: Browser, there: Browser, account: Account) => Promise<unknown>>
> = {
  'signing out there': (_house, _here, there) => there.ask('/sign-out', {}, {}),
  'being ended from elsewhere': async (_house, here) => {
    const { body } = await here.ask('/mine')
    const other = (body.sessions as { id: string; isThis: boolean }[]).find(({ isThis }) => !isThis)
    return here.ask('/mine/end-session', { id: other?.id })
  },
  'ending all others': (_house, here) => here.ask('/mine/end-others', {}),
  'a new password': (_house, here) =>
    here.ask('/change-password', { currentPassword: password, newPassword: `${password} of today` }),
  'closing the account': ({ programme }, _here, _there, { id }) =>
    programme.behind.query('update account set disabled_at = now() where id = $1', [id]),
  'its hours being over': ({ programme }, _here, _there, { id }) => of(programme, id, `"expiresAt" = now()`),
  'being left alone': ({ programme }, _here, _there, { id }) =>
    of(programme, id, `"updatedAt" = now() - interval '3 hours'`),
}

function of({ behind }: House['programme'], accountId: string, change: string) {
  return behind.query(
    `update auth."session" set ${change} where "userId" = (select auth_user_id from account where id = $1)`,
    [accountId],
  )
}

async function overAtOnce(house: House, { is }: Trials): Promise<void> {
  for (const [what, end] of Object.entries(endings)) {
    const account = await anAccount(house)
    const [here, there] = [await signedIn(house, account), await signedIn(house, account)]
    // kept aside: the browser itself forgets its cookie
    const kept = openBrowser(house)
    for (const [name, value] of there.jar) kept.jar.set(name, value)
    is(`before ${what} the session is good`, (await kept.ask('/mine')).status === 200)
    await end(house, here, there, account)
    const heard = await kept.knownAs()
    is(`after ${what} the next request is refused`, heard === 'UNAUTHORIZED', heard)
    const mine = await kept.ask('/mine')
    // what an account may still do is the API's to say: the sign-in service knows people by their session alone
    if (what !== 'closing the account')
      is(`after ${what} the sign-in service refuses too`, mine.status === 401, mine.status)
  }
}

async function ofAnotherApp(house: House, { is }: Trials): Promise<void> {
  const own = await withCode(house)
  for (const app of ['admin', 'mentor-portal', 'training']) {
    const elsewhere = openBrowser(house, app)
    for (const [name, value] of own.browser.jar) elsewhere.jar.set(name, value)
    is(
      `a session of the clinic’s app opens nothing in ${app}`,
      (await elsewhere.knownAs()) === 'UNAUTHORIZED',
    )
  }
  const alone = await signedIn(house)
  const heard = await alone.knownAs()
  is(
    'where a second factor is asked for, a password alone sees nothing',
    heard === 'UNAUTHORIZED secondFactor',
    heard,
  )
}

/** Nobody learns whether there is an account: not from what is said, and not from how long it takes. */
export async function oracleTrials(house: House, rounds: number, { is }: Trials): Promise<void> {
  const known = await anAccount(house)
  const nobody = 'nobody-at-all@staff.example'
  const asked: Readonly<Record<string, (email: string) => readonly [string, Record<string, unknown>]>> = {
    'signing in': email => ['/sign-in/email', { email, password: 'not the right phrase' }],
    'asking for a way back': email => ['/way-back/ask', { email }],
  }
  for (const [what, ask] of Object.entries(asked)) {
    const [theirs, none] = [
      await openBrowser(house).ask(...ask(known.email)),
      await openBrowser(house).ask(...ask(nobody)),
    ]
    is(`${what} answers alike, with an account or without`, theirs.shape === none.shape, [
      theirs.shape,
      none.shape,
    ])
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++)
      // the order changes, so that whatever else this machine does falls on both
      for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const { ms } = await openBrowser(house).ask(...ask(which === 0 ? known.email : `${round}${nobody}`))
        times[which]?.push(ms)
        if (round % 8 === 7) await house.programme.behind.query('delete from auth.guess')
      }
    const { p, gap } = compare(...times)
    is(`${what} takes as long with an account as without`, p > 0.001 || gap < 5, { p, gap })
  }
}
