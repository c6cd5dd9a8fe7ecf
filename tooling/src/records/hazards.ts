/** The hazard log in the manner of DCB0129: what could harm somebody, what stands against it, and what shows that it does. */
import type { Evidence } from './evidence.ts'

/** 1 to 5 each, as the standard's matrix has them: how bad, how likely. */
export interface Hazard {
  readonly id: string
  readonly hazard: string
  readonly harm: string
  readonly causes: string
  readonly before: readonly [severity: number, likelihood: number]
  readonly controls: string
  readonly after: readonly [severity: number, likelihood: number]
  readonly shownBy: readonly Evidence[]
  readonly open?: string
}

export const hazards: readonly Hazard[] = [
  {
    id: 'H1',
    hazard: 'Somebody learns of a diagnosis who must not',
    harm: 'violence, loss of home, family or work; staying away from care',
    causes:
      'a wrong right; a message that is read by others; a list that is sent to many; a partner at a phone',
    before: [5, 4],
    controls:
      'one table of rights in the API and the database; words that tell a stranger nothing; no way to write to two; safe ways and hours; short sessions',
    after: [5, 2],
    shownBy: [
      'T1',
      'T5',
      ['messages', 'tells a stranger nothing: $purpose in $language'],
      ['offer', 'is not sent by a way that they did not allow'],
    ],
    open: 'a look over a shoulder cannot be stopped by a program',
  },
  {
    id: 'H2',
    hazard: 'A name leaves the clinic although the person said no',
    harm: 'as H1; trust in the clinic is lost',
    causes: 'release and opting out at the same moment; a no that is not written down',
    before: [4, 3],
    controls:
      'one compare and set under a lock; silence releases only where a clinic settled that in writing',
    after: [4, 1],
    shownBy: ['T12', ['offer', 'a no still stops it when the team has taken it up already']],
  },
  {
    id: 'H3',
    hazard: 'Somebody waits and nobody notices',
    harm: 'distress, a crisis alone, a visit missed',
    causes: 'a clock that does not ring; a notice that nobody opens; jobs that stand still',
    before: [4, 4],
    controls:
      'clocks are rows and ring late rather than never; overdue stays overdue; what waits too long is told to more people; an alarm on what is due',
    after: [4, 2],
    shownBy: ['T14', ['concern', 'a clock that nobody hears reminds the lead again']],
  },
  {
    id: 'H4',
    hazard: 'A concern about safety is lost or comes late',
    harm: 'serious harm to somebody or a child',
    causes: 'written only in a note; the lead is away; a record closed over it',
    before: [5, 3],
    controls:
      'raised in one go, told at once, reminds until somebody decides; nobody closes a record over it',
    after: [5, 1],
    shownBy: [
      [
        'concern',
        'a mentor raises it with the account in one go, and the lead and the coordinator hear of it',
      ],
      ['concern', 'nobody closes somebody’s record while it is open'],
    ],
    open: 'it is no emergency service; screens say so',
  },
  {
    id: 'H5',
    hazard: 'Somebody is contacted who has died',
    harm: 'distress to those who are left',
    causes: 'a death known in one place only; a message on its way',
    before: [3, 3],
    controls: 'a death ends every message and every clock for contact in one transaction',
    after: [3, 1],
    shownBy: [
      ['write', 'nothing is written to somebody who has died'],
      ['careGap', 'somebody who has died is looked for no more, and nobody gets in touch'],
    ],
  },
  {
    id: 'H6',
    hazard: 'Two mentors for one, or a mentor with too many',
    harm: 'a promise that cannot be kept',
    causes: 'two coordinators at the same moment',
    before: [2, 4],
    controls: 'places are locked while one is promised',
    after: [2, 1],
    shownBy: ['T11'],
  },
  {
    id: 'H7',
    hazard: 'A mentor meets somebody whom they know',
    harm: 'as H1, on both sides',
    causes: 'small communities; matching by name',
    before: [4, 3],
    controls:
      'a proposal without a name; either side says no without a reason; workers never reach their own record',
    after: [4, 2],
    shownBy: [
      ['walls', 'a mentor who once was this very person is not proposed to them'],
      ['walls', 'a worker who is or was a client never reaches their own record'],
    ],
  },
  {
    id: 'H8',
    hazard: 'What was entered is lost',
    harm: 'a session, a concern or a no that nobody knows of any more',
    causes: 'a crash half-way; a broken disk; a wrong restore',
    before: [4, 3],
    controls:
      'all or nothing; a standby that has what was promised; a backup of each night and of every minute',
    after: [4, 1],
    shownBy: ['T15', 'T18'],
    open: 'a failover with the API running against it was not tried',
  },
  {
    id: 'H9',
    hazard: 'Something happens twice',
    harm: 'two messages, two referrals, a wrong figure',
    causes: 'a second click; a carrier that took it and did not say so',
    before: [2, 4],
    controls: 'an id for each form; a cause for each message; the same number for the same letter',
    after: [2, 2],
    shownBy: ['T12', 'T16'],
  },
  {
    id: 'H10',
    hazard: 'Two people are taken for one, or one for two',
    harm: 'words about one with the other',
    causes: 'the same number typed wrong; a person who comes back',
    before: [4, 2],
    controls:
      'unique for each clinic; coming back is a new episode, asked afresh; two findings before records are put together',
    after: [4, 1],
    shownBy: [
      [
        'comingBack',
        'until they agree again the charity does not see who came back, and then not what was before',
      ],
    ],
  },
  {
    id: 'H11',
    hazard: 'A figure leads to a wrong decision',
    harm: 'a service that helps is ended, or the other way round',
    causes: 'counted twice; small numbers; a comparison that is none',
    before: [3, 3],
    controls:
      'figures are counted again from the rows; small numbers are not shown; the limits stand beside the figure',
    after: [3, 2],
    shownBy: ['T21'],
  },
  {
    id: 'H12',
    hazard: 'Somebody who was erased comes back',
    harm: 'as H1; a promise that was broken',
    causes: 'a backup from before is brought back',
    before: [4, 3],
    controls: 'a list elsewhere, erased again before anybody works',
    after: [4, 1],
    shownBy: [
      'T22',
      [
        'erasure',
        'a backup that still knows her forgets her again, with her record, before anybody works with it',
      ],
    ],
  },
  {
    id: 'H13',
    hazard: 'Nobody can work',
    harm: 'as H3, for everybody',
    causes: 'a process that dies; an upgrade; the database is away',
    before: [3, 3],
    controls:
      'several processes; a restart that nobody notices; pages that work without a script on an old phone',
    after: [3, 2],
    shownBy: [['api', 'a host that is on its way out asks for nobody new']],
    open: 'a load of the size of the whole country was not tried here',
  },
]
