import { Panel } from '@alongside/web/page'
import type { Work } from '../answers.ts'
import { useClinicName } from '../lists/list-head.tsx'
import { turnWords } from '../words.ts'

/** Who takes on what nobody acted on, clinic by clinic. */
export function WhoCovers({ covers }: { readonly covers: Work['covers'] }) {
  const clinicName = useClinicName()
  const clinics = [...new Set(covers.map(({ clinicId }) => clinicId))]
  return (
    <Panel title="Who covers">
      {clinics.length === 0 ? (
        <p className="ad-covers__none">
          Nobody is named, so all of a clinic’s team cover for each other. An administrator can name somebody.
        </p>
      ) : (
        <dl className="ad-covers">
          {clinics.map(id => (
            <div key={id}>
              <dt>{clinicName(id)}</dt>
              {covers
                .filter(({ clinicId }) => clinicId === id)
                .map(({ turn, name, isYou }) => (
                  <dd key={turn}>
                    {turnWords[turn]}: {isYou ? 'you' : (name ?? 'a colleague')}
                  </dd>
                ))}
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
