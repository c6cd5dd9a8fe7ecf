import { consentQuestions } from '@alongside/domain/consent'
import { Day, Panel } from '@alongside/web/page'
import type { PersonPage } from '../answers.ts'
import { scopeWords } from '../words.ts'

/** What may be shared with whom: each question a dated yes or no. What was never asked is a no. */
export function Consents({ consents }: { readonly consents: PersonPage['person']['consents'] }) {
  const scopes = Object.keys(consentQuestions) as (keyof typeof consentQuestions)[]
  return (
    <Panel title="What may be shared">
      <ul className="ad-scopes">
        {scopes.map(scope => {
          const answer = consents.find(each => each.scope === scope)
          const isYes = answer?.given === true && answer.withdrawnAt === null
          return (
            <li key={scope} className={`ad-scope ad-scope--${isYes ? 'yes' : 'no'}`}>
              <span className="ad-scope__words">{scopeWords[scope]}</span>
              <span className="ad-scope__answer">
                <strong>{isYes ? 'Yes' : 'No'}</strong>
                {answer === undefined ? (
                  ', never asked'
                ) : answer.withdrawnAt ? (
                  <>
                    , taken back <Day on={answer.withdrawnAt} />
                  </>
                ) : (
                  <>
                    , <Day on={answer.at} />
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
