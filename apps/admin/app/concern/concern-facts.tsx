import { concernDecisionWords, concernOutcomeWords, withoutAgreementWords } from '@alongside/domain/concern'
import { Moment, Panel, StateTag } from '@alongside/web/page'
import type { ConcernPage } from '../answers.ts'

/** What was decided and passed on, and what is still owed. */
export function ConcernFacts({ concern }: { readonly concern: ConcernPage }) {
  const { decisions, referrals, owed, feedbackAt, outcome, personTold } = concern
  return (
    <Panel title="Decisions">
      {decisions.length === 0 ? (
        <p className="al-quiet">
          {concern.status === 'done' ? 'Nothing more had to be done.' : 'Nothing is decided yet.'}
        </p>
      ) : (
        <ul className="al-agenda">
          {decisions.map(({ decision, at, personAgreed, withoutAgreement }) => (
            <li key={`${decision} ${at}`} className="al-agenda__item">
              <p>
                <strong>{concernDecisionWords[decision]}</strong>
              </p>
              <p className="al-quiet">
                <Moment at={at} /> · {personAgreed ? 'they agreed' : 'without their yes'}
                {withoutAgreement ? `: ${withoutAgreementWords[withoutAgreement].toLowerCase()}` : ''}
              </p>
              {decision === 'advice' ? null : (
                <p className="al-agenda__why">
                  {owed.includes(decision) ? (
                    <StateTag tone="amber">Still to be passed on</StateTag>
                  ) : (
                    <StateTag tone="green">Passed on</StateTag>
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="nhsuk-list">
        <li>{personTold ? 'They were told.' : 'They were not told.'}</li>
        <li>{feedbackAt ? 'Whoever raised it knows.' : 'Whoever raised it does not know yet.'}</li>
        {referrals.length > 0 ? (
          <li>Passed on {referrals.length === 1 ? 'once' : `${referrals.length} times`}.</li>
        ) : null}
        {outcome ? <li>{concernOutcomeWords[outcome]}.</li> : null}
      </ul>
    </Panel>
  )
}
