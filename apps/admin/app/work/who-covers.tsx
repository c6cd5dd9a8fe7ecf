import { useAccount } from '@alongside/web/frame'
import { Panel } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { turnWords } from '../words.ts'

type Covers = Work['covers']

/** The turns of the team are told whether somebody is named for them or not; the clinic's own only with a name. */
const turns = ['coordinator', 'safeguardingLead', 'clinic'] as const

/** Who takes on what nobody acted on, clinic by clinic. */
export function WhoCovers({ covers }: { readonly covers: Covers }) {
  const clinics = useAccount()?.clinics ?? []
  return (
    <Panel title="Who covers">
      {covers.length === 0 ? (
        <p className="ad-covers__none">
          Nobody is named, so all of a clinic’s team cover for each other. An administrator can name somebody.
        </p>
      ) : (
        <dl className="ad-covers">
          {clinics.map(({ id, name: clinic }) => (
            <div key={id}>
              <dt>{clinic}</dt>
              {turns
                .map(turn => [turn, coverOf(covers, id, turn)] as const)
                .filter(([turn, name]) => turn !== 'clinic' || name !== null)
                .map(([turn, name]) => (
                  <dd key={turn}>
                    {turnWords[turn]}: {name ?? 'all of them'}
                  </dd>
                ))}
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}

/** Who is named for a turn at a clinic; null where all who do that work cover for each other. */
export function coverOf(covers: Covers, clinic: string, turn: Covers[number]['turn']): string | null {
  const named = covers.find(each => each.clinicId === clinic && each.turn === turn)
  if (!named) return null
  return named.isYou ? 'you' : (named.name ?? 'a colleague')
}
