import { modeWords, themeWords } from '@alongside/domain/themes'
import { BarChart } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { endingWords } from '../words.ts'
import { Counts } from './counts.tsx'
import { drawn, mostFirst, percent, written } from './figures.ts'
import { Section } from './section.tsx'
import { groupWords } from './words.ts'

/** What the work was about, how people met, and how it ended. */
export function Work({ report }: { readonly report: Impact }) {
  const { themes, modes, endings, endingReasons, apart, sessionNoShow } = report
  return (
    <Section id="work" title="The work" counted={['themes', 'modes', 'endings']}>
      <div className="imp-pair">
        <BarChart
          title="Sessions by theme"
          bars={mostFirst(themes, row => row.sessions).map(({ theme, sessions }) => ({
            label: themeWords[theme],
            values: [drawn(sessions)],
          }))}
          series={['Sessions']}
        />
        <div>
          <BarChart
            title="Sessions by way of meeting"
            bars={mostFirst(modes, row => row.sessions).map(({ mode, sessions }) => ({
              label: modeWords[mode],
              values: [drawn(sessions)],
            }))}
            series={['Sessions']}
          />
          <BarChart
            title="Endings"
            bars={endings.map(({ group, endings: count }) => ({
              label: groupWords[group],
              values: [drawn(count)],
            }))}
            series={['Endings']}
          />
        </div>
      </div>
      <div className="imp-pair">
        {endingReasons.length > 0 ? (
          <div>
            <h3 className="imp-subtitle">Why support ended</h3>
            <Counts
              rows={endingReasons.map(({ reason, endings: count }) => ({
                key: endingWords[reason],
                value: written(count),
              }))}
            />
          </div>
        ) : null}
        <div>
          <h3 className="imp-subtitle">Not an interaction, and shown all the same</h3>
          <Counts
            rows={[
              { key: 'Tries and messages without a reply', value: written(apart.withoutReply) },
              {
                key: 'Sessions that the person missed',
                note: `${percent(sessionNoShow)} of those that were to take place`,
                value: written(apart.missed),
              },
              { key: 'Sessions cancelled or moved', value: written(apart.cancelledOrMoved) },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
