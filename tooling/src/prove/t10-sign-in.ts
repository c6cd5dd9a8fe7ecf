/** Sign-in, attacked over HTTP: codes in a rush, sessions that were known before or are over, oracles, and forged tokens. */
import { codeTrials } from './code-trials.ts'
import { forgeryTrials } from './forgery-trials.ts'
import { openLyingTrust } from './lying-trust.ts'
import { proofOf, type Row } from './row.ts'
import { withHouse } from './served.ts'
import { oracleTrials, sessionTrials } from './session-trials.ts'
import { openTrials } from './trials.ts'

export const row: Row = {
  id: 'T10',
  title:
    'Nobody gets in with what was used, guessed, forged, known before or ended, and nobody learns who has an account',
  counts: 'attempts',
  goal: '1 of 100 with the same code gets in, 0 forgeries taken, what is ended is refused at the next request',
  prove: async ({ long, say }) => {
    const [north, south] = [await openLyingTrust(), await openLyingTrust()]
    const known = (id: string, trustId: string, { issuer, clientId, clientSecret }: typeof north) => ({
      ...{ id, name: id, trustId, issuer, clientId, clientSecret },
    })
    try {
      return await withHouse(
        'api',
        async house => {
          const trials = openTrials()
          await forgeryTrials(house, north, south, trials)
          say(`  ${trials.count} with tokens of a trust`)
          await sessionTrials(house, trials)
          await codeTrials(house, trials)
          say(`  ${trials.count} with codes and sessions`)
          await oracleTrials(house, long ? 300 : 24, trials)
          return proofOf(trials.count, trials.faults)
        },
        async ({ behind, clinic, otherClinic }) => {
          const trustOf = async (id: string) =>
            (await behind.query<{ id: string }>('select trust_id as id from clinic where id = $1', [id]))
              .rows[0]?.id ?? ''
          return {
            ALONGSIDE_SECOND_FACTOR: 'required',
            ALONGSIDE_TRUST_SIGN_IN: JSON.stringify([
              known('north', await trustOf(clinic), north),
              known('south', await trustOf(otherClinic), south),
            ]),
          }
        },
      )
    } finally {
      await Promise.all([north.close(), south.close()])
    }
  },
}
