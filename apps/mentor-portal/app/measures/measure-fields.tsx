import {
  adherenceQuestions,
  directAnswers,
  type Instrument,
  jobAnswers,
  lonelinessQuestions,
  oftenAnswers,
  pozqolItems,
  pozqolOrders,
  pozqolWords,
  threeAnswers,
} from '@alongside/domain/measures'
import { RadiosField, TextField } from '@alongside/web/form'
import { More } from '@alongside/web/page'

const skip = { value: '', label: 'Skip' } as const

function choices(answers: Readonly<Record<number, string>>) {
  return [...Object.entries(answers).map(([value, label]) => ({ value, label })), skip]
}

/** The questions of one measure. Every one may be skipped. */
export function MeasureFields({ instrument }: { readonly instrument: Instrument }) {
  if (instrument === 'pozqol') return <Lines />
  if (instrument === 'loneliness')
    return (
      <>
        {(['companionship', 'leftOut', 'isolated'] as const).map(item => (
          <RadiosField
            key={item}
            name={item}
            label={lonelinessQuestions[item]}
            labelSize="s"
            optional
            choices={choices(threeAnswers)}
          />
        ))}
        <RadiosField
          name="direct"
          label={lonelinessQuestions.direct}
          labelSize="s"
          optional
          choices={choices(directAnswers)}
        />
      </>
    )
  return (
    <>
      <TextField
        name="missed"
        label={adherenceQuestions.missed}
        labelSize="s"
        hint="From 0 to 30. Leave it empty to skip."
        suffix="days"
        width={2}
        inputMode="numeric"
        optional
      />
      <RadiosField
        name="job"
        label={adherenceQuestions.job}
        labelSize="s"
        optional
        choices={choices(jobAnswers)}
      />
      <RadiosField
        name="often"
        label={adherenceQuestions.often}
        labelSize="s"
        optional
        choices={choices(oftenAnswers)}
      />
    </>
  )
}

const orderWords = { form: 'The form to fill in', article: 'The list from the article' } as const

/** The thirteen lines of the printed form, by their numbers: its words stay on the paper. */
function Lines() {
  return (
    <>
      <RadiosField
        name="order"
        label="Which form have they filled in?"
        labelSize="s"
        hint="The two mix the lines differently. Look at line 1."
        choices={[
          { value: 'form', label: `${orderWords.form}: line 1 is about enjoying life` },
          { value: 'article', label: `${orderWords.article}: line 1 is about worry` },
        ]}
      />
      <More summary="What each line is about">
        {(['form', 'article'] as const).map(order => (
          <div key={order}>
            <h3 className="nhsuk-heading-s">{orderWords[order]}</h3>
            <ol>
              {pozqolOrders[order].map(item => (
                <li key={item}>{pozqolWords[item]}</li>
              ))}
            </ol>
          </div>
        ))}
      </More>
      {pozqolItems.map((item, index) => (
        <RadiosField
          key={item}
          name={`line${index + 1}`}
          label={`Line ${index + 1}`}
          labelSize="s"
          look="chips"
          optional
          choices={[...['1', '2', '3', '4', '5'].map(value => ({ value, label: value })), skip]}
        />
      ))}
    </>
  )
}
