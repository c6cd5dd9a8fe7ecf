import type { TrainingCommand, TrainingContext, TrainingFacts } from '@alongside/domain/training'
import { grade, modulesDone, training } from '@alongside/domain/training'
import { sql } from 'kysely'
import { Refused } from '../answer.ts'
import type { Registration, Taken, Taking, TeamRow } from '../lifecycle/registration.ts'
import { moduleByKey } from './module.reader.ts'
import { drawQuestions, isOfThisVersion } from './question.draw.ts'
import { Training } from './training.entity.ts'

export const trainingLifecycle: Registration<TrainingContext, TrainingCommand, TeamRow> = {
  lifecycle: training,
  entity: Training,
  table: 'training',
  dueTimers: ['quiet', 'practiceDue', 'signOffDue', 'deferralEnds'],
  besideTheWork: ['joinCohort', 'recordDay'],
  facts,
  columns: ({ context }) => ({
    cohortId: context.cohortId,
    modulesDone: modulesDone(context.completions).size,
  }),
  records,
}

/** A check is graded here and nowhere else: what came from the browser are choices, never a result. */
async function facts({ caller, event }: Taking<TrainingCommand, TeamRow>): Promise<TrainingFacts> {
  return { by: caller.accountId, check: event.type === 'answerCheck' ? gradedCheck(event) : null }
}

function gradedCheck({ module, seed, chosen }: Extract<TrainingCommand, { type: 'answerCheck' }>) {
  if (!isOfThisVersion(module, seed)) return null
  const { version, needs } = moduleByKey(module)
  const { right, of, passed } = grade(drawQuestions(module, seed), chosen)
  return { version, needs: [...needs], right, of, passed }
}

const otherPlace = 'One of the places that agreed is not among yours: a coordinator of both signs.'

/** Whoever is signed off is a mentor before this transaction ends, so that there is no moment in which they are neither. */
async function records({ db, at, caller, row, after }: Taken<TrainingContext, TrainingCommand, TeamRow>) {
  if (after.value !== 'accredited') return
  const { contracts } = after.context.brought
  if (contracts.some(({ clinicId }) => !caller.clinicIds.some(id => id === clinicId)))
    throw new Refused('refused', { reasons: [otherPlace] })
  const { rows } = await sql<{ made: boolean }>`select authz.make_mentor(${row.id}, ${at}) as made`.execute(
    db,
  )
  if (rows[0]?.made !== true) throw new Error('The database would not make a mentor of this trainee')
}
