import { type ImpactChart, type MeasureName, series } from '@alongside/domain/impact'
import { SpcChart } from '@alongside/web/pictures'
import { Section } from './section.tsx'

/** How things go month by month: what is chance, and what is more. */
export function OverTime({ charts }: { readonly charts: readonly ImpactChart[] }) {
  const counted = [...new Set(charts.map(({ name }): MeasureName => series[name].measure))]
  const some = charts.filter(({ chart }) => chart !== null)
  const none = charts.filter(({ chart }) => chart === null)
  return (
    <Section id="over-time" title="Over time" counted={counted}>
      <p className="imp-lead">
        Numbers go up and down by themselves. These charts follow the rules of NHS England’s Making Data
        Count: grey points are chance; a point of another shape is part of a change that is more than that.
      </p>
      {some.map(({ name, title, chart, by, unit }) =>
        chart ? (
          <SpcChart
            key={name}
            title={title}
            chart={chart}
            measure={measureOf(unit)}
            format={value => `${Math.round(value * 10) / 10}${unit}`}
            {...(unit === '%' ? { top: 100 } : {})}
            {...(by === 'quarter'
              ? {
                  note: 'Three months together make a point, because one month alone has too few in it for a share.',
                }
              : {})}
          />
        ) : null,
      )}
      {none.length > 0 ? (
        <p className="imp-none">
          Not drawn, because there are fewer than four points or numbers too small to show:{' '}
          {none.map(({ title }) => title.toLowerCase()).join('; ')}.
        </p>
      ) : null}
    </Section>
  )
}

function measureOf(unit: ImpactChart['unit']): string {
  if (unit === '%') return 'Share'
  return unit === '' ? 'Number' : 'Days'
}
