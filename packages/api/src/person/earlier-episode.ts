/**
 * An episode that is over, of somebody who came back. What they said then they said for then: whoever opens it says why,
 * and the reason stands in the access log beside who it was.
 */
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { SessionView } from '../mentoring/sessions.view.ts'
import { ReceiptView } from '../notice/receipt.router.ts'
import type { Reading } from '../read.ts'
import { ConsentView, consentAnswers, consentView } from './consents.ts'
import {
  AnyLifecycleView,
  findPerson,
  happenedIn,
  inOrder,
  lifecyclesOf,
  ofEpisode,
  stretchesOf,
  viewsOf,
} from './person.views.ts'
import { TimelineEntry } from './timeline.ts'

/** Why somebody opens an episode that is over. A closed list: free words about a person have no place in a log. */
export const WhyOpened = z.enum(['personAsked', 'planningSupport', 'safety', 'questionOrComplaint'], {
  error: 'Choose why you open it',
})
export type WhyOpened = z.infer<typeof WhyOpened>

export const EarlierEpisodeView = z.strictObject({
  episodeId: Id,
  openedAt: Instant,
  endedAt: Instant.nullable(),
  lifecycles: z.array(AnyLifecycleView),
  consents: z.array(ConsentView),
  timeline: z.array(TimelineEntry),
  receipts: z.array(ReceiptView),
  sessions: z.array(SessionView),
  sharedSummary: z.strictObject({ text: z.string(), at: Instant }).nullable(),
})
export type EarlierEpisodeView = z.infer<typeof EarlierEpisodeView>

export async function earlierEpisode(
  reading: Reading,
  { personId, episodeId }: { readonly personId: string; readonly episodeId: string },
): Promise<EarlierEpisodeView | null> {
  const person = await findPerson(reading, personId)
  if (!person) return null
  const rows = await lifecyclesOf(reading, personId)
  const found = stretchesOf(rows).find(each => each.episodeId === episodeId)
  // the episode that somebody is in stands on their own page
  if (!found || found.until === null) return null
  const { openedAt, endedAt, until } = found
  const views = await viewsOf(reading, ofEpisode(rows, episodeId), person.known)
  return {
    episodeId,
    openedAt,
    endedAt,
    lifecycles: inOrder(views),
    consents: maySee(reading.caller.role, 'consent')
      ? (await consentAnswers(reading, personId, { from: openedAt, until }).execute()).map(consentView)
      : [],
    ...(await happenedIn(reading, personId, found, person)),
  }
}
