/** How one lifecycle begins the next: the effect of an ending, turned into the first position of a new row. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { Effect } from '@alongside/domain/effects'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Instant } from '@alongside/domain/time'
import type { BareRow } from './registration.ts'
import { standingsAfter, trainingAfter } from './team-hand-over.ts'

export interface Beginning {
  readonly kind: Kind
  readonly input: unknown
  /** Where it begins, when that is not where the one before it ended. */
  readonly clinicId?: string
}

/** The lifecycles that this effect begins, if it is a hand-over: one, or for a mentor one for each place. */
export function beginningsOf(
  effect: Effect,
  row: BareRow,
  settings: ClinicSettings,
  at: Instant,
): readonly Beginning[] {
  switch (effect.type) {
    case 'startTraining':
      return [trainingAfter(row, settings)]
    case 'startStanding':
      return standingsAfter(row, settings, at)
    default: {
      const one = beginningOf(effect, row, settings)
      return one ? [one] : []
    }
  }
}

function beginningOf(effect: Effect, row: BareRow, settings: ClinicSettings): Beginning | undefined {
  switch (effect.type) {
    case 'startOnboarding': {
      const { reason } = row.context as { reason?: string }
      return {
        kind: 'onboarding',
        input: { newlyDiagnosed: reason === 'newlyDiagnosed', clocks: settings.onboarding },
      }
    }
    case 'startMentoring':
      return { kind: 'mentoring', input: { mentorId: effect.mentorId, clocks: settings.mentoring } }
    case 'startDischarge':
      return {
        kind: 'discharge',
        input: {
          planned: effect.planned,
          reason: effect.reason,
          mentorId: effect.mentorId,
          ...(effect.mentorGone ? { mentorGone: true as const } : {}),
          clocks: settings.discharge,
        },
      }
    case 'startSupervision':
      return {
        kind: 'supervision',
        input: {
          sort: effect.sort,
          mentorId: effect.mentorId,
          plannedAt: effect.plannedAt,
          clocks: settings.supervision,
        },
      }
    default:
      return undefined
  }
}
