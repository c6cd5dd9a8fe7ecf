import { agendaReasonWords } from '@alongside/domain/supervision'
import { themeWords } from '@alongside/domain/themes'
import type { ReactNode } from 'react'
import { EventForm } from '../form/index.ts'
import { Day, Empty, Panel, StateTag } from '../page/index.ts'
import type { Api } from '../request/api.server.ts'

/** A supervision as the API shows it to whoever looks. */
export type Supervision = Awaited<ReturnType<Api['supervision']['byId']['query']>>

function may(supervision: Supervision, type: string): boolean {
  return supervision.options.some(option => option.type === type && option.open)
}

/** What is talked about: aliases for everybody, a name where the one who looks knows it anyway. */
export function Agenda({
  supervision,
  personTo,
}: {
  readonly supervision: Supervision
  /** Where the page of somebody is, for an app that has one. */
  personTo?(personId: string): ReactNode
}) {
  const { items, seq } = supervision
  if (items.length === 0) return <Empty>Nothing is on the agenda yet.</Empty>
  return (
    <ol className="al-agenda">
      {items.map((item, index) => (
        // what the state of things put there has no id, and there is one of each alias
        <li key={item.id ?? `${item.alias} ${index}`} className="al-agenda__item">
          <p className="al-agenda__head">
            <strong>{item.alias ?? 'In general'}</strong>
            {item.name === null ? null : <span> ({item.name})</span>}
            {item.personId !== null && personTo ? <> {personTo(item.personId)}</> : null}
          </p>
          {item.why.length > 0 ? (
            <p className="al-agenda__why">
              {item.why.map(reason => (
                <StateTag key={reason} tone={reason === 'openConcern' ? 'red' : 'amber'}>
                  {agendaReasonWords[reason]}
                </StateTag>
              ))}
            </p>
          ) : null}
          {item.about === null ? null : <p className="al-note">{item.about}</p>}
          {item.id !== null && item.mine && may(supervision, 'removeItem') ? (
            <EventForm
              id={`remove-${item.id}`}
              event="removeItem"
              version={seq}
              label="Take it off"
              tone="secondary"
              small
            >
              <input type="hidden" name="event.itemId" value={item.id} />
            </EventForm>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** What was agreed: who does what until when. */
export function Actions({
  supervision,
  canFinishAll = false,
}: {
  readonly supervision: Supervision
  /** Whoever runs the supervision may tick off everybody's. */
  readonly canFinishAll?: boolean
}) {
  const { actions, seq, state } = supervision
  if (actions.length === 0) return <p className="al-quiet">No action was agreed.</p>
  return (
    <ul className="al-agenda">
      {actions.map(action => (
        <li key={action.id} className="al-agenda__item">
          <p className="al-agenda__head">{action.what}</p>
          <p className="al-quiet">
            {action.mine
              ? 'You'
              : (action.ownerName ?? (action.side === 'clinic' ? 'The clinic' : 'The team'))}{' '}
            · by <Day on={action.dueOn} />
          </p>
          <p className="al-agenda__why">
            {action.ended === 'done' ? <StateTag tone="green">Done</StateTag> : null}
            {action.ended === 'dropped' ? <StateTag tone="grey">Not needed</StateTag> : null}
            {action.late ? <StateTag tone="red">Late</StateTag> : null}
          </p>
          {action.ended === null && state === 'actionsOpen' && (action.mine || canFinishAll) ? (
            <EventForm
              id={`finish-${action.id}`}
              event="finishAction"
              version={seq}
              label="Done"
              tone="secondary"
              small
            >
              <input type="hidden" name="event.actionId" value={action.id} />
            </EventForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Who was there: names where the one who looks may know them, else their side of the table. */
export function Attendance({ supervision }: { readonly supervision: Supervision }) {
  const { attendance, present } = supervision
  if (present === null) return null
  return (
    <Panel title="Who was there">
      <p>
        {present.clinic} from the clinic, {present.charity} from the team.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {attendance
          .filter(({ name, isMe }) => name !== null || isMe)
          .map(({ accountId, name, isMe }) => (
            <li key={accountId}>{isMe ? 'You' : name}</li>
          ))}
      </ul>
    </Panel>
  )
}

/** What was talked about and what was learnt, once it is shared. */
export function Learning({ supervision }: { readonly supervision: Supervision }) {
  const { themes, learning } = supervision
  if (themes.length === 0 && learning === null) return null
  return (
    <Panel title="What was learnt">
      {themes.length > 0 ? (
        <p className="al-quiet">{themes.map(theme => themeWords[theme]).join(' · ')}</p>
      ) : null}
      {learning ? (
        <p className="al-note">{learning}</p>
      ) : (
        <p>The coordinator writes it down and shares it with both sides.</p>
      )}
    </Panel>
  )
}
