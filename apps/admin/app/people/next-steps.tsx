import { EventForm } from '@alongside/web/form'
import { More, StepLinks } from '@alongside/web/page'
import type { AnyView } from '../answers.ts'
import { isAtOnce } from '../steps/step-pages.ts'

/** Steps that end things or put them right: they stay out of the way of the daily ones. */
const seldom: readonly string[] = [
  'decline',
  'redirect',
  'optOut',
  'withdraw',
  'markIneligible',
  'recordDeath',
  'recordInError',
  'stopTrying',
  'retractSession',
  'destroy',
  'keepLonger',
  'endWithoutRematch',
  'stepBack',
  'loseTouch',
]

/** In which order the steps of a day stand; what is not named follows. */
const daily: readonly string[] = [
  'accept',
  'logAttempt',
  'book',
  'assess',
  'proposeMatch',
  'personAnswers',
  'introduce',
  'rematch',
  'review',
  'logSession',
  'planSession',
]

/** What may happen next with one record: buttons for the day, and the seldom ones folded away. */
export function NextSteps({ record }: { readonly record: AnyView }) {
  const steps = record.options
    .filter(isWorthShowing)
    .toSorted((one, other) => placeOf(one.type) - placeOf(other.type))
  const usual = steps.filter(({ type }) => !seldom.includes(type))
  const others = steps.filter(({ type }) => seldom.includes(type))
  const to = (step: { readonly type: string }) => `/step/${record.kind}/${record.id}/${step.type}`
  const [first] = usual
  const atOnce = first?.open && isAtOnce(record.kind, first.type) ? first : undefined
  return (
    <section className="al-steps" aria-labelledby="next-steps">
      <h2 className="nhsuk-heading-m" id="next-steps">
        Next steps
      </h2>
      {steps.length === 0 ? <p>Nothing is yours to do here now. It waits for {record.waitsFor}.</p> : null}
      {atOnce ? (
        <div className="al-step">
          <EventForm event={atOnce.type} version={record.seq} label={atOnce.label} action={to(atOnce)} />
          <p className="al-step__about">{atOnce.hint}</p>
        </div>
      ) : null}
      <StepLinks
        steps={atOnce ? usual.filter(step => step !== atOnce) : usual}
        to={to}
        isFirstPrimary={!atOnce && first?.open === true && record.owner === 'coordinator'}
      />
      {others.length > 0 ? (
        <More summary="Seldom needed">
          <StepLinks steps={others} to={to} />
        </More>
      ) : null}
    </section>
  )
}

/** Nobody is out on a visit: then there is nothing to say about coming back from it. */
function isWorthShowing({ type, open }: AnyView['options'][number]): boolean {
  return open || type !== 'checkOut'
}

function placeOf(type: string): number {
  const at = daily.indexOf(type)
  return at === -1 ? daily.length : at
}
