import { More, StateTag, WorkList } from '@alongside/web/page'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Work } from '../answers.ts'
import { DueClock } from '../lists/due-clock.tsx'
import { useClinicName } from '../lists/list-head.tsx'
import { kindWords, listOf, ownerWords } from '../words.ts'
import { type WorkItem, whatToDo } from './what-to-do.ts'
import { coverOf } from './who-covers.tsx'

interface WorkSectionProps {
  readonly title: string
  readonly items: readonly (WorkItem & { readonly daysLeft: number | null })[]
  /** What else there is of a sort, in the lists. */
  readonly more?: Work['more']
  readonly lead?: ReactNode
  readonly isLate?: boolean
  /** Somebody else’s turn: each says whose. */
  readonly isElsewhere?: boolean
  /** Who was told, where that is said of each. */
  readonly told?: Work['covers']
  /** Shown once somebody asks for it. */
  readonly isFolded?: boolean
}

/** One part of the day: what is late, what is due, what comes up. */
export function WorkSection({ title, more = [], lead, isLate, isFolded, ...shown }: WorkSectionProps) {
  const count = shown.items.length + more.reduce((sum, each) => sum + each.count, 0)
  if (count === 0) return null
  const work = <WorkItems {...shown} more={more} isLate={isLate === true} />
  if (isFolded)
    return (
      <More summary={`${title}: ${count}`}>
        <div className="ad-day ad-day--folded">{work}</div>
      </More>
    )
  return (
    <section className={`ad-day${isLate ? ' ad-day--late' : ''}`}>
      <h2 className="nhsuk-heading-m ad-day__title">
        {title} <span className="ad-day__count">{count}</span>
      </h2>
      {lead ? <p className="ad-day__lead">{lead}</p> : null}
      {work}
    </section>
  )
}

function WorkItems({
  items,
  more,
  isLate,
  isElsewhere,
  told,
}: Pick<WorkSectionProps, 'items' | 'isElsewhere' | 'told'> & {
  readonly more: Work['more']
  readonly isLate: boolean
}) {
  const clinicName = useClinicName()
  return (
    <>
      <WorkList
        empty=""
        items={items.map(item => ({
          id: item.id,
          to: addressOf(item),
          title:
            item.name ?? (item.personId === null ? kindWords[item.kind] : 'Somebody without a name here'),
          detail: (
            <>
              {detailOf(item, isElsewhere)}
              <span className="ad-parts">{placeOf(item, clinicName(item.clinicId), told)}</span>
            </>
          ),
          tags:
            isLate || isElsewhere ? (
              <Lateness daysLeft={item.daysLeft} />
            ) : (
              <DueClock daysLeft={item.daysLeft} />
            ),
        }))}
      />
      {more.length > 0 ? (
        <ul className="nhsuk-list ad-day__more">
          {more.map(each => (
            <li key={`${each.kind} ${each.label} ${each.tooLong}`}>
              <Link to={listOf[each.kind]}>
                {whatToDo(each)}: {each.count} more
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Records about nobody who is supported have a page of their own. */
function addressOf(item: WorkItem): string {
  const isApart = item.personId === null || item.kind === 'concern'
  return isApart ? `${listOf[item.kind]}/${item.id}` : `/people/${item.personId}`
}

function detailOf(item: WorkItem, isElsewhere = false): string {
  if (isElsewhere)
    return `${item.whose ?? ownerWords[item.owner]}: ${item.label.toLowerCase()}. Waits for ${item.waitsFor}.`
  return `${whatToDo(item)}. Waits for ${item.waitsFor}.`
}

/** At which clinic it is, and whoever covers there and was told of it. */
function placeOf({ clinicId }: WorkItem, clinic: string, told?: Work['covers']): string {
  if (told === undefined) return clinic
  const cover = coverOf(told, clinicId, 'coordinator')
  return `${clinic}. ${cover === null ? 'Every coordinator there was told' : cover === 'you' ? 'You cover' : `${cover} covers`}.`
}

/** A clock that has rung is set again; the promise behind it is late all the same. */
function Lateness({ daysLeft }: { readonly daysLeft: number | null }) {
  return daysLeft !== null && daysLeft < 0 ? (
    <DueClock daysLeft={daysLeft} />
  ) : (
    <StateTag tone="red">late</StateTag>
  )
}
