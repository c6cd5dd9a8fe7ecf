/** How the messages of one clinic came to say what they say: every change of words, message by message. */
import { type ClinicSettings, standardSettings } from '@alongside/domain/clinic-settings'
import { Language, TemplatePurpose, wordsChanged } from '@alongside/domain/messages'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'

/** One change of the words of one message. */
export const WordsRow = z.strictObject({
  purpose: TemplatePurpose,
  language: Language,
  effectiveOn: PlainDate,
  setAt: Instant,
  setBy: z.string().nullable(),
  /** What it changed, as in the history of the clinic. */
  sentence: z.string(),
  /** Of this message alone: other settings of the same day do not replace it. */
  standing: z.enum(['coming', 'now', 'was', 'replaced']),
})
export type WordsRow = z.infer<typeof WordsRow>

interface StoredRow {
  readonly effective_on: PlainDate
  readonly set_at: Instant
  readonly set_by: string | null
  readonly settings: ClinicSettings
}

/** From every row of a clinic, in the order in which they hold and were written; the newest change first. */
export function wordsRows(
  stored: readonly StoredRow[],
  today: PlainDate,
  names: (accountId: string) => string | null,
): WordsRow[] {
  const changes = stored.flatMap((row, index) =>
    wordsChanged((stored[index - 1]?.settings ?? standardSettings).words, row.settings.words).map(change => ({
      ...change,
      effectiveOn: row.effective_on,
      setAt: row.set_at,
      setBy: row.set_by === null ? null : names(row.set_by),
    })),
  )
  return changes
    .map((change, index) => {
      const later = changes
        .slice(index + 1)
        .filter(({ purpose, language }) => purpose === change.purpose && language === change.language)
      return { ...change, standing: standingOf(change.effectiveOn, later, today) }
    })
    .reverse()
}

function standingOf(
  on: PlainDate,
  later: readonly { readonly effectiveOn: PlainDate }[],
  today: PlainDate,
): WordsRow['standing'] {
  if (later.some(({ effectiveOn }) => effectiveOn === on)) return 'replaced'
  if (on > today) return 'coming'
  return later.some(({ effectiveOn }) => effectiveOn <= today) ? 'was' : 'now'
}
