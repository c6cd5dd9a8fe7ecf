/** Who stands behind an alias, for those who know them anyway: nobody finds out here. */
import type { Alias, SupervisionContext } from '@alongside/domain/supervision'
import { sql } from 'kysely'
import type { BareRow } from '../lifecycle/registration.ts'
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
  // whether they agree now: the newest answer of this episode, and not taken back
  const { rows } = await sql<{ id: string; person_id: string; agrees: boolean | null }>`
    select r.id, r.person_id, (
      select c.given and c.withdrawn_at is null from consent c
      where c.person_id = r.person_id and c.scope = 'teamDiscussion' and c.lapsed_at is null
      order by c.at desc limit 1
    ) as agrees
    from referral r where r.clinic_id = ${clinicId} and r.released_at is not null`.execute(reading.db)
  const still = rows
    .filter(({ agrees }) => agrees === true)
    .map(({ id, person_id }) => ({ alias: aliasFor(reading.keyring, clinicId, id), personId: person_id }))
    .filter(({ alias }) => wanted.includes(alias))
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
