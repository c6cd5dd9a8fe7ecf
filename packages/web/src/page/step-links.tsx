import { Link } from '@remix-run/react'
import { ClosedStep } from './closed-step.tsx'

/** One step as the API offers it. */
export interface Step {
  readonly type: string
  readonly label: string
  readonly hint: string
  readonly open: boolean
  readonly reasons: readonly string[]
}

/** Steps that have a page each: a button that leads there and says what it means; a closed one says why. */
export function StepLinks({
  steps,
  to,
  isFirstPrimary,
}: {
  readonly steps: readonly Step[]
  /** The page of a step. */
  to(step: Step): string
  readonly isFirstPrimary?: boolean
}) {
  return (
    <ul className="al-step-links">
      {steps.map((step, index) => (
        <li key={step.type} className={step.open ? 'al-step' : 'al-step al-step--closed'}>
          {step.open ? (
            <>
              <Link
                className={`nhsuk-button${isFirstPrimary && index === 0 ? '' : ' nhsuk-button--secondary'}`}
                to={to(step)}
              >
                {step.label}
              </Link>
              <p className="al-step__about">{step.hint}</p>
            </>
          ) : (
            <ClosedStep id={step.type} label={step.label} reasons={step.reasons} />
          )}
        </li>
      ))}
    </ul>
  )
}
