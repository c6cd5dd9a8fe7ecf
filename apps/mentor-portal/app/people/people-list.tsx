import { Clock, StateTag, WorkList } from '@alongside/web/page'
import type { PersonLine } from './people.server.ts'

/** The people of one mentor, each a target for a thumb. */
export function PeopleList({ people }: { readonly people: readonly PersonLine[] }) {
  return (
    <WorkList
      items={people.map(person => ({
        id: person.id,
        to: `/people/${person.id}`,
        title: person.called,
        detail: person.detail,
        tags: (
          <>
            <StateTag tone={person.tone}>{person.state}</StateTag>
            {person.daysLeft === null ? null : <Clock workingDays={person.daysLeft} />}
          </>
        ),
      }))}
      empty={
        <>
          <p>
            <strong>Nobody yet, and that is fine.</strong>
          </p>
          <p>
            When there is somebody who may be a good match, you are asked first, without a name. You can say
            no without a reason.
          </p>
        </>
      }
    />
  )
}
