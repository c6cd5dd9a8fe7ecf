import { Moment, Timeline } from '@alongside/web/page'
import type { PersonPage } from '../answers.ts'
import { kindWords, roleWords } from '../words.ts'
import { deedOf } from './deeds.ts'

const noteWords: Readonly<Record<string, string>> = {
  question: 'Question',
  answer: 'Answer',
  why: 'Why',
  goals: 'Goals',
  riskNote: 'To meet safely',
  personView: 'How they see it',
  difference: 'What made the difference',
  whatNext: 'What next',
  summary: 'Summary',
  note: 'Note',
}

/** What happened, the newest first, with the words that were written down. */
export function History({ timeline }: { readonly timeline: PersonPage['timeline'] }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">History</h2>
      <Timeline
        items={timeline.filter(isWorthTelling).map(entry => ({
          id: `${entry.lifecycleId} ${entry.seq}`,
          when: <Moment at={entry.at} />,
          title: deedOf(entry),
          who: `${kindWords[entry.kind]} · ${roleWords[entry.by]}`,
          isMark: entry.type === 'start',
          ...(entry.notes.length > 0
            ? {
                detail: entry.notes.map(note => (
                  <p key={note.field}>
                    {noteWords[note.field] ?? 'Note'}: {note.text}
                  </p>
                )),
              }
            : {}),
        }))}
      />
    </>
  )
}

/** A clock that rang and moved nothing was heard as a notice; the history is about what happened. */
function isWorthTelling({ by, from, to }: PersonPage['timeline'][number]): boolean {
  return by !== 'system' || from !== to
}
