import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** A figure that stands for itself. */
export interface FigureProps {
  readonly value: string
  readonly label: string
  /** How it is counted, in one or two sentences: a figure without its definition is a rumour. */
  readonly definition: ReactNode
  /** What it was before, or what it is compared with. */
  readonly compared?: ReactNode
  /** A way to what it was counted from. */
  readonly more?: { readonly to: string; readonly label: string }
}

/** A big number with what it means. */
export function Figure({ value, label, definition, compared, more }: FigureProps) {
  return (
    <div className="al-figure">
      <p className="al-figure__label">{label}</p>
      <p className="al-figure__value">{value}</p>
      {compared ? <p className="al-figure__compared">{compared}</p> : null}
      <p className="al-figure__definition">{definition}</p>
      {more ? (
        <p className="al-figure__more">
          <Link to={more.to}>{more.label}</Link>
        </p>
      ) : null}
    </div>
  )
}

/** Figures in a row; on a phone one under the other. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className="al-figures">{children}</div>
}
