import { type MouseEvent, type RefObject, useEffect, useRef } from 'react'
import { useFormResult } from '../form/form.tsx'
import { fieldId } from '../form/form-context.tsx'
import type { FormResult } from '../form/form-result.ts'

/** What is wrong with a form, wherever that was found out. */
export type Mistakes = Pick<FormResult, 'form' | 'errors' | 'sentences'>

/** Lists what is wrong with the form that was just sent, and leads to each field. `Page` has one. */
export function ErrorSummary({ mistakes }: { readonly mistakes?: Mistakes | undefined }) {
  const answered = useFormResult()
  const result = answered ?? mistakes
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!result || !box.current) return
    box.current.focus()
    const title = document.title.replace(/^Error: /, '')
    document.title = `Error: ${title}`
    return () => {
      // the next page may have given its own title already
      if (document.title === `Error: ${title}`) document.title = title
    }
  }, [result])
  return result ? <Problems result={result} box={box} /> : null
}

/** What is wrong with a form, in a box that the focus can come to. */
export function Problems({
  result,
  box,
}: {
  readonly result: Mistakes
  readonly box?: RefObject<HTMLDivElement>
}) {
  const fields = Object.entries(result.errors).flatMap(([name, sentences]) =>
    sentences.map(sentence => ({ name, sentence })),
  )
  const sentences = result.sentences ?? []
  if (fields.length + sentences.length === 0) return null
  return (
    // The focus comes here after a mistake, so that it is read out.
    <div className="nhsuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {sentences.map(sentence => (
              <li key={sentence} className="al-error-sentence">
                {sentence}
              </li>
            ))}
            {fields.map(({ name, sentence }) => (
              <li key={`${name} ${sentence}`}>
                <a href={`#${fieldId(result.form, name)}`} onClick={toField}>
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** Brings the question into view with its label, and the cursor into its box. */
function toField(event: MouseEvent<HTMLAnchorElement>): void {
  const target = document.getElementById(event.currentTarget.hash.slice(1))
  if (!target) return
  event.preventDefault()
  // a question may be folded away, and nobody can write where nothing is shown
  for (
    let folded = target.closest('details');
    folded;
    folded = folded.parentElement?.closest('details') ?? null
  )
    folded.open = true
  const group = target.closest('fieldset') ?? target.closest('.nhsuk-form-group') ?? target
  group.scrollIntoView()
  target.focus({ preventScroll: true })
}
