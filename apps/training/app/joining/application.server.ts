/** The draft of an application as its pages need it. */
import { type ApplicationStep, applicationSteps } from '@alongside/domain/recruitment'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'

export const steps = Object.keys(applicationSteps) as ApplicationStep[]

export function isStep(name: string | undefined): name is ApplicationStep {
  return name !== undefined && Object.hasOwn(applicationSteps, name)
}

export function loadDraft(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const draft = await api.recruitment.draft.query({ draftId: args.params.id ?? '' })
    return {
      draftId: draft.id,
      answers: draft.answers,
      seq: draft.seq,
      recruitmentId: draft.recruitmentId,
      done: steps.filter(step => draft.answers[step] !== undefined),
    }
  })
}
