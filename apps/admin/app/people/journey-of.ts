/** One episode as a way: where somebody is, what was, and what may come. */
import { dayInWords } from '@alongside/web/page'
import type { JourneyProps, Stage } from '@alongside/web/pictures'
import type { AnyView, ViewOf } from '../answers.ts'

type Kind = AnyView['kind']

function find<K extends Kind>(views: readonly AnyView[], kind: K): ViewOf<K> | undefined {
  return views.findLast((view): view is ViewOf<K> => view.kind === kind)
}

export function journeyOf(views: readonly AnyView[]): Pick<JourneyProps, 'stages' | 'ended'> {
  const referral = find(views, 'referral')
  const onboarding = find(views, 'onboarding')
  const mentoring = find(views, 'mentoring')
  const discharge = find(views, 'discharge')
  const current = views.at(-1)
  const reached: readonly (readonly [key: string, label: string, at: string | null | undefined])[] = [
    ['listed', 'Referred', referral?.openedAt],
    ['released', 'Agreed', referral?.releasedAt],
    ['accepted', 'Accepted', onboarding?.openedAt],
    ['reached', 'Reached', onboarding?.reachedAt],
    ['assessed', 'First conversation', onboarding?.assessedAt],
    ['meeting', 'Introduced', mentoring?.openedAt],
    ['ending', 'Ending', discharge?.openedAt],
    ['closed', 'Closed', discharge?.closedAt],
  ]
  const last = reached.findLastIndex(([, , at]) => at)
  const isOver = current?.status === 'done' && current.owner === 'nobody' && !handsOver(current)
  const stages = reached.map(([key, label, at], index): Stage => {
    const standing = at ? 'visited' : index < last ? 'skipped' : 'ahead'
    return { key, label, standing, ...(at ? { when: dayInWords(at) } : {}) }
  })
  const here = stages[last]
  if (here && !isOver && here.key !== 'closed') stages[last] = { ...here, standing: 'current' }
  return { stages, ...(isOver && current ? { ended: current.label } : {}) }
}

/** A record that ended by beginning the next one. */
function handsOver({ state }: AnyView): boolean {
  return ['accepted', 'introduced', 'ending', 'reopened'].includes(state)
}
