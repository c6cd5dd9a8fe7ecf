/** A trainee's own way: how far they are, what comes next, and what they have learned. */
import { SESSIONS_TO_LEAD, SESSIONS_TO_SHADOW } from '@alongside/domain/training'
import { dayInWords } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'

type Training = Awaited<ReturnType<Api['training']['mine']['query']>>

/** Null for somebody who is not on this way. */
export async function wayOf(api: Api) {
  const { role } = await api.me.get.query()
  if (role !== 'trainee') return null
  const training = await api.training.mine.query()
  const { stages, modules, hoursLearned, hoursAltogether, enrolledOn } = training
  const [nextModule] = modules.filter(({ done }) => !done)
  return {
    enrolledOn: dayInWords(enrolledOn),
    isReady: training.stage === 'accredited',
    stages: stages.map(({ key, label, done, current }) => ({
      key,
      label,
      standing: done ? ('visited' as const) : current ? ('current' as const) : ('ahead' as const),
      ...(done ? {} : { when: 'to come' }),
      ...(current ? { when: 'you are here' } : {}),
      ...whenOf(key, training),
    })),
    waitsFor: stages.find(({ current }) => current)?.waitsFor ?? '',
    next: nextOf(training, nextModule),
    hours: { learned: hoursLearned, altogether: hoursAltogether },
    modules: modules.map(({ key, title, hours, afterwards, doneOn }, index) => ({
      key,
      number: index + 1,
      title,
      hours: hours === 1 ? '1 hour' : `${hours} hours`,
      afterwards,
      doneOn: doneOn === null ? null : dayInWords(doneOn),
      isNext: key === nextModule?.key,
    })),
  }
}

/** Figures under a stage that is counted. */
function whenOf(key: string, { modules, shadowed, observed }: Training): { when?: string } {
  const done = modules.filter(module => module.done).length
  if (key === 'learning' && done > 0) return { when: `${done} of ${modules.length} modules` }
  if (key === 'shadowing' && shadowed > 0) return { when: `${shadowed} of ${SESSIONS_TO_SHADOW}` }
  if (key === 'observed' && observed > 0) return { when: `${observed} of ${SESSIONS_TO_LEAD}` }
  return {}
}

/** What comes next, as a coordinator would say it. */
function nextOf(
  { stage, shadowed, observed }: Training,
  module: Training['modules'][number] | undefined,
): { title: string; sentences: string[] } {
  switch (stage) {
    case 'enrolled':
    case 'learning':
      return {
        title: module ? module.title : 'All modules are done',
        sentences: module ? [module.afterwards, 'Your coordinator tells you when and where it is held.'] : [],
      }
    case 'shadowing':
      return {
        title: `Watch ${some(SESSIONS_TO_SHADOW - shadowed)} of a mentor`,
        sentences: [
          'You sit in with a mentor, and the person has said yes to that first.',
          'Your coordinator arranges it. Afterwards you talk about what you saw.',
        ],
      }
    case 'observed':
      return observed < SESSIONS_TO_LEAD
        ? {
            title: `Lead ${some(SESSIONS_TO_LEAD - observed)}, with somebody beside you`,
            sentences: ['You lead, and a mentor sits in. They are there for you as much as for the person.'],
          }
        : {
            title: 'Write a page of your own thoughts',
            sentences: [
              'What went well, what was hard, and what you would do again. There is no right answer.',
            ],
          }
    case 'signOff':
      return {
        title: 'Two people sign',
        sentences: [
          'Your coordinator and the clinic both say that you are ready. There is nothing you need to do now.',
        ],
      }
    case 'accredited':
      return {
        title: 'You are ready',
        sentences: ['You can be matched now. Your coordinator sets up your way into the mentor portal.'],
      }
  }
}

function some(sessions: number): string {
  return sessions === 1 ? 'one session' : `${sessions} sessions`
}
