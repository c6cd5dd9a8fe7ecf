/**
 * Rights that somebody got wrong, one at a time: each cell of the table, each part of each policy, each guard of each
 * function that the policies ask. Every one must show, on the page that is signed or in what somebody reaches.
 */
import { migrate, secretsFrom } from '@alongside/api/install'
import { onDatabase, openOn, openThrowAway, runOn } from '@alongside/api/postgres'
import { seed as tellDemo } from '../seed/seed.ts'
import { guardMutants } from './guard-mutants.ts'
import { peopleAndCoats } from './people-and-coats.ts'
import { policyMutants } from './policy-mutants.ts'
import { rightsNobodySees } from './right-mutants.ts'
import { proofOf, type Row } from './row.ts'

export const row: Row = {
  id: 'T3',
  title:
    'No right can be lost or widened without a proof that fails: table, policies and the functions they ask',
  counts: 'mutants',
  goal: 'all of them seen',
  prove: async ({ say }) => {
    const rights = rightsNobodySees()
    say(`  ${rights.tried} cells of the table, ${rights.survivors.length} unseen`)
    const server = await openThrowAway()
    try {
      await runOn(server.url, 'create database mutants')
      const url = onDatabase(server.url, 'mutants')
      const secrets = secretsFrom({ ALONGSIDE_SECRET: 'nothing that is kept here is a secret' })
      await migrate(url, secrets)
      await tellDemo({ database: url, secrets, say: () => undefined })
      const [right, wrong] = [await openOn(url), await openOn(url)]
      try {
        const everybody = await peopleAndCoats(right, { database: url, secrets })
        const policies = await policyMutants(right, everybody)
        say(`  ${policies.tried} parts of policies, ${policies.survivors.length} unseen`)
        const guards = await guardMutants({ right, wrong }, everybody)
        say(`  ${guards.tried} guards of functions, ${guards.survivors.length} unseen`)
        const all = [rights, policies, guards]
        return proofOf(
          all.reduce((sum, { tried }) => sum + tried, 0),
          all.flatMap(({ survivors }) => survivors),
          `${all.map(({ tried, survivors }) => `${tried - survivors.length} of ${tried}`).join(', ')} seen (cells, policies, guards)`,
        )
      } finally {
        await right.end()
        await wrong.end()
      }
    } finally {
      await server.stop()
    }
  },
}
