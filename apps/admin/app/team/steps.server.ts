/** How the forms of the team's records are read: the domain's own events, with an empty box where it takes nothing. */
import { RecruitmentCommand } from '@alongside/domain/recruitment'
import { StandingCommand } from '@alongside/domain/standing'
import { TrainingCommand } from '@alongside/domain/training'
import { eventForm, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'

/** An empty box does not arrive at all; where the domain takes "none", that is what it means. */
function emptyMeansNone(command: z.ZodDiscriminatedUnion): z.ZodType {
  const options = (command.options as unknown as z.ZodObject[]).map(option =>
    option.extend(
      Object.fromEntries(
        Object.entries(option.shape)
          .filter(([, field]) => field instanceof z.ZodNullable)
          .map(([name, field]) => [name, (field as z.ZodNullable).default(null)]),
      ),
    ),
  )
  return z.discriminatedUnion('type', options as never)
}

const forms = {
  recruitment: eventForm(emptyMeansNone(RecruitmentCommand) as typeof RecruitmentCommand),
  training: eventForm(emptyMeansNone(TrainingCommand) as typeof TrainingCommand),
  standing: eventForm(emptyMeansNone(StandingCommand) as typeof StandingCommand),
}

const words = {
  'event.cohortId': 'Choose a group',
  'event.ratings': 'Say how ready they are, line by line',
  'event.heldOn': 'Say on which day',
  'event.seenOn': 'Say on which day it was seen',
  'event.on': 'Say on which day',
  'event.until': 'Choose a day',
  'event.check': 'Choose a check',
  'event.checks': 'Choose at least one check',
  'event.item': 'Choose what was done',
  'event.accepted': 'Say whether it is accepted',
  'event.interviewers': 'Say how many held it',
  'event.reviewedOn': 'Say on which day it was held',
}

const said = 'Saved'

export function sendRecruitment(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(
    args,
    forms.recruitment,
    async ({ event, version, commandId }, api) => {
      const { began } = await api.recruitment.send.mutate({ id, seq: version, commandId, event })
      const training = began.find(({ kind }) => kind === 'training')
      return { to: training ? `/training/${training.id}` : `/recruitment/${id}`, said }
    },
    words,
  )
}

export function sendTraining(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(
    args,
    forms.training,
    async ({ event, version, commandId }, api) => {
      const { began } = await api.training.send.mutate({ id, seq: version, commandId, event })
      const standing = began.find(({ kind }) => kind === 'standing')
      return { to: standing ? `/standing/${standing.id}` : `/training/${id}`, said }
    },
    words,
  )
}

export function sendStanding(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(
    args,
    forms.standing,
    async ({ event, version, commandId }, api) => {
      await api.standing.send.mutate({ id, seq: version, commandId, event })
      return { to: `/standing/${id}`, said }
    },
    words,
  )
}
