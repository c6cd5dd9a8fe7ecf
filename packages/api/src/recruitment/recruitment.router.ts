/** Applying, from both sides: the applicant's own way, and the coordinator's pipeline. */
import { Id } from '@alongside/domain/people'
import {
  Application,
  ApplicationDraft,
  ApplicationStep,
  RecruitmentCommand,
  RecruitmentRoute,
} from '@alongside/domain/recruitment'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { no } from '../answer.ts'
import { change } from '../change.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { send, startOne } from '../send.ts'
import { byLink, canSee, canSendTo, granted, router } from '../trpc.ts'
import { applicationOf, beginDraft, keepStep, ownDraft, sendDraft } from './application.ts'
import { invitationsFor, makeInvitation, openInvitation, takeUpInvitation } from './invitation.ts'
import { LetterState } from './letters.ts'
import { RecruitmentRow, recruitments } from './recruitment.views.ts'
import { answerReference, askReferee, openReference, Reference, refereesOf } from './referee.ts'

const Token = z.string().max(64)
const Command = { commandId: Id }

const RefereeRow = z.strictObject({
  id: Id,
  place: z.enum(['first', 'second']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  askedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  token: z.string().nullable(),
  letter: LetterState,
  answer: Reference.nullable(),
})

const InvitationRow = z.strictObject({
  id: Id,
  clinicId: Id,
  route: RecruitmentRoute,
  madeAt: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'used', 'expired', 'revoked']),
  token: z.string().nullable(),
  letter: LetterState,
})

/** The doors for people who have no account, or none yet: an invitation, and the link of a referee. */
export const joiningRouter = router({
  invitation: byLink
    .input(z.strictObject({ token: Token }))
    .output(z.strictObject({ clinicName: z.string(), expiresAt: Instant }).nullable())
    .query(({ ctx, input }) => openInvitation(ctx.doors, input.token)),
  takeUp: byLink
    .input(
      z.strictObject({
        token: Token,
        name: z.string().trim().min(1, 'Enter your name').max(120),
        email: z.email('Enter an email address, like name@example.org'),
        password: z.string().min(12, 'Use at least 12 characters').max(200),
      }),
    )
    .output(z.strictObject({ accountId: Id }))
    .mutation(async ({ ctx, input }) =>
      granted(ctx.signIn ? await takeUpInvitation(ctx.doors, ctx.signIn, input) : no('not-found')),
    ),
  reference: byLink
    .input(z.strictObject({ token: Token }))
    .output(z.strictObject({ about: z.string() }).nullable())
    .query(({ ctx, input }) => openReference(ctx.doors, input.token)),
  answerReference: byLink
    .input(z.strictObject({ token: Token, answer: Reference }))
    .output(z.strictObject({ kept: z.boolean() }))
    .mutation(async ({ ctx, input }) => ({
      kept: await answerReference(ctx.doors, input.token, input.answer),
    })),
})

