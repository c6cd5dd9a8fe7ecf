/** ASVS, the chapters about what is inside: rights, keys, TLS, settings, data, code, logs. */
import type { Requirement } from './requirement.ts'

export const inside: readonly Requirement[] = [
  {
    id: '8.1.1',
    about: 'rights written down',
    control: 'one table, printed in docs/permissions.md',
    shownBy: [['rights', 'says the same as the page that people sign']],
  },
  {
    id: '8.2.1',
    about: 'rights to procedures',
    control: 'the table decides; a procedure without a right does not build',
    shownBy: ['T1', 'T2'],
  },
  {
    id: '8.2.2',
    about: 'rights to rows',
    control: 'forced row-level security, from the same table',
    shownBy: ['T1', ['walls', 'a clinician sees the people of their own clinic and of no other']],
  },
  {
    id: '8.2.3',
    about: 'rights to fields',
    control: 'columns that are not granted, strict outputs',
    shownBy: [
      ['walls', 'a mentor can read neither the full name nor the number at the clinic, not even sealed'],
      ['procedures', 'a view that holds more than it says is stopped'],
    ],
  },
  {
    id: '8.3.2',
    about: 'changed rights count at once',
    control: 'asked of the database in each statement',
    shownBy: [['walls', 'a mentor sees somebody while they support them, and not one statement longer']],
  },
  {
    id: '8.4.1',
    about: 'clinics apart',
    control: 'a person belongs to one clinic; what is unique is unique there',
    shownBy: [
      [
        'walls',
        'the same number at two clinics is no matter, so it tells nobody that a person exists elsewhere',
      ],
    ],
  },
  {
    id: '11.1.1',
    about: 'the life of keys',
    control: 'docs/operations/keys.md; the wrapping key can be changed',
    shownBy: [
      [
        'rewrap',
        'the wrapping key is changed while people work, and the one of before opens nothing any more',
      ],
    ],
    open: 'a person’s own key and the index key cannot be changed yet',
  },
  {
    id: '11.3.2',
    about: 'ciphers',
    control: 'AES-256-GCM with the place of a cell authenticated',
    shownBy: [
      ['keys', 'a sealed value that was moved into another cell does not open there'],
      ['keys', 'one changed byte anywhere in a sealed value is noticed'],
    ],
  },
  {
    id: '11.5.1',
    about: 'what cannot be guessed',
    control: 'more than 128 bits of the system’s chance in every token',
    shownBy: [['offer', 'has a token of more than 128 bits, each sign as likely as any other']],
  },
  {
    id: '12.2.1',
    about: 'TLS',
    control: 'a proxy in front; cookies and HSTS ask for it',
    shownBy: [],
    open: 'the proxy is the installer’s',
  },
  {
    id: '13.2.4',
    about: 'where the server may go',
    control: 'hosts by name, no private networks, no redirects',
    shownBy: [
      ['webhooks', 'leads to the hosts that were allowed, and by https, and nowhere else'],
      ['webhooks', 'does not lead into a private network, by address or by name'],
    ],
  },
  {
    id: '13.3.1',
    about: 'secrets',
    control: 'files that only their process may read; none in the repository',
    shownBy: ['T28'],
  },
  {
    id: '14.2.1',
    about: 'nothing in an address',
    control: 'queries are sent as bodies; ids in addresses lead nowhere by themselves',
    shownBy: [
      ['api', 'what somebody asks for cannot stand in an address'],
      ['web', 'a person’s address, a search and a name never reach it; the pattern and the ids do'],
    ],
  },
  {
    id: '14.2.7',
    about: 'how long it is kept',
    control: 'retention is a state with a clock; a person decides the end',
    shownBy: [
      'T22',
      [
        'discharge',
        'a record that was kept for as long as it must be is destroyed with the key, and only counts are left',
      ],
    ],
  },
  {
    id: '14.3.2',
    about: 'nothing kept by a browser',
    control: '`no-store` on every answer',
    shownBy: ['T26'],
  },
  {
    id: '15.2.1',
    about: 'old parts',
    control: 'a floor for each known fault; a lockfile with checksums',
    shownBy: ['T27'],
  },
  {
    id: '15.3.6',
    about: 'polluted objects',
    control: 'strict schemas; tried with hostile names',
    shownBy: ['T6'],
  },
  {
    id: '15.4.2',
    about: 'looked first, then done',
    control: 'compare and set under a lock',
    shownBy: ['T11', 'T12'],
  },
  {
    id: '16.2.5',
    about: 'what a log may hold',
    control: 'ids of requests, names of routes and codes',
    shownBy: [
      'T5',
      ['watch', 'the numbers say what was asked, how it went and what waits, and nothing of anybody'],
    ],
  },
  {
    id: '16.3.2',
    about: 'refusals written down',
    control: 'in the access log, with who asked',
    shownBy: [
      ['audit', 'whoever asks for three records that are not theirs is looked into by the lead, once'],
    ],
  },
  {
    id: '16.4.2',
    about: 'logs that stay',
    control: 'only added to; chained; the end kept elsewhere',
    shownBy: [
      'T19',
      ['walls', 'nobody who signs in can change or remove what is in the journal or in the access log'],
    ],
  },
  {
    id: '16.5.1',
    about: 'errors without words',
    control: 'a code and nothing else',
    shownBy: [
      'T5',
      ['api', 'a bug is answered without a word of what went wrong, and logged without a value'],
    ],
  },
  {
    id: '16.5.2',
    about: 'when something else is away',
    control: '503 with when to come back; a message is tried again',
    shownBy: [
      'T16',
      ['api', 'while the database is away everybody is asked to come back, and nobody is told why'],
    ],
  },
]
