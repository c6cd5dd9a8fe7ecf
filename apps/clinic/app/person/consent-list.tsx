import { type AskedHow, type ConsentScope, consentQuestions, consentScopes } from '@alongside/domain/consent'
import { Day } from '@alongside/web/page'

interface Answered {
  readonly scope: ConsentScope
  readonly given: boolean
  readonly how: string
  readonly at: string
  readonly withdrawnAt: string | null
}

const howWords: Readonly<Record<string, string>> = {
  inPerson: 'in person',
  phone: 'by phone',
  video: 'by video',
  privateLink: 'by private link',
} satisfies Record<AskedHow, string>

/** What somebody answered to each question, in the order in which they were asked, and when. */
export function ConsentList({ answers }: { readonly answers: readonly Answered[] }) {
  const inOrder = consentScopes.flatMap(scope => answers.find(each => each.scope === scope) ?? [])
  const asked = inOrder.reduce<Answered | undefined>(
    (latest, each) => (latest && latest.at >= each.at ? latest : each),
    undefined,
  )
  return (
    <>
      <ul className="al-answers">
        {inOrder.map(({ scope, given, withdrawnAt }) => {
          const holds = given && withdrawnAt === null
          return (
            <li key={scope} className={`al-answers__item al-answers__item--${holds ? 'yes' : 'no'}`}>
              <span className="al-answers__answer">
                {withdrawnAt && given ? 'Taken back' : given ? 'Yes' : 'No'}
              </span>
              <span className="al-answers__question">{consentQuestions[scope]}</span>
            </li>
          )
        })}
      </ul>
      {asked ? (
        <p className="al-quiet al-small">
          Asked {howWords[asked.how] ?? ''} on <Day on={asked.at} />
          {asked.withdrawnAt ? (
            <>
              , taken back on <Day on={asked.withdrawnAt} />
            </>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
