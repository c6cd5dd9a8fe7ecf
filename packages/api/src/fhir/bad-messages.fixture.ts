/** Every message that must not be taken, of both kinds. */
import type { Bad, Json } from './bad.fixture.ts'
import { badAttendance } from './bad-attendance.fixture.ts'
import { badBundles, badText } from './bad-bundles.fixture.ts'
import { badOperations } from './bad-operations.fixture.ts'
import { badPeople } from './bad-people.fixture.ts'
import { badRequests } from './bad-requests.fixture.ts'
import { message } from './fhir.fixture.ts'

/** The same fault in the message of a trust's system: the request is the second entry of it, the person inside. */
function inMessage({ what, body, paths }: Bad): Bad {
  return {
    what,
    to: '/$process-message',
    body: () => {
      const resource = body() as Json
      const sent = message(undefined, { reason: resource.status === 'revoked' ? 'delete' : 'new' })
      const [header, request] = sent.entry
      return { ...sent, entry: [header, { ...request, resource }] }
    },
    paths: paths.map(path => path.replace(/^ServiceRequest/, 'Bundle.entry[1].resource')),
  }
}

export const badMessages: readonly Bad[] = [
  ...badPeople.map(each => ({ ...each, what: `a request whose person ${each.what}` })),
  ...badRequests.map(each => ({ ...each, what: `a request that ${each.what}` })),
  ...[...badPeople, ...badRequests].map(each => ({
    ...inMessage(each),
    what: `a message whose request or person ${each.what}`,
  })),
  ...badBundles.map(each => ({ ...each, what: `a Bundle that ${each.what}` })),
  ...badOperations.map(each => ({ ...each, what: `a message that ${each.what}` })),
  ...badAttendance.map(each => ({ ...each, what: `an appointment or visit that ${each.what}` })),
  ...badText.map(each => ({ ...each, what: `a body that ${each.what}` })),
]
