/** What a data protection impact assessment asks of a system like this: the risks to people, and what is done about each. */
import type { Evidence } from './evidence.ts'

export interface PrivacyRisk {
  readonly risk: string
  readonly before: 'high' | 'medium' | 'low'
  readonly measures: string
  readonly after: 'high' | 'medium' | 'low'
  readonly shownBy: readonly Evidence[]
  /** What only people can decide, or what is left. */
  readonly open?: string
}

export const privacyRisks: readonly PrivacyRisk[] = [
  {
    risk: 'Being in the database at all tells a diagnosis',
    before: 'high',
    measures:
      'nobody can ask whether somebody is in it: foreign and unknown are answered alike, numbers are unique per clinic, no search by name, no word on a screen or in a message that tells',
    after: 'medium',
    shownBy: [
      'T1',
      [
        'walls',
        'the same number at two clinics is no matter, so it tells nobody that a person exists elsewhere',
      ],
      ['import', 'cannot tell a list of another clinic from one that never was'],
    ],
  },
  {
    risk: 'More is collected than is needed',
    before: 'medium',
    measures:
      'a mentor sees what somebody likes to be called and how they are safely reached; words are asked for only where a choice is not enough',
    after: 'low',
    shownBy: [
      ['walls', 'a mentor can read neither the full name nor the number at the clinic, not even sealed'],
    ],
    open: 'the fields themselves are to be looked through with the clinics once a year',
  },
  {
    risk: 'Somebody looks who has no reason',
    before: 'high',
    measures:
      'a relationship is the right; every look is written down with it; a lead is told of a day that is unusual; the person may ask who looked',
    after: 'medium',
    shownBy: [
      'T19',
      ['audit', 'whoever asks for three records that are not theirs is looked into by the lead, once'],
      [
        'audit',
        'a person may be told who looked, from which organisation and why, and no worker is named to a coordinator',
      ],
    ],
  },
  {
    risk: 'An emergency is used as an excuse',
    before: 'medium',
    measures: 'one record, half an hour, a reason, others hear of it, somebody else reviews it',
    after: 'low',
    shownBy: [
      ['opening', 'a lead opens one record for half an hour, reads it, and changes nothing'],
      ['opening', 'somebody else reviews it and sees what was looked at; nobody reviews their own'],
    ],
  },
  {
    risk: 'Whoever hosts the database reads it',
    before: 'high',
    measures:
      'every name, number and word is sealed with a key of the person; the keys are wrapped with one that the database never sees',
    after: 'medium',
    shownBy: ['T28'],
    open: 'how many people there are, when something happened and who works with whom can be seen in a dump; root on the machine of the server can read its memory',
  },
  {
    risk: 'A backup is lost or stolen',
    before: 'high',
    measures: 'encrypted to a key that no server has',
    after: 'low',
    shownBy: ['T18', 'T22'],
  },
  {
    risk: 'Somebody asks to be forgotten and is not',
    before: 'medium',
    measures: 'their key is destroyed; a list kept elsewhere erases them again after a restore',
    after: 'low',
    shownBy: [
      'T22',
      [
        'erasure',
        'a backup that still knows her forgets her again, with her record, before anybody works with it',
      ],
    ],
    open: 'backups of 35 days',
  },
  {
    risk: 'The name leaves the clinic without a basis',
    before: 'high',
    measures: 'an agreement is written down first; silence counts only where a clinic settled it in writing',
    after: 'medium',
    shownBy: ['T12', ['rights', 'does a coordinator reach anybody before they were released']],
    open: 'the Caldicott Guardian of each trust decides whether silence may ever release',
  },
  {
    risk: 'Reports show one person',
    before: 'medium',
    measures: 'one to four are never shown, and cannot be worked out from other figures',
    after: 'low',
    shownBy: ['T21'],
  },
  {
    risk: 'A worker is also a client',
    before: 'high',
    measures:
      'the two are apart; nobody reaches their own record through their work, nor learns of it from a log',
    after: 'medium',
    shownBy: [
      ['walls', 'a worker who is or was a client never reaches their own record'],
      ['audit', 'a worker who is this very person learns nothing from the log'],
    ],
  },
  {
    risk: 'Logs, numbers and traces give somebody away',
    before: 'medium',
    measures: 'ids of requests, names of routes and counts',
    after: 'low',
    shownBy: ['T5', ['watch', 'a trace names the procedure and nobody, whatever was sent with it']],
  },
]
