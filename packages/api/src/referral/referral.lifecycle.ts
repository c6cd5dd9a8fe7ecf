import { rulesUntilAsked } from '@alongside/domain/contact-rules'
import {
  type ReferralCommand,
  type ReferralContext,
  type ReferralFacts,
  referral,
} from '@alongside/domain/referral'
import { londonDateOf } from '@alongside/domain/time'
import { together } from '../database/together.ts'
import type { Registration, Taken, Taking } from '../lifecycle/registration.ts'
import { keepConsent, withdrawConsent } from '../person/consents.ts'
import { contactRules } from '../person/contact-facts.ts'
import { recordDeath } from '../person/death.ts'
import { Referral } from './referral.entity.ts'
import { factsFrom, isToTell, neverAgain } from './referral.facts.ts'

export const referralLifecycle: Registration<ReferralContext, ReferralCommand> = {
  lifecycle: referral,
  entity: Referral,
  table: 'referral',
  dueTimers: referral.timers,
  // somebody whom tracing did not find, or found, has not been told yet
  besideTheWork: ['recordTracing'],
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
  const { row, settings, caller, db } = taking
  // a clinic's system may take a referral back, and no rule of that asks how somebody may be reached
  const asksRules = caller.role !== 'integration'
  const { rules, never } = await together(db, {
    rules: asksRules ? contactRules(db, row.personId) : undefined,
    never: isToTell(row) ? neverAgain(db, [row]) : undefined,
  })
  return factsFrom(never, {
    rulesOf: () => rules[0]?.contact_rules ?? rulesUntilAsked,
    releaseOf: () => settings.release,
  })(row)
}

async function records(taken: Taken<ReferralContext, ReferralCommand>): Promise<void> {
  const { event, at } = taken
  switch (event.type) {
    case 'agree':
      return keepConsent(taken, event.scopes, event.how)
    case 'confirmGenuine':
      return keepConsent(taken, event.scopes, 'inPerson')
    case 'optOut':
    case 'withdraw':
      return withdrawConsent(taken, taken.row.personId, at)
    case 'recordDeath':
      return recordDeath(taken, londonDateOf(at))
    case 'recordTracing':
      if (event.outcome === 'died') await recordDeath(taken, londonDateOf(at))
  }
}
