/** What stands beside somebody's support: a concern that is raised about them, a supervision of their clinic. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '@alongside/domain/time'
import { instantPlusDays } from '@alongside/domain/working-days'
import type { SignedIn } from '../actor.ts'
import { asking } from './asking.ts'
import type { Programme } from './programme.ts'

type Raising = Parameters<ReturnType<typeof asking>['concern']['raise']>[0]

export async function aConcern(
  programme: Programme,
  by: SignedIn,
  personId: string,
  but: Partial<Raising> = {},
): Promise<string> {
  const { id } = await asking(programme, by).concern.raise({
    commandId: randomUUID(),
    personId,
    category: 'domesticAbuse',
    urgent: false,
    immediateDanger: false,
    emergencyCalled: false,
    personTold: true,
    account: '',
    ...but,
  })
  return id
}

export async function aSupervision(
  programme: Programme,
  coordinator: SignedIn,
  {
    mentorId = null,
    plannedAt = instantPlusDays(programme.clock.now(), 14),
  }: { mentorId?: string | null; plannedAt?: Instant } = {},
): Promise<string> {
  const { id } = await asking(programme, coordinator).supervision.arrange({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    mentorId,
    plannedAt,
  })
  return id
}
