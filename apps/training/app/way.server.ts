/** A trainee's own way: how far they are, what comes next, and what they have learned. */
import { dayInWords } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'

/** Null for somebody who is not on this way. */
export async function wayOf(api: Api) {
  const { role } = await api.me.get.query()
  if (role !== 'trainee') return null
  const { training, modules } = await api.training.mine.query()
  const next = modules.find(({ doneOn, before }) => doneOn === null && before.length === 0)
  return {
    training: training && {
      label: training.label,
      waitsFor: training.waitsFor,
      enrolledOn: dayInWords(training.enrolledAt.slice(0, 10)),
      hours: { learned: training.hoursLearned, altogether: training.hoursAltogether },
    },
    modules: modules.map(({ key, number, title, hours, afterwards, doneOn }) => ({
      key,
      number,
      title,
      hours: hours === 1 ? '1 hour' : `${hours} hours`,
      afterwards,
      doneOn: doneOn === null ? null : dayInWords(doneOn),
      isNext: key === next?.key,
    })),
  }
}
