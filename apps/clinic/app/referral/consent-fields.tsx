import { type ConsentScope, consentQuestions, consentScopes } from '@alongside/domain/consent'
import { YesNoField } from './how-field.tsx'

/** Said under a question where people ask what it means. */
const hints: Partial<Record<ConsentScope, string>> = {
  shareContact: 'Without this yes nothing is passed on, and no mentor can be found.',
  tellClinicStatus: 'Only that: accepted, started, ended. Never what was talked about.',
  tellClinicSummary: 'They see it first. Most people say no, and that is fine.',
  teamDiscussion: 'By name. Without it they are only ever spoken of without one.',
}

/** Every question of the agreement, asked one by one. */
export function ConsentFields() {
  return (
    <>
      {consentScopes.map(scope => {
        const hint = hints[scope]
        return (
          <YesNoField
            key={scope}
            name={`scopes.${scope}`}
            label={consentQuestions[scope]}
            {...(hint === undefined ? {} : { hint })}
          />
        )
      })}
    </>
  )
}
