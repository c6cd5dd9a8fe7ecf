/** How one lifecycle begins the next: the effect of an ending, turned into the first position of a new row. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { Effect } from '@alongside/domain/effects'
import type { Kind } from '@alongside/domain/lifecycles'
import type { BareRow } from './registration.ts'

export interface Beginning {
  readonly kind: Kind
  readonly input: unknown
}

/** The lifecycle that this effect begins, if it is a hand-over. */
export function beginningOf(effect: Effect, row: BareRow, settings: ClinicSettings): Beginning | undefined {
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
    default:
      return undefined
  }
}
