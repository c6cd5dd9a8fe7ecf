import { BarChart } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { drawn, written } from './figures.ts'
import { Section } from './section.tsx'

/** How the people supported describe themselves, with small numbers hidden from everybody. */
export function Equality({ equality }: Pick<Impact, 'equality'>) {
  return (
    <Section id="equality" title="Who is supported" counted={['equality']}>
      {equality.length === 0 ? (
        <p className="imp-none">Nobody who was supported in these months has been asked yet.</p>
      ) : null}
      <div className="imp-pair">
        {equality.map(({ question, asked, answers }) => (
          <BarChart
            key={question}
            title={asked}
            bars={answers
              .filter(({ people }) => people !== 0)
              .map(({ label, people }) => ({
                label: people === 'hidden' ? `${label}: ${written(people).toLowerCase()}` : label,
                values: [drawn(people)],
              }))}
            series={['People']}
          />
        ))}
      </div>
    </Section>
  )
}
