import { type Question, type TodayField, takenForGranted, todayWords } from '@alongside/domain/what-if'
import { Panel, SummaryList } from '@alongside/web/page'

/** Everything that the play takes for granted: the numbers, each of which can be changed, and the rest in words. */
export function Assumptions({ question }: { readonly question: Question }) {
  return (
    <Panel title="What it takes for granted">
      <SummaryList
        rows={(Object.keys(todayWords) as TodayField[]).map(name => ({
          key: todayWords[name].label,
          value: `${question.today[name]} ${todayWords[name].suffix}`,
        }))}
      />
      <ul>
        {takenForGranted.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  )
}
