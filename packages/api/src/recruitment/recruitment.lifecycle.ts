import {
  type RecruitmentCommand,
  type RecruitmentContext,
  recruitment,
  recruitmentTimers,
} from '@alongside/domain/recruitment'
import type { Registration, TeamRow } from '../lifecycle/registration.ts'
import { Recruitment } from './recruitment.entity.ts'
import { recruitmentFactsOf } from './recruitment.facts.ts'

export const recruitmentLifecycle: Registration<RecruitmentContext, RecruitmentCommand, TeamRow> = {
  lifecycle: recruitment,
  entity: Recruitment,
  table: 'recruitment',
  // each check is chased by itself; what makes the whole due is that it stands still
  dueTimers: recruitmentTimers,
  facts: async taking =>
    (await recruitmentFactsOf(taking, [taking.row], taking.caller.accountId))(taking.row),
  columns: () => ({}),
}
