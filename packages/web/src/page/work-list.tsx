import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Empty } from './empty.tsx'

/** One thing to do or to look at. */
export interface WorkItem {
  readonly id: string
  readonly to: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Tags and clocks. */
  readonly tags?: ReactNode
}

/** Things to do, most pressing first: large enough for a thumb. */
export function WorkList({
  items,
  empty,
}: {
  readonly items: readonly WorkItem[]
  readonly empty: ReactNode
}) {
  if (items.length === 0) return <Empty>{empty}</Empty>
  return (
    <ul className="al-work">
      {items.map(item => (
        <li className="al-work__item" key={item.id}>
          <div className="al-work__words">
            <Link className="al-work__link" to={item.to}>
              {item.title}
            </Link>
            {item.detail ? <p className="al-work__detail">{item.detail}</p> : null}
          </div>
          {item.tags ? <p className="al-work__tags">{item.tags}</p> : null}
        </li>
      ))}
    </ul>
  )
}
