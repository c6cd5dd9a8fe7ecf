/** Every message that must not be taken. */
import type { Bad } from './bad.fixture.ts'
import { badAttendance } from './bad-attendance.fixture.ts'
import { badBundles, badText } from './bad-bundles.fixture.ts'
import { badOperations } from './bad-operations.fixture.ts'
import { badPeople } from './bad-people.fixture.ts'
import { badRequests } from './bad-requests.fixture.ts'

export const badMessages: readonly Bad[] = [
  ...badPeople.map(each => ({ ...each, what: `a request whose person ${each.what}` })),
  ...badRequests.map(each => ({ ...each, what: `a request that ${each.what}` })),
  ...badBundles.map(each => ({ ...each, what: `a Bundle that ${each.what}` })),
  ...badOperations.map(each => ({ ...each, what: `a message that ${each.what}` })),
  ...badAttendance.map(each => ({ ...each, what: `an appointment or visit that ${each.what}` })),
  ...badText.map(each => ({ ...each, what: `a body that ${each.what}` })),
]
