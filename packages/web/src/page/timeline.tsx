import type { ReactNode } from 'react'

/** One thing that happened. */
export interface TimelineItem {
  readonly id: string
  /** When, in words or as `Day` or `Moment`. */
  readonly when: ReactNode
  readonly title: ReactNode
  readonly who?: string
  readonly detail?: ReactNode
  /** Stands out: a beginning, an end, a decision. */
  readonly isMark?: boolean
}

/** What happened, newest first. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="al-timeline">
      {items.map(item => (
        <li className={`al-timeline__item${item.isMark ? ' al-timeline__item--mark' : ''}`} key={item.id}>
          <p className="al-timeline__when">
            {item.when}
            {item.who ? <> · {item.who}</> : null}
          </p>
          <p className="al-timeline__title">{item.title}</p>
          {item.detail ? <div className="al-timeline__detail">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
