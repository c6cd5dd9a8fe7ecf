import type { Impact } from '../answers.ts'
import { Counts } from './counts.tsx'
import { parts, percent, written } from './figures.ts'
import { Section } from './section.tsx'
import { stageWords } from './words.ts'

/** The people who give the support: how many there are at each stage, and how they are. */
export function Team({ team, wellbeing }: Pick<Impact, 'team' | 'wellbeing'>) {
  return (
    <Section id="team" title="The team" counted={['team', 'wellbeing']}>
      <div className="imp-pair">
        <div>
          <h3 className="imp-subtitle">Where they stand</h3>
          <Counts
            rows={team.map(({ stage, people }) => ({ key: stageWords[stage], value: written(people) }))}
          />
        </div>
        <div>
          <h3 className="imp-subtitle">How mentors are after a session</h3>
          <Counts
            rows={[
              { key: 'From 0 to 10, mean', value: written(wellbeing.mean) },
              {
                key: 'Answers of 3 or lower',
                note: parts(wellbeing.low),
                value: percent(wellbeing.low),
              },
              { key: 'Mentors who answered', value: written(wellbeing.mentors) },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
