import { type ImpactChart, type MeasureName, series } from '@alongside/domain/impact'
import { SpcChart } from '@alongside/web/pictures'
import { Link } from '@remix-run/react'
import { Beside, Section } from './section.tsx'

/** How things go month by month: what is chance, and what is more. */
export function OverTime({
  charts,
  clinicId,
  maySet,
}: {
  readonly charts: readonly ImpactChart[]
  readonly clinicId: string | null
  readonly maySet: boolean
}) {
  const some = charts.filter(({ chart }) => chart !== null)
  const none = charts.filter(({ chart }) => chart === null)
  const definitions = firstUses([...some, ...none])
  return (
    <Section id="over-time" title="Over time">
      <p className="imp-lead">
        Numbers go up and down by themselves. These charts follow the rules of NHS England’s Making Data
        Count: grey points are chance; a point of another shape is part of a change that is more than that.
      </p>
      {some.map(({ name, title, chart, by, unit, notes, notDrawn }) =>
        chart ? (
          <Beside key={name} title={title} counted={definitions[name] ?? []}>
            <SpcChart
              title={title}
              chart={chart}
              measure={measureOf(unit)}
              format={value => `${Math.round(value * 10) / 10}${unit}`}
              {...(unit === '%' ? { top: 100 } : {})}
              {...noteOf(by, unit, notDrawn)}
            />
            {notes.length > 0 ? (
              <ul className="nhsuk-list nhsuk-list--bullet">
                {notes.map(note => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            ) : null}
            {maySet || notes.length > 0 ? (
              <p className="imp-set">
                <Link to={`/impact/charts/${name}${clinicId === null ? '' : `?clinic=${clinicId}`}`}>
                  {maySet ? 'Set an aim or a step' : 'Aims and steps'}
                  <span className="nhsuk-u-visually-hidden">: {title}</span>
                </Link>
              </p>
            ) : null}
          </Beside>
        ) : null,
      )}
      {none.length > 0 ? (
        <Beside title="What is not drawn" counted={none.flatMap(({ name }) => definitions[name] ?? [])}>
          <p className="imp-none">
            Not drawn, because there are fewer than four points or numbers too small to show:{' '}
            {none.map(({ title }) => title.toLowerCase()).join('; ')}.
          </p>
        </Beside>
      ) : null}
    </Section>
  )
}

/** Two charts of one measure have its definition once. */
function firstUses(charts: readonly ImpactChart[]): Partial<Record<ImpactChart['name'], MeasureName[]>> {
  const used = new Set<MeasureName>()
  return Object.fromEntries(
    charts.map(({ name }) => {
      const { measure } = series[name]
      const isNew = !used.has(measure)
      used.add(measure)
      return [name, isNew ? [measure] : []]
    }),
  )
}

/** What else has to be known to read a line: what makes a point, and that some have none. */
function noteOf(by: ImpactChart['by'], unit: ImpactChart['unit'], notDrawn: number): { note?: string } {
  const few = unit === '%' ? 'for a share' : 'to be shown'
  const spans = `${by}${notDrawn === 1 ? ' has' : 's have'}`
  const notes = [
    ...(by === 'quarter'
      ? [`Three months together make a point, because one month alone has too few in it ${few}.`]
      : []),
    ...(notDrawn > 0 ? [`${notDrawn} ${spans} no point: the numbers are too small.`] : []),
  ]
  return notes.length === 0 ? {} : { note: notes.join(' ') }
}

function measureOf(unit: ImpactChart['unit']): string {
  if (unit === '%') return 'Share'
  return unit === '' ? 'Number' : 'Days'
}
