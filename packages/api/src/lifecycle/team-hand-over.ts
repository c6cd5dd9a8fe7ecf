/** How the lifecycles of the team begin one another: cleared people learn, and whoever is signed off has a standing. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { RecruitmentContext } from '@alongside/domain/recruitment'
import { goodUntil, type StandingItem } from '@alongside/domain/standing'
import { type Instant, londonDateOf, type PlainDate } from '@alongside/domain/time'
import { curriculum, type ModuleKey, type TrainingContext } from '@alongside/domain/training'
import type { Beginning } from './hand-over.ts'
import type { BareRow } from './registration.ts'

/** Whoever is cleared learns everything, and brings along what was checked. */
export function trainingAfter(row: BareRow, settings: ClinicSettings): Beginning {
  const { checks, contracts } = row.context as RecruitmentContext
  const { dbs } = checks
  return {
    kind: 'training',
    input: {
      modules: curriculum.map(({ key }) => key),
      brought: {
        dbsUntil: dbs?.receivedOn ? goodUntil('dbs', dbs.receivedOn, dbs.expiresOn, settings.standing) : null,
        contracts,
      },
      clocks: settings.training,
    },
  }
}

/** One standing for each clinic that agreed. What was learned last counts from the day on which it was learned. */
export function standingsAfter(row: BareRow, settings: ClinicSettings, at: Instant): readonly Beginning[] {
  const { brought, completions } = row.context as TrainingContext
  const { standing: clocks, recruitment } = settings
  const today = londonDateOf(at)
  const learned = (item: StandingItem, module: ModuleKey): PlainDate | null => {
    const last = completions.findLast(each => each.module === module)
    return last ? goodUntil(item, last.on, null, clocks) : null
  }
  return brought.contracts.map(({ clinicId, until }) => ({
    kind: 'standing',
    clinicId,
    input: {
      // the record of the mentor has the id of the training that led to it
      mentorId: row.id,
      items: {
        dbs: brought.dbsUntil,
        contract: until,
        safeguarding: learned('safeguarding', 'safeguarding'),
        dataSecurity: learned('dataSecurity', 'records'),
        boundaries: learned('boundaries', 'boundaries'),
        supervision: goodUntil('supervision', today, null, clocks),
      },
      completions,
      eligibleDbs: recruitment.eligibleDbs,
      clocks,
    },
  }))
}
