/** What the API answers, by the names that the pages of this app use. */
import type { Api } from '@alongside/web/request.server'

type Answer<Procedure extends { query(...input: never[]): Promise<unknown> }> = Awaited<
  ReturnType<Procedure['query']>
>

export type PersonPage = Answer<Api['people']['byId']>
export type Work = Answer<Api['work']['today']>
export type OnboardingRow = Answer<Api['onboarding']['byId']>
export type ConcernPage = Answer<Api['concern']['byId']>
export type Candidate = Answer<Api['onboarding']['candidates']>[number]
export type Mentor = Answer<Api['mentors']['list']>[number]
export type Account = Answer<Api['accounts']['list']>['accounts'][number]
export type Impact = Answer<Api['impact']['report']>
export type Mark = Answer<Api['chartMarks']['list']>['marks'][number]

type Episode = PersonPage['episodes'][number]
export type AnyView = Episode['lifecycles'][number]
export type ViewOf<Kind extends AnyView['kind']> = Extract<AnyView, { kind: Kind }>
