import { ContactAnswers } from '@alongside/domain/contact-details'
import { personKinds } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { privateText } from '@alongside/domain/private-text'
import * as z from 'zod'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { EarlierEpisodeView, earlierEpisode, WhyOpened } from './earlier-episode.ts'
import { recordContact, recordDeathOf, withdrawAgreement } from './person.changes.ts'
import { FoundPerson, searchByNumber } from './person.search.ts'
import { PersonView, personById } from './person.views.ts'
import { PersonOfRecord, personOfRecord } from './person-of-record.ts'

const Done = z.strictObject({ done: z.literal(true) })

export const peopleRouter = router({
  byId: canSee('personContact')
    .input(z.strictObject({ personId: Id }))
    .output(PersonView)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'people.byId', reading => personById(reading, input.personId)),
      ),
    ),
  /** The same with one record of theirs, by the record. */
  ofRecord: canSee('personContact')
    .input(z.strictObject({ kind: z.enum(personKinds), id: Id }))
    .output(PersonOfRecord)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'people.ofRecord', reading => personOfRecord(reading, input)),
      ),
    ),
  /** Sent as a change, because the reason is written down: nothing is opened by following a link. */
  earlierEpisode: canSee('consent')
    .input(z.strictObject({ personId: Id, episodeId: Id, why: WhyOpened }))
    .output(EarlierEpisodeView)
    .mutation(async ({ ctx, input: { why, ...which } }) =>
      granted(
        await read(ctx.doors, ctx.caller, `people.earlierEpisode.${why}`, reading =>
          earlierEpisode(reading, which),
        ),
      ),
    ),
  /** By the whole clinic number and nothing less: there is no list of names to leaf through. */
  search: canSee('consent')
    .input(z.strictObject({ clinicNumber: privateText(60).min(1, 'Enter the clinic number') }))
    .output(z.array(FoundPerson))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'people.search', reading =>
          searchByNumber(reading, input.clinicNumber),
        ),
      ),
    ),
  recordContact: canSee('consent')
    .input(z.strictObject({ personId: Id, seq: z.int().min(0), commandId: Id, contact: ContactAnswers }))
    .output(z.strictObject({ seq: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await recordContact(ctx.doors, ctx.caller, input))),
  withdraw: canSee('consent')
    .input(z.strictObject({ personId: Id, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await withdrawAgreement(ctx.doors, ctx.caller, input))),
  recordDeath: canSee('consent')
    .input(z.strictObject({ personId: Id, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await recordDeathOf(ctx.doors, ctx.caller, input))),
})
