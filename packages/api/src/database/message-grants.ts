/** The rights round messages to people and the private links that some of them carry. */
import type { Role } from '@alongside/domain/people'
import { maySee, type View } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { everything, type Grant, type Operation, people, reach, visiblePerson } from './reach.ts'

export function forMessages(): Grant[] {
  return [
    ...forWhoeverSendsLinks(),
    ...forWhoeverWrites(),
    ...forThePerson(),
    ...forWhoeverLooksAfterPost(),
    ...forTheWorker(),
    ...forTheGates(),
  ]
}

/** What may be read of a link by those who sent it: never what opens it. */
const aboutLink = [
  'id',
  'person_id',
  'clinic_id',
  'referral_id',
  'purpose',
  'language',
  'issued_by',
  'issued_at',
  'expires_at',
  'used_at',
  'answer',
  'revoked_at',
]

/** What may be read of a message by those whom it concerns: how far it came. */
const aboutMessage = [
  'id',
  'cause',
  'purpose',
  'channel',
  'clinic_id',
  'person_id',
  'about_id',
  'language',
  'at',
  'next_attempt_at',
  'attempts',
  'last_problem',
  'good_until',
  'given_up_at',
  'sent_at',
  'cancelled_at',
]

function grants(
  role: string,
  table: string,
  operations: readonly Operation[],
  condition: string,
  columns?: readonly string[],
): Grant[] {
  return operations.map(operation => ({
    table,
    operation,
    role,
    condition,
    ...(columns ? { columns } : {}),
  }))
}

function whoSee(view: View): Role[] {
  return people.filter(role => maySee(role, view) !== undefined)
}

function forWhoeverSendsLinks(): Grant[] {
  return whoSee('privateLink').flatMap(each => {
    const role = databaseRole(each)
    const theirs = reach(each, 'private_link', 'clinic')
    return [
      ...grants(role, 'private_link', ['select'], theirs, aboutLink),
      ...grants(role, 'private_link', ['insert'], theirs),
      ...grants(role, 'private_link', ['update'], theirs, ['revoked_at']),
    ]
  })
}

/** Whoever may know how somebody is reached may write to them: one message to one person. */
function forWhoeverWrites(): Grant[] {
  return whoSee('personContact').flatMap(each => {
    const role = databaseRole(each)
    return [
      ...grants(role, 'message', ['insert'], visiblePerson('person_id')),
      // a cause that was written before is not written again
      ...grants(role, 'message', ['select'], visiblePerson('person_id'), aboutMessage),
    ]
  })
}

/** Whoever holds an open link: their own record as far as an answer touches it. */
function forThePerson(): Grant[] {
  return whoSee('ownOffer').flatMap(each => {
    const role = databaseRole(each)
    const own = reach(each, 'consent', 'own')
    const contact = ['called_sealed', 'contact_sealed', 'contact_rules', 'changed_at', 'seq']
    return [
      ...grants(role, 'person', ['select'], reach(each, 'person', 'own'), [
        'id',
        'clinic_id',
        'died_on',
        'erased_at',
        ...contact,
      ]),
      ...grants(role, 'person', ['update'], reach(each, 'person', 'own'), contact),
      ...grants(role, 'data_key', ['select'], 'owner_id = (select authz.own_person())'),
      ...grants(role, 'consent', ['select'], own, ['person_id', 'scope', 'given', 'at', 'withdrawn_at']),
      ...grants(role, 'consent', ['insert'], own),
      ...grants(role, 'consent', ['update'], own, ['withdrawn_at']),
      ...grants(role, 'clinic_setting', ['select'], 'clinic_id = (select authz.own_clinic())'),
    ]
  })
}

/** Whoever looks after messages that did not leave, and reads the post of a demo. */
function forWhoeverLooksAfterPost(): Grant[] {
  return whoSee('unsentMessage').flatMap(each => {
    const role = databaseRole(each)
    const theirs = visiblePerson('person_id')
    return [
      ...grants(role, 'message', ['select'], theirs, aboutMessage),
      ...grants(role, 'message', ['update'], theirs, [
        'cancelled_at',
        'given_up_at',
        'next_attempt_at',
        'attempts',
      ]),
      ...grants(role, 'local_post', ['select'], theirs),
    ]
  })
}

function forTheWorker(): Grant[] {
  const role = databaseRole('system')
  return [
    ...grants(role, 'private_link', ['select'], everything, [
      'id',
      'referral_id',
      'person_id',
      'used_at',
      'revoked_at',
      'expires_at',
    ]),
    ...grants(role, 'local_post', ['select', 'insert'], everything),
  ]
}

/** The functions that decide whether a link is open. */
function forTheGates(): Grant[] {
  const role = 'alongside_authz'
  return [
    ...grants(role, 'private_link', ['select'], everything, [
      'id',
      'token_hash',
      'person_id',
      'clinic_id',
      'referral_id',
      'language',
      'from_sealed',
      'expires_at',
      'used_at',
      'revoked_at',
      'answer',
      'answered_by',
    ]),
    ...grants(role, 'private_link', ['update'], everything, ['used_at', 'answer', 'answered_by']),
  ]
}
