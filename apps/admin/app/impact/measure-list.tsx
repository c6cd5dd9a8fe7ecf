import { type Measure, measures } from '@alongside/domain/impact'

/** How every figure is counted: what, divided by what, and what is left out. */
export function MeasureList() {
  return (
    <section className="ad-measures" aria-labelledby="measures">
      <h2 className="nhsuk-heading-m" id="measures">
        How each figure is counted
      </h2>
      <div className="ad-measures__list">
        {(Object.entries(measures) as [string, Measure][]).map(([name, measure]) => (
          <div key={name} className="ad-measure" id={`measure-${name}`}>
            <h3 className="nhsuk-heading-xs">{measure.title}</h3>
            <p>{measure.definition}</p>
            <dl className="ad-measure__parts">
              <div>
                <dt>Counts</dt>
                <dd>{measure.numerator}</dd>
              </div>
              {measure.denominator ? (
                <div>
                  <dt>Out of</dt>
                  <dd>{measure.denominator}</dd>
                </div>
              ) : null}
              {measure.leftOut.length > 0 ? (
                <div>
                  <dt>Left out</dt>
                  <dd>{measure.leftOut.join('; ')}</dd>
                </div>
              ) : null}
            </dl>
          </div>
        ))}
      </div>
    </section>
  )
}
