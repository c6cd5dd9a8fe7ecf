import { RadiosField } from '@alongside/web/form'
import { Empty, More } from '@alongside/web/page'
import type { Candidate } from '../answers.ts'
import type { Given } from './step-page.ts'

/** The mentors who might meet somebody, each with what speaks for and against; a person decides. */
export function CandidateFields({
  candidates,
  question,
}: Pick<Given, 'candidates'> & { readonly question: string }) {
  const fitting = candidates.filter(({ fits }) => fits)
  const others = candidates.filter(({ fits }) => !fits)
  return (
    <>
      {fitting.length === 0 ? (
        <Empty>
          <p>
            <strong>No mentor of this clinic can be proposed just now.</strong>
          </p>
          <p>Below is why. You can put them on the waiting list, and offer a group meanwhile.</p>
        </Empty>
      ) : (
        <RadiosField
          name="mentorId"
          label={question}
          labelSize="m"
          hint="First those who would gladly take it on, then those who meet most wishes, then those with most room. There is no score: read the reasons, then decide."
          choices={fitting.map(candidate => ({
            value: candidate.mentorId,
            label: <strong>{candidate.called ?? 'A mentor'}</strong>,
            hint: <Reasons candidate={candidate} />,
          }))}
        />
      )}
      {others.length > 0 ? (
        <More summary={`Not possible now (${others.length})`}>
          {others.map(candidate => (
            <div key={candidate.mentorId} className="ad-candidate">
              <h3 className="nhsuk-heading-xs">{candidate.called ?? 'A mentor'}</h3>
              <Reasons candidate={candidate} />
            </div>
          ))}
        </More>
      ) : null}
    </>
  )
}

function Reasons({ candidate }: { readonly candidate: Candidate }) {
  return (
    <>
      <span className="ad-candidate__facts">
        {candidate.languages.join(', ')} · supports {candidate.openPeople} of {candidate.capacity}
      </span>
      {candidate.about === '' ? null : (
        <span className="ad-candidate__about">
          <span className="nhsuk-u-visually-hidden">What they say of themselves: </span>“{candidate.about}”
        </span>
      )}
      {candidate.reasons.map(reason => (
        <span key={reason} className={`ad-reason ad-reason--${kindOf(reason)}`}>
          {reason}
        </span>
      ))}
    </>
  )
}

/** How a reason is marked: what to ask first, what speaks for, what speaks against. */
function kindOf(reason: string): 'ask' | 'for' | 'against' {
  if (reason.startsWith('Ask first')) return 'ask'
  return /^(Meets a wish|Speaks |A way that|A time that|Has room|Has about)/.test(reason) ? 'for' : 'against'
}
