import { type Measure, type MeasureName, measures } from '@alongside/domain/impact'
import type { ReactNode } from 'react'

/** One subject of the report: the figures, and at their side how each is counted. */
export function Section({
  id,
  title,
  counted,
  children,
}: {
  readonly id: string
  readonly title: string
  /** Absent: the section has its definitions where they belong. */
  readonly counted?: readonly MeasureName[]
  readonly children: ReactNode
}) {
  return (
    <section className="imp-section" aria-labelledby={id}>
      <h2 className="nhsuk-heading-m imp-section__title" id={id}>
        {title}
      </h2>
      {counted ? (
        <Beside counted={counted} title={title}>
          {children}
        </Beside>
      ) : (
        children
      )}
    </section>
  )
}

/** Figures with their definitions at the side; on a phone below. */
export function Beside({
  counted,
  title,
  children,
}: {
  readonly counted: readonly MeasureName[]
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className="imp-section__body">
      <div className="imp-section__main">{children}</div>
      {counted.length > 0 ? (
        <aside className="imp-section__side" aria-label={`How it is counted: ${title}`}>
          <p className="imp-side__title">How it is counted</p>
          {counted.map(name => (
            <Definition key={name} name={name} />
          ))}
        </aside>
      ) : null}
    </div>
  )
}

/** A figure without its definition is a rumour. */
function Definition({ name }: { readonly name: MeasureName }) {
  const measure: Measure = measures[name]
  return (
    <div className="imp-measure" id={`measure-${name}`}>
      <h3 className="imp-measure__title">{measure.title}</h3>
      <p className="imp-measure__words">{measure.definition}</p>
      <dl className="imp-measure__parts">
        <dt>Counts</dt>
        <dd>{measure.numerator}</dd>
        {measure.denominator ? (
          <>
            <dt>Out of</dt>
            <dd>{measure.denominator}</dd>
          </>
        ) : null}
        <dt>Left out</dt>
        <dd>{measure.leftOut.join('; ')}</dd>
      </dl>
    </div>
  )
}
