import { supervisionSortWords } from '@alongside/domain/supervision'
import { MomentField, NextSteps, type NextStepsProps, RadiosField } from '@alongside/web/form'
import { Columns, momentInWords, Page, StateTag, titled } from '@alongside/web/page'
import {
  ActionFields,
  Actions,
  Agenda,
  Attendance,
  HoldFields,
  ItemFields,
  Learning,
  type Supervision as One,
} from '@alongside/web/supervision'
import type { supervisionLoader } from '@alongside/web/supervision.server'
import { Link, useLoaderData } from '@remix-run/react'

export { supervisionAction as action, supervisionLoader as loader } from '@alongside/web/supervision.server'

export const meta = titled('Supervision')

/** One supervision, run by the coordinator. */
export default function Supervision() {
  const { supervision, newId } = useLoaderData<typeof supervisionLoader>()
  const { sort, mentorCalled, clinicName, plannedAt, seq, missed } = supervision
  // what belongs to one line of the agenda or of the actions has its button there
  const steps = supervision.options.filter(
    ({ type }) => !['removeItem', 'finishAction', 'dropAction'].includes(type),
  )
  return (
    <Page
      title={`${supervisionSortWords[sort]}${mentorCalled ? `: ${mentorCalled}` : ''}`}
      back={{ to: '/supervision', label: 'Supervision' }}
      tags={<StateTag tone={supervision.state === 'missed' ? 'red' : 'teal'}>{supervision.label}</StateTag>}
      lead={`${momentInWords(plannedAt)}, ${clinicName}. Waits for ${supervision.waitsFor}.`}
    >
      <Columns
        main={
          <>
            <h2 className="nhsuk-heading-m">Agenda</h2>
            <Agenda
              supervision={supervision}
              personTo={personId => <Link to={`/people/${personId}`}>Open their record</Link>}
            />
            {supervision.heldAt === null ? null : (
              <>
                <h2 className="nhsuk-heading-m">Actions</h2>
                <Actions supervision={supervision} canFinishAll />
              </>
            )}
            <NextSteps
              version={seq}
              events={steps.map(({ type, label, open, reasons }) => ({
                event: type,
                label,
                allowed: open,
                reasons,
              }))}
              parts={partsOf(supervision, newId)}
            />
          </>
        }
        side={
          <>
            <Learning supervision={supervision} />
            <Attendance supervision={supervision} />
            {missed > 0 ? (
              <p className="al-quiet">
                It did not happen {missed === 1 ? 'once' : `${missed} times`} before.
              </p>
            ) : null}
          </>
        }
      />
    </Page>
  )
}

const whyCancelled = [
  { value: 'tooFewPeople', label: 'Too few people' },
  { value: 'noRoom', label: 'No room' },
  { value: 'holiday', label: 'Holidays' },
  { value: 'noLongerNeeded', label: 'It is not needed any more' },
  { value: 'other', label: 'Something else' },
]

function partsOf(supervision: One, newId: string): NonNullable<NextStepsProps['parts']> {
  return {
    addItem: { fields: <ItemFields id={newId} aliases={supervision.aliases} /> },
    move: { fields: <MomentField name="to" label="To when?" />, values: { to: supervision.plannedAt } },
    hold: {
      fields: <HoldFields supervision={supervision} />,
      values: { heldAt: supervision.plannedAt },
    },
    addAction: { fields: <ActionFields id={newId} participants={supervision.participants} /> },
    cancel: {
      fields: (
        <>
          <RadiosField name="why" label="Why?" choices={whyCancelled} />
          <MomentField name="nextAt" label="When is the next one?" optional />
        </>
      ),
    },
  }
}
