/** The one way in which this app changes a record: the event of one step, sent to the door of its kind. */
import { DischargeCommand } from '@alongside/domain/discharge'
import type { PersonKind } from '@alongside/domain/lifecycles'
import { MentoringCommand } from '@alongside/domain/mentoring'
import { OnboardingCommand } from '@alongside/domain/onboarding'
import { ReferralCommand } from '@alongside/domain/referral'
import { eventForm, type FieldWords, type Submitted, submit, type Went } from '@alongside/web/request.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import { listOf } from '../words.ts'

interface Sending {
  readonly id: string
  readonly words: FieldWords
  readonly said: string
}

/** Reads the form by the domain's own schema, sends it, and goes on to the person. */
export function sendStep(args: ActionFunctionArgs, kind: PersonKind, sending: Sending): Promise<Submitted> {
  const { id, words } = sending
  switch (kind) {
    case 'referral':
      return submit(
        args,
        eventForm(ReferralCommand),
        async ({ event, version, commandId }, api) =>
          goOn(kind, await api.referral.send.mutate({ id, seq: version, commandId, event }), sending),
        words,
      )
    case 'onboarding':
      return submit(
        args,
        eventForm(OnboardingCommand),
        async ({ event, version, commandId }, api) =>
          goOn(kind, await api.onboarding.send.mutate({ id, seq: version, commandId, event }), sending),
        words,
      )
    case 'mentoring':
      return submit(
        args,
        eventForm(MentoringCommand),
        async ({ event, version, commandId }, api) =>
          goOn(kind, await api.mentoring.send.mutate({ id, seq: version, commandId, event }), sending),
        words,
      )
    case 'discharge':
      return submit(
        args,
        eventForm(DischargeCommand),
        async ({ event, version, commandId }, api) =>
          goOn(kind, await api.discharge.send.mutate({ id, seq: version, commandId, event }), sending),
        words,
      )
  }
}

/** A step may end the sender's own sight of the person, who then has no name any more: the way leads to the list. */
function goOn(
  kind: PersonKind,
  { view }: { view: { personId: string; name: string | null } | null },
  { said }: Sending,
): Went {
  return { to: view !== null && view.name !== null ? `/people/${view.personId}` : listOf[kind], said }
}