export const recruitmentRouter = router({
  list: canSee('recruitment')
    .input(recruitments.Wanted)
    .output(recruitments.Page)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitment.list', reading => recruitments.page(reading, input)),
      ),
    ),
  byId: canSee('recruitment')
    .input(z.strictObject({ id: Id }))
    .output(RecruitmentRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitment.byId', reading => recruitments.one(reading, input.id)),
      ),
    ),
  /** One application as a coordinator opens it: where it stands, what was written, and who was asked about them. */
  whole: canSee('mentorRoster')
    .input(z.strictObject({ id: Id }))
    .output(
      z.strictObject({
        row: RecruitmentRow,
        application: Application.nullable(),
        referees: z.array(RefereeRow),
      }),
    )
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitment.whole', async reading => {
          const row = await recruitments.one(reading, input.id)
          if (!row) return null
          return {
            row,
            application: await applicationOf(reading, input.id),
            referees: await refereesOf(reading, input.id),
          }
        }),
      ),
    ),
  /** Says that somebody who was invited is interested: their recruitment begins. */
  begin: canSendTo('recruitment')
    .input(z.strictObject(Command))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) =>
      granted(
        await startOne(
          ctx.doors,
          ctx.caller,
          { kind: 'recruitment', commandId: input.commandId },
          async (transaction, at) => {
            const { rows } = await sql<{ clinic_id: string; route: z.infer<typeof RecruitmentRoute> }>`
              select clinic_id, route from authz.own_invitation()`.execute(transaction.db)
            const [clinicId] = ctx.caller.clinicIds
            const invited = rows[0] ?? { clinic_id: clinicId ?? '', route: 'clinicLink' as const }
            const settings = await settingsOf(transaction, invited.clinic_id, at)
            return {
              id: ctx.doors.newId(),
              clinicId: invited.clinic_id,
              about: { holderId: ctx.caller.accountId },
              input: { route: invited.route, clocks: settings.recruitment },
            }
          },
        ),
      ),
    ),
  send: canSendTo('recruitment')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: RecruitmentCommand }))
    .output(sentWith(RecruitmentRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'recruitment', ...input }, recruitments.one)),
  draft: canSee('application')
    .input(z.strictObject({ draftId: Id }))
    .output(z.strictObject({ id: Id, recruitmentId: Id, seq: z.int(), answers: ApplicationDraft }))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitment.draft', reading => ownDraft(reading, input.draftId)),
      ),
    ),
  beginDraft: canSendTo('recruitment')
    .input(z.strictObject({ ...Command, recruitmentId: Id }))
    .output(z.strictObject({ draftId: Id }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'recruitment.beginDraft', commandId }, changing =>
          beginDraft(changing, input),
        ),
      ),
    ),
  keepStep: canSendTo('recruitment')
    .input(
      z.strictObject({
        ...Command,
        draftId: Id,
        step: ApplicationStep,
        answers: z.record(z.string(), z.json()),
      }),
    )
    .output(z.strictObject({ draftId: Id }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'recruitment.keepStep', commandId }, changing =>
          keepStep(changing, input),
        ),
      ),
    ),
  /** Sends the application: the draft becomes what coordinators read, in the transaction of the step itself. */
  sendApplication: canSendTo('recruitment')
    .input(z.strictObject({ ...Command, id: Id, seq: z.int().min(0), confirmsTrue: z.boolean() }))
    .output(z.strictObject({ id: Id, seq: z.int() }))
    .mutation(async ({ ctx, input: { confirmsTrue, ...input } }) => {
      const { doors, caller } = ctx
      const sent = granted(
        await send(
          doors,
          caller,
          { kind: 'recruitment', ...input, event: { type: 'apply', confirmsTrue } },
          {
            before: (transaction, at) =>
              sendDraft(transaction, {
                caller,
                keyring: doors.keys,
                recruitmentId: input.id,
                newId: doors.newId,
                at,
              }),
          },
        ),
      )
      return { id: sent.id, seq: sent.seq }
    }),
  referees: canSee('mentorRoster')
    .input(z.strictObject({ id: Id }))
    .output(z.array(RefereeRow))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'recruitment.referees', reading => refereesOf(reading, input.id)),
      ),
    ),
  askReferee: canSee('mentorRoster')
    .input(z.strictObject({ ...Command, refereeId: Id }))
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'recruitment.askReferee', commandId }, changing =>
          askReferee(changing, input, ctx.doors.joiningUrl),
        ),
      ),
    ),
  invitations: canSee('mentorRoster')
    .input(z.strictObject({}).optional())
    .output(z.array(InvitationRow))
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'recruitment.invitations', invitationsFor)),
    ),
  invite: canSee('mentorRoster')
    .input(
      z.strictObject({
        ...Command,
        clinicId: Id,
        personId: Id.nullable(),
        email: z.email('Enter an email address, like name@example.org').nullable().default(null),
      }),
    )
    .output(z.strictObject({ id: Id, sent: z.boolean() }))
    .mutation(async ({ ctx, input: { commandId, ...input } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'recruitment.invite', commandId }, changing =>
          makeInvitation(changing, input, ctx.doors.joiningUrl),
        ),
      ),
    ),
})
