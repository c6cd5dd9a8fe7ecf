import { StateTag, WorkList } from '@alongside/web/page'
import { DueClock } from '../lists/due-clock.tsx'
import { kindWords, listOf, ownerWords } from '../words.ts'
import type { WorkItem } from './work-groups.ts'

/** One part of the day: what is late, what is due, what comes up. */
export function WorkSection({
  title,
  groups,
  isLate,
  isElsewhere,
}: {
  readonly title: string
  readonly groups: readonly {
    readonly title: string
    readonly items: readonly (WorkItem & { readonly daysLeft: number | null })[]
  }[]
  readonly isLate?: boolean
  /** Somebody else’s turn: each says whose. */
  readonly isElsewhere?: boolean
}) {
  const count = groups.reduce((sum, group) => sum + group.items.length, 0)
  if (count === 0) return null
  return (
    <section className={`ad-day${isLate ? ' ad-day--late' : ''}`}>
      <h2 className="nhsuk-heading-m ad-day__title">
        {title} <span className="ad-day__count">{count}</span>
      </h2>
      {groups.map(group => (
        <div key={group.title} className="ad-day__group">
          <h3 className="nhsuk-heading-xs ad-day__kind">{group.title}</h3>
          <WorkList
            empty=""
            items={group.items.map(item => ({
              id: item.id,
              to: addressOf(item),
              title:
                item.name ?? (item.personId === null ? kindWords[item.kind] : 'Somebody without a name here'),
              detail: detailOf(item, isElsewhere),
              tags:
                isLate || isElsewhere ? (
                  <Lateness daysLeft={item.daysLeft} />
                ) : (
                  <DueClock daysLeft={item.daysLeft} />
                ),
            }))}
          />
        </div>
      ))}
    </section>
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
  const up = item.tooLong ? ' Whoever covers was told.' : ''
  const what = item.personId === null && item.name !== null ? `${kindWords[item.kind]}. ` : ''
  return `${what}Waits for ${item.waitsFor}.${up}`
}

/** A clock that has rung is set again; the promise behind it is late all the same. */
function Lateness({ daysLeft }: { readonly daysLeft: number | null }) {
  return daysLeft !== null && daysLeft < 0 ? (
    <DueClock daysLeft={daysLeft} />
  ) : (
    <StateTag tone="red">late</StateTag>
  )
}
