import type { AskedHow, ConsentAnswers, ConsentScope } from '@alongside/domain/consent'
import {
  type ReferralCommand,
  type ReferralContext,
  type ReferralFacts,
  referral,
} from '@alongside/domain/referral'
import { londonDateOf } from '@alongside/domain/time'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { contactRulesOf } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Referral } from './referral.entity.ts'

export const referralLifecycle: Registration<ReferralContext, ReferralCommand> = {
  lifecycle: referral,
  entity: Referral,
  table: 'referral',
  dueTimers: referral.timers,
  facts,
  columns: ({ context }) => ({
    reason: context.reason,
    source: context.source,
    reasonOn: context.diagnosedOn,
    releasedAt: context.releasedAt,
  }),
  records,
}

async function facts(taking: Taking<ReferralCommand>): Promise<ReferralFacts> {
  const { db, row, settings } = taking
  const contact = await contactRulesOf(taking, row.personId)
  const never = await db
    .selectFrom('referral')
    .select('id')
    .where('person_id', '=', row.personId)
    .where('id', '<>', row.id)
    .where('state', '=', 'optedOut')
    .where(eb => eb(eb.ref('context', '->>').key('askAgain' as never), '=', 'never' as never))
    .limit(1)
    .executeTakeFirst()
  return {
    release: settings.release,
    contactRulesComplete: contact.askedAt !== null,
    neverAskAgain: never !== undefined,
  }
}

async function records(taken: Taken<ReferralContext, ReferralCommand>): Promise<void> {
  const { event } = taken
  if (event.type === 'agree') await keepConsent(taken, event.scopes, event.how)
  if (event.type === 'confirmGenuine') await keepConsent(taken, event.scopes, 'inPerson')
  if (event.type === 'recordDeath') await recordDeath(taken, londonDateOf(taken.at))
}

/** One row for each question, yes or no: what was agreed is its own dated fact, and so is what was not. */
async function keepConsent(
  { db, row, caller, at, newId }: Taken<ReferralContext, ReferralCommand>,
  scopes: ConsentAnswers,
  how: AskedHow,
): Promise<void> {
  const answers = Object.entries(scopes) as [ConsentScope, boolean][]
  await db
    .insertInto('consent')
    .values(
      answers.map(([scope, given]) => ({
        id: newId(),
        person_id: row.personId,
        clinic_id: row.clinicId,
        scope,
        given,
        asked_by: caller.accountId,
        how,
        at,
      })),
    )
    .execute()
}
