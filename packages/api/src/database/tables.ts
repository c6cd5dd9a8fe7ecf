/** All tables: the entities for commands on a few rows, and the same tables as kysely sees them for everything else. */
import type { InferKyselyDB } from '@mikro-orm/postgresql'
import { AccessLogSchema } from '../access/access.entity.ts'
import { AccountClinicSchema, AccountSchema, HatSchema } from '../account/account.entity.ts'
import { administrationEntities } from '../administration/administration.entity.ts'
import { AttendanceSchema } from '../attendance/attendance.entity.ts'
import { FollowedCalendarSchema } from '../calendar/calendar.entity.ts'
import { CareGapSchema } from '../care-gap/care-gap.entity.ts'
import { ClinicSchema, ClinicSettingSchema, TrustSchema } from '../clinic/clinic.entity.ts'
import { ConcernSchema } from '../concern/concern.entity.ts'
import { DischargeSchema } from '../discharge/discharge.entity.ts'
import { DraftSchema } from '../draft/draft.entity.ts'
import { EqualityAnswerSchema } from '../equality/equality.entity.ts'
import { clinicSystemEntities } from '../fhir/fhir.entity.ts'
import { GoalRatingSchema, GoalSchema } from '../goals/goal.entity.ts'
import { ChartMarkSchema } from '../impact/chart-mark.entity.ts'
import { AttendanceMonthSchema, SupportMonthSchema } from '../impact/impact.entity.ts'
import { CommandSchema, JournalSchema, OutboxSchema, TimerSchema } from '../lifecycle/journal.entity.ts'
import { ListImportRowSchema, ListImportSchema, ListMappingSchema } from '../list/list.entity.ts'
import { MeasureAnswerSchema } from '../measures/measure.entity.ts'
import {
  KnownPairSchema,
  MentorClinicSchema,
  MentorCoverSchema,
  MentorLoadSchema,
  MentorSchema,
} from '../mentor/mentor.entity.ts'
import { MentoringSchema, SessionLogSchema } from '../mentoring/mentoring.entity.ts'
import { LocalPostSchema, MessageSchema, NoticeSchema, ReceiptSchema } from '../notice/notice.entity.ts'
import { OnboardingSchema } from '../onboarding/onboarding.entity.ts'
import { RecordOpeningSchema } from '../opening/opening.entity.ts'
import {
  ConsentSchema,
  DataKeySchema,
  NoteSchema,
  PersonSchema,
  PrivateLinkSchema,
} from '../person/person.entity.ts'
import { joiningEntities } from '../recruitment/recruitment.entity.ts'
import { ReferralSchema } from '../referral/referral.entity.ts'
import { StandingSchema } from '../standing/standing.entity.ts'
import {
  ReflectionSchema,
  SupervisionAttendanceSchema,
  SupervisionSchema,
} from '../supervision/supervision.entity.ts'
import { trainingEntities } from '../training/training.entity.ts'
import { WhatIfSchema } from '../what-if/what-if.entity.ts'
import type { Sealed } from './sealed.ts'

export const entities = [
  TrustSchema,
  ClinicSchema,
  ClinicSettingSchema,
  AccountSchema,
  AccountClinicSchema,
  HatSchema,
  PersonSchema,
  ConsentSchema,
  NoteSchema,
  DataKeySchema,
  PrivateLinkSchema,
  MentorSchema,
  MentorClinicSchema,
  MentorLoadSchema,
  KnownPairSchema,
  MentorCoverSchema,
  GoalSchema,
  GoalRatingSchema,
  MeasureAnswerSchema,
  ...joiningEntities,
  ...trainingEntities,
  StandingSchema,
  EqualityAnswerSchema,
  ReferralSchema,
  OnboardingSchema,
  MentoringSchema,
  SessionLogSchema,
  DischargeSchema,
  ConcernSchema,
  SupervisionSchema,
  SupervisionAttendanceSchema,
  ReflectionSchema,
  RecordOpeningSchema,
  FollowedCalendarSchema,
  JournalSchema,
  CommandSchema,
  TimerSchema,
  OutboxSchema,
  AccessLogSchema,
  NoticeSchema,
  ReceiptSchema,
  MessageSchema,
  LocalPostSchema,
  AttendanceSchema,
  CareGapSchema,
  ListMappingSchema,
  ListImportSchema,
  ListImportRowSchema,
  DraftSchema,
  SupportMonthSchema,
  AttendanceMonthSchema,
  ...administrationEntities,
  ...clinicSystemEntities,
  WhatIfSchema,
  ChartMarkSchema,
] as const

type FromEntities = InferKyselyDB<(typeof entities)[number]>

/** kysely reads and writes a sealed column as the bytes it holds; only entities wrap them. */
type Stored<Row> = { [Column in keyof Row]: AsStored<Row[Column]> }
type AsStored<Value> = Value extends Sealed ? Uint8Array : Value

/** The database as kysely sees it. */
export type Tables = { [Table in keyof FromEntities]: Stored<FromEntities[Table]> }
