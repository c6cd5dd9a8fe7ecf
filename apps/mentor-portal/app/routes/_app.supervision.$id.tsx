import { supervisionSortWords } from '@alongside/domain/supervision'
import { EventForm } from '@alongside/web/form'
import { Columns, momentInWords, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { Actions, Agenda, Attendance, ItemFields, Learning } from '@alongside/web/supervision'
import type { supervisionLoader } from '@alongside/web/supervision.server'
import { Link, useLoaderData } from '@remix-run/react'

export { supervisionAction as action, supervisionLoader as loader } from '@alongside/web/supervision.server'

export const meta = titled('Supervision')

/** One supervision from a mentor's side: what to talk about, and what was agreed. */
export default function Supervision() {
  const { supervision, newId } = useLoaderData<typeof supervisionLoader>()
  const mayAdd = supervision.options.some(({ type, open }) => type === 'addItem' && open)
  const wasHeld = supervision.heldAt !== null
  return (
    <Page
      title={supervisionSortWords[supervision.sort]}
      back={{ to: '/supervision', label: 'Supervision' }}
      tags={<StateTag>{supervision.label}</StateTag>}
      lead={`${momentInWords(supervision.plannedAt)}, ${supervision.clinicName}.`}
    >
      <Columns
        main={
          <>
            <h2 className="nhsuk-heading-m">Agenda</h2>
            <Agenda
              supervision={supervision}
              personTo={personId => <Link to={`/people/${personId}`}>Their page</Link>}
            />
            {mayAdd ? (
              <Panel title="Bring something">
                <EventForm event="addItem" version={supervision.seq} label="Put it on the agenda">
                  <ItemFields id={newId} aliases={supervision.aliases} />
                </EventForm>
              </Panel>
            ) : null}
            {wasHeld ? (
              <>
                <h2 className="nhsuk-heading-m">Actions</h2>
                <Actions supervision={supervision} />
              </>
            ) : null}
          </>
        }
        side={
          <>
            <Learning supervision={supervision} />
            <Attendance supervision={supervision} />
          </>
        }
      />
    </Page>
  )
}
