/** Codes of an app, spare codes, and codes of a way back: each lets one in, once, and whoever guesses is stopped. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { House } from './served.ts'
import { anAccount, atSecondStep, openBrowser, password, type WithCode, withCode } from './sign-in-browser.ts'
import type { Trials } from './trials.ts'

const verify = '/two-factor/verify-totp'
const spare = '/two-factor/verify-backup-code'

/** What is no code at all, in the forms in which something may arrive. */
const noCodes = [
  '',
  '12345',
  '1234567',
  'abcdef',
  123_456,
  null,
  true,
  [],
  ['123456'],
  { $ne: '' },
  '１２３４５６',
]

export async function codeTrials(house: House, trials: Trials): Promise<void> {
  const own = await withCode(house)
  await manyAtOnce(house, own, trials)
  await wrongCodes(house, own, trials)
  await spareCodes(house, own, trials)
  await guessing(house, trials)
  await waysBack(house, trials)
}

async function manyAtOnce(house: House, own: WithCode, { is }: Trials): Promise<void> {
  const many = await steps(house, own, 100)
  const code = own.code()
  const answers = await Promise.all(many.map(browser => browser.ask(verify, { code })))
  const won = answers.filter(({ status }) => status === 200).length
  for (const [nth, { status }] of answers.entries())
    is(`code ${nth} of a hundred at once has no fault`, status < 500, status)
  is('of a hundred with the same code one gets in', won === 1, won)
  const signedIn = await Promise.all(many.map(browser => browser.knownAs()))
  is('and one session was opened', signedIn.filter(heard => heard === 'OK').length === 1, signedIn)
  const later = await atSecondStep(house, own)
  is('a code that was used is no good later', (await later.ask(verify, { code })).status !== 200)
  const one = await atSecondStep(house, own)
  const turns = await Promise.all(Array.from({ length: 20 }, () => one.ask(verify, { code: own.code(1) })))
  const through = turns.filter(({ status }) => status === 200).length
  is('of twenty with the same second step one gets in at most', through <= 1, through)
}

async function wrongCodes(house: House, own: WithCode, { is }: Trials): Promise<void> {
  const other = await withCode(house)
  const refused = async (what: string, code: unknown) => {
    await unlock(house)
    const { status } = await (await atSecondStep(house, own)).ask(verify, { code })
    is(`${what} does not get in, and is no fault`, status >= 400 && status < 500, status)
  }
  for (const no of noCodes) await refused(JSON.stringify(no), no)
  await refused('a code of somebody else', other.code())
  await refused('a code of two minutes ago', own.code(-4))
  await refused('a code of in two minutes', own.code(4))
  await unlock(house)
  for (const [what, change] of [
    ['without its second step', () => undefined],
    [
      'with a second step that was changed',
      (value: string) => value.replace(/^./, each => (each === 'A' ? 'B' : 'A')),
    ],
    ['with a second step that nobody signed', (value: string) => value.split('.')[0]],
  ] as const) {
    const browser = await atSecondStep(house, own)
    for (const [name, value] of [...browser.jar]) {
      const changed = change(decodeURIComponent(value))
      if (changed === undefined) browser.jar.delete(name)
      else browser.jar.set(name, encodeURIComponent(changed))
    }
    is(`a code ${what} does not get in`, (await browser.ask(verify, { code: own.code() })).status !== 200)
  }
  const half = await atSecondStep(house, own)
  is('a password alone is nobody', (await half.knownAs()) === 'UNAUTHORIZED', await half.knownAs())
  const trusting = await atSecondStep(house, other)
  await trusting.ask(verify, { code: other.code(), trustDevice: true })
  const again = openBrowser(house)
  for (const [name, value] of trusting.jar) if (!name.includes('session_token')) again.jar.set(name, value)
  const { body } = await again.ask('/sign-in/email', { email: other.email, password })
  is('no browser is ever let off its second step', body.twoFactorRedirect === true, body)
}

