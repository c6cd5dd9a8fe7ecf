import { CheckboxesField, CommandField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { ButtonLink, Notice, Page, StateTag } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { Link } from '@remix-run/react'

export type Asked = Awaited<ReturnType<Api['training']['check']['query']>>['questions']
export type Result = Awaited<ReturnType<Api['training']['answerCheck']['mutate']>>

interface Place {
  readonly module: string
  readonly title: string
  readonly back: { readonly to: string; readonly label: string }
  /** Where new questions are. */
  readonly again: string
}

/** The questions at the end of a module: a few out of many, in an order of their own. */
export function CheckForm({
  asked,
  id,
  seq,
  seed,
  closed,
  title,
  back,
}: Place & {
  readonly asked: Asked
  readonly id: string
  readonly seq: number
  readonly seed: string
  /** Why the questions do not count yet; empty when they do. */
  readonly closed: readonly string[]
}) {
  return (
    <Page narrow title="Check what you know" caption={title} back={back}>
      {closed.length > 0 ? (
        <Notice title="Not yet" tone="warning">
          {closed.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : (
        <>
          <p>
            {asked.length} questions. You hear at once what was right and why. If it was not enough, you try
            again with other questions, as often as you like.
          </p>
          <Form id="check">
            <CommandField form="check" />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="seq" value={seq} />
            <input type="hidden" name="seed" value={seed} />
            {asked.map(question => (
              <input key={question.id} type="hidden" name="asked" value={question.id} />
            ))}
            {asked.map((question, nth) => {
              const field = {
                name: `chosen.${question.id}`,
                label: `${nth + 1}. ${question.ask}`,
                labelSize: 's' as const,
                choices: question.answers.map(answer => ({ value: answer.id, label: answer.text })),
              }
              return question.several ? (
                <CheckboxesField key={question.id} {...field} hint="More than one may be right." />
              ) : (
                <RadiosField key={question.id} {...field} />
              )
            })}
            <SubmitButton>Hear how it went</SubmitButton>
          </Form>
        </>
      )}
    </Page>
  )
}

/** What was right, and why. */
export function CheckAnswer({ result, module, title, back, again }: Place & { readonly result: Result }) {
  return (
    <Page
      narrow
      title={result.passed ? 'Well done' : 'Not enough this time'}
      caption={title}
      lead={`${result.right} of ${result.of} were right. ${result.needed} are needed.`}
      back={back}
    >
      {result.passed ? (
        <p>It is on your record, and nothing takes it away, even if the module changes.</p>
      ) : (
        <p>Nothing is lost. Read again what was hard, and try with other questions.</p>
      )}
      <ol className="al-answers">
        {result.questions.map(question => (
          <li key={question.id} className="al-answer">
            <div className="al-answer__head">
              <h2 className="al-answer__ask">{question.ask}</h2>
              <StateTag tone={question.right ? 'green' : 'amber'}>
                {question.right ? 'Right' : 'Not quite'}
              </StateTag>
            </div>
            {question.chosen.length === 0 ? (
              <p>You chose no answer.</p>
            ) : (
              question.chosen.map(words => (
                <p key={words}>
                  You chose: <strong>{words}</strong>
                </p>
              ))
            )}
            {question.feedback.map(words => (
              <p key={words}>{words}</p>
            ))}
            {question.right ? null : (
              <p>
                <Link to={`/learn/${module}/${question.step}`}>Read again: {question.stepTitle}</Link>
              </p>
            )}
          </li>
        ))}
      </ol>
      {result.passed ? (
        <ButtonLink to={back.to}>Go on</ButtonLink>
      ) : (
        <ButtonLink to={again}>Try again</ButtonLink>
      )}
    </Page>
  )
}
