/**
 * Rights that somebody got wrong, one at a time: each cell of the table, each part of each policy, each guard of each
 * function that the policies ask. Every one must show, on the page that is signed or in what somebody of the demo reaches.
 */
import { migrate, openSessionFor, secretsFrom } from '@alongside/api/install'
import { type Connection, onDatabase, openOn, openThrowAway, runOn } from '@alongside/api/postgres'
import { chanceOf } from '@alongside/domain/what-if'
import { seed as tellDemo } from '../seed/seed.ts'
import { guardMutants, type Somebody } from './guard-mutants.ts'
import { policyMutants } from './policy-mutants.ts'
import { rightsNobodySees } from './right-mutants.ts'
import { proofOf, type Row } from './row.ts'

const MOST_OF_EACH_ROLE = 4

export const row: Row = {
  id: 'T3',
  title:
    'No right can be lost or widened without a proof that fails: table, policies and the functions they ask',
  counts: 'mutants',
  goal: 'all of them seen',
  prove: async ({ long, seed, say }) => {
    const rights = rightsNobodySees()
    say(`  ${rights.tried} cells of the table, ${rights.survivors.length} unseen`)
    const server = await openThrowAway()
    try {
      await runOn(server.url, 'create database mutants')
      const url = onDatabase(server.url, 'mutants')
      const secrets = secretsFrom({ ALONGSIDE_SECRET: 'nothing that is kept here is a secret' })
      await migrate(url, secrets)
      await tellDemo({ database: url, secrets, say: () => undefined })
      const connection = await openOn(url)
      try {
        const everybody = await whoThereIs(connection, { database: url, secrets })
        const policies = await policyMutants(connection, everybody)
        say(`  ${policies.tried} parts of policies, ${policies.survivors.length} unseen`)
        const guards = await guardMutants(connection, everybody, {
          chance: chanceOf(seed),
          most: long ? Number.POSITIVE_INFINITY : 25,
        })
        say(`  ${guards.tried} guards of functions, ${guards.survivors.length} unseen`)
        const all = [rights, policies, guards]
        return proofOf(
          all.reduce((sum, { tried }) => sum + tried, 0),
          all.flatMap(({ survivors }) => survivors),
          `${all.map(({ tried, survivors }) => `${tried - survivors.length} of ${tried}`).join(', ')} seen (cells, policies, guards)`,
        )
      } finally {
        await connection.end()
      }
    } finally {
      await server.stop()
    }
  },
}

/** Some of each role of the demo with a session each, holders of links and keys, and those who need none. */
async function whoThereIs(
  connection: Connection,
  install: Parameters<typeof openSessionFor>[0],
): Promise<Somebody[]> {
  const { rows } = await connection.query<{ id: string; role: string }>(
    `select id, role from (
       select a.id, 'alongside_' || lower(regexp_replace(a.role, '([A-Z])', '_\\1', 'g')) as role,
         row_number() over (partition by a.role order by
           (select count(*) from mentoring m join mentor o on o.id = m.mentor_id where o.account_id = a.id) desc, a.id) as nth
       from account a where a.auth_user_id is not null and a.disabled_at is null) ranked
     where nth <= ${MOST_OF_EACH_ROLE}`,
  )
  const everybody: Somebody[] = [
    { role: 'alongside_system', session: '' },
    { role: 'alongside_authz', session: '' },
  ]
  for (const { id, role } of rows) everybody.push({ role, session: await openSessionFor(install, id) })
  const { rows: held } = await connection.query<{ role: string; session: string }>(
    `(select 'alongside_person' as role, token_hash as session from private_link
        where used_at is null and revoked_at is null and expires_at > now() limit 3)
     union all
     (select 'alongside_integration', key_hash from clinic_key where revoked_at is null limit 3)`,
  )
  return [...everybody, ...held]
}
