/** ASVS, the chapters about what comes in: encoding, business flows, browsers, HTTP, sign-in, sessions. */
import type { Requirement } from './requirement.ts'

export const waysIn: readonly Requirement[] = [
  {
    id: '1.2.4',
    about: 'SQL injection',
    control: 'kysely with parameters everywhere; the login owns nothing',
    shownBy: ['T6', ['walls', 'a session that somebody made up names nobody']],
  },
  {
    id: '1.3.12',
    about: 'slow patterns',
    control: 'inputs have a length; no answer may take two seconds',
    shownBy: ['T6'],
  },
  {
    id: '2.2.1',
    about: 'input that is checked',
    control: 'a strict schema for every procedure, closed unions for events',
    shownBy: ['T2', 'T6'],
  },
  {
    id: '2.2.2',
    about: 'checked where it can be trusted',
    control: 'in the API; screens check nothing that counts',
    shownBy: ['T2'],
  },
  {
    id: '2.3.1',
    about: 'steps in their order',
    control: 'machines refuse a step that is not open; the version shown goes with it',
    shownBy: ['T15', 'T12'],
  },
  {
    id: '2.3.3',
    about: 'all or nothing',
    control: 'one transaction for row, journal, clocks, messages and access record',
    shownBy: ['T15'],
  },
  {
    id: '2.3.4',
    about: 'the last of something',
    control: 'a mentor’s places are locked while one is promised',
    shownBy: ['T11'],
  },
  {
    id: '2.3.5',
    about: 'two people for what weighs most',
    control: 'an administrator is made by two; everything about somebody is given out by two',
    shownBy: [['account', 'an administrator is opened by a second one, and never by the one who asked']],
  },
  {
    id: '2.4.1',
    about: 'too many tries',
    control: 'counted in the database, for all processes together',
    shownBy: [
      ['signIn', 'guessing stops after a few tries, whatever address the browser claims to come from'],
      ['offer', 'is answered no more when somebody knocks too often, and the next one may go on'],
    ],
  },
  {
    id: '3.3.1',
    about: 'cookies',
    control: '`__Host-`, Secure, HttpOnly and SameSite on https',
    shownBy: ['T26'],
  },
  {
    id: '3.4.3',
    about: 'what a page may run',
    control: 'a policy with a nonce for each answer and no other host',
    shownBy: ['T26', ['web', 'two pages never share a nonce']],
  },
  {
    id: '3.4.4',
    about: 'headers of every answer',
    control: 'set by the server and not by routes',
    shownBy: ['T26', ['api', 'every answer forbids to keep, frame, sniff or pass on']],
  },
  {
    id: '3.5.1',
    about: 'forms of other sites',
    control: 'one gate before everything, by origin and by what the browser says of itself',
    shownBy: [
      ['web', 'a stranger’s page cannot read the data of a route'],
      ['api', 'a page of another site cannot send anything, whatever cookie goes with it'],
    ],
  },
  {
    id: '3.5.2',
    about: 'content that needs no asking',
    control: 'only JSON at the API, only forms at the apps',
    shownBy: [
      ['api', 'a body that says "%s" runs nothing'],
      ['web', 'only forms are read: JSON, plain text and nothing at all are refused'],
    ],
  },
  {
    id: '4.1.3',
    about: 'headers of the way',
    control: 'the address of a browser is believed from our own servers only',
    shownBy: [['web', 'the app is told who asks by us, whatever the browser claims']],
  },
  {
    id: '4.1.4',
    about: 'verbs',
    control: 'GET and POST, and nothing else',
    shownBy: [['api', '%s opens nothing']],
  },
  { id: '4.2.1', about: 'broken framing', control: 'refused before anything reads it', shownBy: ['T7'] },
  {
    id: '6.3.1',
    about: 'guessing passwords',
    control: 'longer and longer waits for each account, with or without one behind it',
    shownBy: [
      [
        'signIn',
        'guessing at one account waits longer and longer wherever it comes from, with an account or without',
      ],
    ],
  },
  {
    id: '6.3.3',
    about: 'second factor',
    control: 'passkeys or six digits; required by a setting',
    shownBy: [
      ['procedures', 'where a second factor is asked for, a session without one gets nowhere'],
      ['ops', 'asks for a second factor, and keeps the jobs to the process that is meant for them'],
    ],
  },
  {
    id: '6.3.8',
    about: 'who has an account',
    control: 'the same answer and the same time for a wrong address and a wrong password',
    shownBy: [
      ['signIn', 'a wrong password and an unknown address are answered alike'],
      ['signIn', 'an address without an account takes as long to refuse as a wrong password'],
    ],
  },
  {
    id: '6.4.4',
    about: 'a lost factor',
    control: 'two others confirm who it is',
    shownBy: [],
    open: 'being built; no test is named here yet',
  },
  {
    id: '6.5.1',
    about: 'codes that count once',
    control: 'a used code is remembered',
    shownBy: [['signIn', 'six digits let one in, and nobody who saw them after that']],
  },
  {
    id: '6.8.1',
    about: 'sign-in of a trust',
    control: 'issuer, audience and nonce are checked; an identity belongs to one provider',
    shownBy: [
      ['trust', 'what the trust gave is good once, for the browser that went there, and cannot be altered'],
    ],
  },
  {
    id: '7.2.1',
    about: 'sessions asked of the server',
    control: 'looked up at every request, kept as hashes',
    shownBy: [['signIn', 'whoever reads the session table cannot sign in with what stands there']],
  },
  {
    id: '7.3.1',
    about: 'sessions left alone',
    control: 'ten minutes on a phone, fifteen at a desk',
    shownBy: [
      [
        'api',
        'a phone is signed out after ten minutes and a desk after fifteen, and one app’s session opens no other',
      ],
    ],
  },
  {
    id: '7.3.2',
    about: 'sessions for ever',
    control: 'an end for each app, however much it is used',
    shownBy: [['signIn', 'a session lasts as long as its app allows, and no other app may go on with it']],
  },
  {
    id: '7.4.1',
    about: 'signing out',
    control: 'ends the session in the database',
    shownBy: [['signIn', 'signing out ends the session in the database, not only in the browser']],
  },
  {
    id: '7.4.2',
    about: 'leavers',
    control: 'every session ends in the transaction that ends the account',
    shownBy: [
      ['signIn', 'a session ends at once when its account is disabled'],
      ['account', 'a leaver has no session and sees nothing from the next statement on'],
    ],
  },
  {
    id: '7.5.3',
    about: 'a fresh proof',
    control: 'asked for again after five minutes, before whatever is sensitive',
    shownBy: [
      ['procedures', 'a sensitive deed asks who is at the keyboard once the last proof is five minutes old'],
    ],
  },
]
