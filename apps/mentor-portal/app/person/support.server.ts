/** One person as their mentor works with them: what the API shows, with the record that is open now picked out. */
import { instant } from '@alongside/domain/time'
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'

type PersonView = Awaited<ReturnType<Api['people']['byId']['query']>>
type AnyRecord = PersonView['episodes'][number]['lifecycles'][number]

export type MentoringRecord = Extract<AnyRecord, { kind: 'mentoring' }>
type DischargeRecord = Extract<AnyRecord, { kind: 'discharge' }>
type OnboardingRecord = Extract<AnyRecord, { kind: 'onboarding' }>
export type Session = PersonView['sessions'][number]
export type TimelineEntry = PersonView['timeline'][number]

/** The record whose steps a mentor may take now. */
export type OpenRecord = MentoringRecord | DischargeRecord | OnboardingRecord

export interface Support {
  readonly now: string
  readonly person: PersonView['person']
  readonly record: OpenRecord
  readonly mentoring: MentoringRecord | undefined
  readonly onboarding: OnboardingRecord | undefined
  readonly sessions: readonly Session[]
  readonly timeline: readonly TimelineEntry[]
}

/** The person of the address, for a page that shows them. Whoever is not theirs, or not any more, is not found. */
export function loadSupport<T>(
  args: LoaderFunctionArgs,
  show: (support: Support, api: Api) => T | Promise<T>,
) {
  return load(args, async api => show(await supportOf(api, args.params.id ?? ''), api))
}

async function supportOf(api: Api, personId: string): Promise<Support> {
  const { person, episodes, sessions, timeline } = await api.people.byId.query({ personId })
  const records = episodes[0]?.lifecycles ?? []
  const record = openRecordOf(records)
  if (!record) throw new Response('', { status: 404 })
  return {
    now: instant(new Date().toISOString()),
    person,
    record,
    mentoring: records.findLast(each => each.kind === 'mentoring'),
    onboarding: records.findLast(each => each.kind === 'onboarding'),
    sessions,
    timeline,
  }
}

function openRecordOf(records: readonly AnyRecord[]): OpenRecord | undefined {
  const open = records.filter(each => each.status === 'active')
  return (
    open.find(each => each.kind === 'mentoring') ??
    open.find(each => each.kind === 'discharge') ??
    open.find(each => each.kind === 'onboarding')
  )
}
