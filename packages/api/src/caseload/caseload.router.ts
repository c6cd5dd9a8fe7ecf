/** A mentor's own pages, each in a handful of statements however many people they support. */
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { arrangeCover, CoverAsked, CoverView, coverViews, endCover } from './cover.ts'
import { MentorLoadView, mentorLoad } from './mentor-load.view.ts'
import { CaseloadPeople, caseloadPeople } from './people.view.ts'
import { Revealed, reveal, SupportView, supportOf } from './person.view.ts'
import { CaseloadToday, caseloadToday } from './today.view.ts'

export const caseloadRouter = router({
  today: canSee('ownMentorRecord')
    .input(z.strictObject({}).optional())
    .output(CaseloadToday)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'caseload.today', caseloadToday))),
  people: canSee('ownMentorRecord')
    .input(z.strictObject({ from: Id.optional() }))
    .output(CaseloadPeople)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'caseload.people', reading => caseloadPeople(reading, input)),
      ),
    ),
  person: canSee('ownMentorRecord')
    .input(z.strictObject({ personId: Id }))
    .output(SupportView)
    .query(async ({ ctx, input: { personId } }) =>
      granted(await read(ctx.doors, ctx.caller, 'caseload.person', reading => supportOf(reading, personId))),
    ),
  /** Everybody whom one mentor supports, for a coordinator of their clinics. */
  ofMentor: canSee('mentorRoster')
    .input(z.strictObject({ mentorId: Id }))
    .output(MentorLoadView)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'caseload.ofMentor', reading =>
          mentorLoad(reading, input.mentorId),
        ),
      ),
    ),
  /** Who covers for whom: for a coordinator of their clinics, for a mentor what concerns them. */
  covers: canSee('mentorCover')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ covers: z.array(CoverView) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'caseload.covers', async reading => ({
          covers: await coverViews(reading),
        })),
      ),
    ),
  arrangeCover: canSee('mentorRoster')
    .input(CoverAsked)
    .output(z.strictObject({ id: Id, people: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await arrangeCover(ctx.doors, ctx.caller, input))),
  endCover: canSee('mentorRoster')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await endCover(ctx.doors, ctx.caller, input))),
  /**
   * The number and the address, once the card was read. It changes nothing; it is a step of its own so that no page
   * shows them by itself, and so that the log tells each time that somebody asked.
   */
  reveal: canSee('ownMentorRecord')
    .input(z.strictObject({ personId: Id, commandId: Id }))
    .output(Revealed)
    .mutation(async ({ ctx, input: { personId } }) =>
      granted(await read(ctx.doors, ctx.caller, 'caseload.reveal', reading => reveal(reading, personId))),
    ),
})
