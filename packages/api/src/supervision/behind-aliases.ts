/** Who stands behind an alias, for those who know them anyway: nobody finds out here. */
import type { Alias, SupervisionContext } from '@alongside/domain/supervision'
import type { BareRow } from '../lifecycle/registration.ts'
import { consentsOf } from '../person/consents.ts'
import { knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { aliasFor } from './aliases.ts'
import { supportAt } from './support-now.ts'

interface Behind {
  readonly personId: string
  readonly name: string | null
}

interface Known {
  behind(alias: Alias, byName: boolean): Behind | undefined
  readonly choosable: { alias: Alias; personId: string; name: string | null; mayBeNamed: boolean }[]
}

export async function knownBehind(reading: Reading, row: BareRow): Promise<Known> {
  return reading.caller.role === 'clinician' ? named(reading, row) : supported(reading, row)
}

/** A mentor knows the people they support, a coordinator all whom the clinic released. */
async function supported(reading: Reading, { clinicId, context }: BareRow): Promise<Known> {
  const { mentorId } = context as SupervisionContext
  const support = await supportAt(reading, reading.keyring, clinicId, mentorId)
  const personIds = support.map(({ personId }) => personId)
  const known = await knownPeople(reading, personIds)
  const choosable = support.map(({ alias, personId, mayBeNamed }) => ({
    alias,
    personId,
    name: known(personId).called,
    mayBeNamed,
  }))
  return {
    behind: alias => choosable.find(each => each.alias === alias),
    choosable,
  }
}

/** A clinic is told who it is only of those who agreed to be spoken of by name, and were brought by name. */
async function named(reading: Reading, { clinicId, context }: BareRow): Promise<Known> {
  const { items } = context as SupervisionContext
  const wanted = items.filter(({ byName }) => byName).map(({ alias }) => alias)
  if (wanted.length === 0) return { behind: () => undefined, choosable: [] }
  const referrals = await reading.db
    .selectFrom('referral')
    .select(['id', 'person_id'])
    .where('clinic_id', '=', clinicId)
    .where('released_at', 'is not', null)
    .execute()
  const meant = referrals
    .map(({ id, person_id }) => ({ alias: aliasFor(reading.keyring, clinicId, id), personId: person_id }))
    .filter(({ alias }) => wanted.includes(alias))
  const personIds = meant.map(({ personId }) => personId)
  const agreed = await consentsOf(reading, personIds)
  const still = meant.filter(({ personId }) => agreed(personId, 'teamDiscussion'))
  const known = await knownPeople(
    reading,
    still.map(({ personId }) => personId),
  )
  return {
    behind: (alias, byName) => {
      const found = byName ? still.find(each => each.alias === alias) : undefined
      return found && { personId: found.personId, name: known(found.personId).called }
    },
    choosable: [],
  }
}
