import { titled } from '@alongside/web/page'
import { OpenEarlier } from '@alongside/web/people'
import { Journey } from '@alongside/web/pictures'
import { Consents } from '../people/consents.tsx'
import { History } from '../people/history.tsx'
import { journeyOf } from '../people/journey-of.ts'
import { Sessions } from '../people/sessions.tsx'

export { earlierAction as action, earlierLoader as loader } from '@alongside/web/people.server'

export const meta = titled('Before this')

/** An earlier time of support, opened with a reason. */
export default function Earlier() {
  return (
    <OpenEarlier whom={({ name }) => name ?? 'Somebody without a name here'}>
      {opened => (
        <>
          <Journey title="The way they went" {...journeyOf(opened.lifecycles)} />
          <Consents consents={opened.consents} />
          {opened.sessions.length > 0 ? <Sessions sessions={opened.sessions} /> : null}
          <History timeline={opened.timeline} />
        </>
      )}
    </OpenEarlier>
  )
}
