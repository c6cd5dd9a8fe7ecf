/** Everything that is on the caller's own record, gathered once for the page and for what can be taken away. */
import { titleOf } from '@alongside/domain/training'
import type { Api } from '@alongside/web/request.server'

interface Line {
  readonly what: string
  readonly detail: string
  readonly on: string
  readonly until: string
}

/** Hours, modules, days, practice, checks, signatures and standing: one line each. */
export async function recordOf(api: Api) {
  const me = await api.me.get.query()
  const { training, cohort } = await api.training.mine.query()
  const standings = me.role === 'mentor' ? await api.standing.mine.query() : []
  const { recruitment } = me.role === 'trainee' ? await api.recruitment.mine.query() : { recruitment: null }
  const completions = [...(training?.completions ?? []), ...standings.flatMap(each => each.completions)]
  const known = new Set<string>()
  const lines: Line[] = []
  for (const { module, version, on, right, of } of completions) {
    if (known.has(`${module} ${version}`)) continue
    known.add(`${module} ${version}`)
    lines.push({
      what: titleOf(module),
      detail: `Module, version ${version}, ${right} of ${of} right`,
      on,
      until: '',
    })
  }
  for (const { dayId, attended } of training?.days ?? []) {
    const day = cohort?.days.find(({ id }) => id === dayId)
    lines.push({ what: day?.title ?? 'A taught day', detail: attended, on: day?.heldOn ?? '', until: '' })
  }
  for (const on of training?.watchedOn ?? [])
    lines.push({ what: 'Watched a session', detail: '', on, until: '' })
  for (const on of training?.ledOn ?? []) lines.push({ what: 'Led a session', detail: '', on, until: '' })
  if (training?.clinicSigned)
    lines.push({ what: 'Signed off by the clinic', detail: '', on: training.clinicSigned.on, until: '' })
  if (training?.teamSigned)
    lines.push({ what: 'Signed off by the team', detail: '', on: training.teamSigned.on, until: '' })
  for (const check of recruitment?.checks ?? [])
    if (check.stage !== 'notAsked')
      lines.push({
        what: check.label,
        detail: check.stageLabel,
        on: check.decidedOn ?? check.receivedOn ?? check.askedOn ?? '',
        until: check.expiresOn ?? '',
      })
  for (const standing of standings)
    for (const { label, until } of standing.items)
      lines.push({ what: label, detail: standing.clinicName, on: '', until: until ?? '' })
  return {
    name: me.name ?? '',
    hours: training?.hoursLearned ?? 0,
    hoursAltogether: training?.hoursAltogether ?? 0,
    isReady: training?.state === 'accredited',
    readyOn: training?.teamSigned?.on ?? null,
    lines: lines.sort((one, other) => (one.on < other.on ? 1 : -1)),
  }
}
export type OwnRecord = Awaited<ReturnType<typeof recordOf>>
