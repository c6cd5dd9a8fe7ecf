import { EventForm } from '@alongside/web/form'
import { Columns, momentInWords, Page, Panel, StateTag, titled } from '@alongside/web/page'
import { ActionFields, Actions, Agenda, Attendance, ItemFields, Learning } from '@alongside/web/supervision'
import type { supervisionLoader } from '@alongside/web/supervision.server'
import { Link, useLoaderData } from '@remix-run/react'

export { supervisionAction as action, supervisionLoader as loader } from '@alongside/web/supervision.server'

export const meta = titled('Supervision')

/** One joint supervision from the clinic's side: the agenda by alias, who was there, and what the clinic took on. */
export default function Supervision() {
  const { supervision, newId } = useLoaderData<typeof supervisionLoader>()
  const may = (type: string) => supervision.options.some(option => option.type === type && option.open)
  return (
    <Page
      title="Joint supervision"
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
            {may('addItem') ? (
              <Panel title="Bring something">
                <EventForm event="addItem" version={supervision.seq} label="Put it on the agenda">
                  <ItemFields id={newId} aliases={supervision.aliases} />
                </EventForm>
              </Panel>
            ) : null}
            {supervision.heldAt === null ? null : (
              <>
                <h2 className="nhsuk-heading-m">Actions</h2>
                <Actions supervision={supervision} />
              </>
            )}
            {may('addAction') ? (
              <Panel title="Take something on">
                <EventForm event="addAction" version={supervision.seq} label="Take it on">
                  <ActionFields id={newId} participants={supervision.participants} />
                </EventForm>
              </Panel>
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