async function spareCodes(house: House, own: WithCode, { is }: Trials): Promise<void> {
  await unlock(house)
  const [code = '', unused = '', another = ''] = own.spareCodes
  const many = await steps(house, own, 20)
  const answers = await Promise.all(many.map(browser => browser.ask(spare, { code })))
  const won = answers.filter(({ status }) => status === 200).length
  is(
    'of twenty with the same spare code one gets in',
    won === 1,
    answers.map(({ status }) => status),
  )
  is(
    'a spare code that was used is no good later',
    (await (await atSecondStep(house, own)).ask(spare, { code })).status !== 200,
  )
  const other = await withCode(house)
  is(
    'a spare code of somebody else is no good',
    (await (await atSecondStep(house, other)).ask(spare, { code: unused })).status !== 200,
  )
  is('a spare code is a second factor', (await own.browser.knownAs()) === 'OK')
  const fresh = await own.browser.ask('/two-factor/generate-backup-codes', { password })
  const made = (fresh.body.backupCodes ?? []) as string[]
  is('new spare codes can be made', made.length > 0, fresh.status)
  is(
    'new spare codes end the old',
    (await (await atSecondStep(house, own)).ask(spare, { code: another })).status !== 200,
  )
  is(
    'a new spare code gets in',
    (await (await atSecondStep(house, own)).ask(spare, { code: made[0] })).status === 200,
  )
  await house.programme.behind.query(`update auth."session" set "steppedUpAt" = now() - interval '1 hour'`)
  for (const path of ['/two-factor/generate-backup-codes', '/two-factor/disable', '/two-factor/enable'])
    is(`${path} asks for a fresh proof`, (await own.browser.ask(path, { password })).status === 403)
}

/** Somebody who knows the password guesses at the code, from many places at once. */
async function guessing(house: House, { is }: Trials): Promise<void> {
  for (const path of [verify, spare]) {
    const own = await withCode(house)
    const many = await steps(house, own, 60)
    const wrong = path === verify ? '000000' : 'abcde-fghij'
    const answers = await Promise.all(many.map(browser => browser.ask(path, { code: wrong })))
    const looked = answers.filter(({ status }) => status === 401).length
    is(`of sixty guesses at once at ${path} ten are looked at`, looked <= 10, looked)
    const right = path === verify ? own.code() : own.spareCodes[0]
    const after = await (await atSecondStep(house, own)).ask(path, { code: right })
    is(`after that ${path} is shut for a while`, after.status === 429, after.status)
  }
}

async function waysBack(house: House, { is }: Trials): Promise<void> {
  const { behind } = house.programme
  const way = '/way-back/use'
  const lost = await withCode(house)
  const opened = async (account = lost, change = '') => {
    const code = randomBytes(12).toString('hex')
    await behind.query(
      `insert into auth.recovery (user_id, expires_at, first_by, first_at, first_how, second_by, second_at, second_how,
         link_hash, link_until)
       select auth_user_id, now() + interval '2 days', $2, now(), 'inPerson', $3, now(), 'byVideo', $4, now() + interval '1 hour'
       from account where id = $1`,
      [account.id, randomUUID(), randomUUID(), createHash('sha256').update(code).digest('hex')],
    )
    if (change) await behind.query(`update auth.recovery set ${change} where used_at is null`)
    return code
  }
  const use = (code: string, again = password) => openBrowser(house).ask(way, { code, password: again })
  for (const [what, change] of [
    ['that is over', `link_until = now() - interval '1 second'`],
    ['that was refused', 'refused_at = now()'],
    ['that was used', 'used_at = now()'],
  ] as const)
    is(`a way back ${what} opens nothing`, (await use(await opened(lost, change))).status === 401)
  is('a code that nobody gave opens nothing', (await use('0'.repeat(24))).status === 401)
  const code = await opened()
  is('a short password is refused', (await use(code, 'short')).status === 400)
  const answers = await Promise.all(Array.from({ length: 20 }, () => use(code)))
  const won = answers.filter(({ status }) => status === 200).length
  is(
    'of twenty with the same way back one gets in',
    won === 1,
    answers.map(({ status }) => status),
  )
  is('every session from before is over', (await lost.browser.knownAs()) === 'UNAUTHORIZED')
  const both = await anAccount(house)
  const same = behind.query(
    `insert into auth.recovery (user_id, expires_at, first_by, first_at, first_how, second_by, second_at, second_how)
     select auth_user_id, now() + interval '2 days', $2, now(), 'inPerson', $2, now(), 'byVideo' from account where id = $1`,
    [both.id, randomUUID()],
  )
  is('nobody can be both of the two', await isRefused(same))
}

async function isRefused(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    () => true,
  )
}

/** Many browsers at the second step of one account. */
async function steps(house: House, account: WithCode, count: number) {
  const all = []
  for (let made = 0; made < count; made += 10)
    all.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(10, count - made) }, () => atSecondStep(house, account)),
      )),
    )
  return all
}

/** Forgets guesses and codes of before, so that each trial stands alone. */
async function unlock({ programme }: House): Promise<void> {
  await programme.behind.query('delete from auth.used_code')
  await programme.behind.query('delete from auth.guess')
  await programme.behind.query(
    'update auth."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null',
  )
}
