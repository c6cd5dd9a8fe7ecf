/** One person as their mentor works with them, with the record that is open now. */
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'

type SupportView = Awaited<ReturnType<Api['caseload']['person']['query']>>

export type MentoringRecord = Extract<SupportView['record'], { kind: 'mentoring' }>
export type Session = SupportView['sessions'][number]
export type Goal = SupportView['goals'][number]
export type Filled = SupportView['measures'][number]
export type OpenRecord = SupportView['record']

export type Support = Omit<SupportView, 'at'> & { readonly now: SupportView['at'] }

/** The person of the address, for a page that shows them. Whoever is not theirs, or not any more, is not found. */
export function loadSupport<T>(
  args: LoaderFunctionArgs,
  show: (support: Support, api: Api) => T | Promise<T>,
) {
  return load(args, async api => {
    const { at, ...support } = await api.caseload.person.query({ personId: args.params.id ?? '' })
    return show({ ...support, now: at }, api)
  })
}

/** What was said and written down with a step, by the name of its field; the newest when it was said more than once. */
export function saidOf({ said }: Pick<Support, 'said'>, type: string): (field: string) => string {
  return field => said.findLast(each => each.type === type && each.field === field)?.text ?? ''
}
