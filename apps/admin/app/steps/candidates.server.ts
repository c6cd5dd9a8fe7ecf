import type { Api } from '@alongside/web/request.server'
import type { AnyView, Candidate } from '../answers.ts'

/** The mentors who might meet this person: by what they wished for at the first conversation of this episode. */
export async function candidatesOf(
  api: Api,
  record: AnyView,
  episode: readonly AnyView[],
): Promise<readonly Candidate[]> {
  const onboarding =
    record.kind === 'onboarding' ? record : episode.findLast(({ kind }) => kind === 'onboarding')
  if (!onboarding) return []
  const candidates = await api.onboarding.candidates.query({ id: onboarding.id })
  // somebody who changes mentors looks for another one
  const present = record.kind === 'mentoring' ? record.mentorId : null
  return candidates.filter(({ mentorId }) => mentorId !== present)
}
