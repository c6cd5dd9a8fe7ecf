/** Everything that is held about one person, as a paper that they can read. */

import { openPaper } from '@alongside/web/file.server'
import { dayInWords, momentInWords } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { kindWords, outcomeWords, roleWords, scopeWords } from '../words.ts'

export type SubjectFile = Awaited<ReturnType<Api['subjectAccess']['take']['mutate']>>

/** What is not in it, said plainly: whoever holds the rest is asked for the rest. */
export const notInside = [
  'Your clinic keeps its own record of you, with your appointments. Ask the clinic for it.',
  'If somebody was worried about your safety, the safeguarding lead decides with you what can be given, because it may be about others too.',
  'Answers to questions about equality are kept without any name, so nobody can find yours.',
]

export async function copyOnPaper(file: SubjectFile): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await openPaper('Everything we hold about you')
  const { person } = file
  paper.line(`Made ${momentInWords(file.madeAt)}.`, 'quiet')
  paper.heading('You, and how it is safe to be in touch')
  const { details, rules } = person.contact
  paper.table(
    ['What', 'What we hold'],
    [
      ['Called', person.called ?? ''],
      ['Full name', person.fullName ?? ''],
      ['Clinic', person.clinicName],
      ['Clinic number', person.clinicNumber ?? ''],
      ['Phone', details.phone ?? ''],
      ['Email', details.email ?? ''],
      ['Safe ways', rules.channels.join(', ')],
      ['Safe hours', `${rules.from} to ${rules.until}`],
      ['Ask for', details.nameToAskFor ?? ''],
      ['If somebody else answers', details.ifSomeoneElseAnswers ?? ''],
      ['Who else sees', details.whoElseSees ?? ''],
      ['Language', details.language ?? ''],
      ['Notes', details.notes ?? ''],
    ].filter(([, held]) => held !== ''),
  )
  paper.heading('What you agreed to')
  paper.table(
    ['What', 'Your answer', 'When', 'Taken back'],
    file.consents.map(consent => [
      scopeWords[consent.scope],
      consent.given ? 'Yes' : 'No',
      momentInWords(consent.at),
      consent.withdrawnAt ? momentInWords(consent.withdrawnAt) : '',
    ]),
  )
  for (const [at, episode] of file.episodes.entries()) {
    paper.heading(
      `${at === 0 ? 'Your support' : 'An earlier time of support'}: from ${dayInWords(episode.openedAt.slice(0, 10))}`,
    )
    for (const record of episode.records)
      paper.line(`${kindWords[record.kind as keyof typeof kindWords] ?? record.kind}: ${record.state}`)
    if (episode.sessions.length > 0) {
      paper.line(' ')
      paper.line('Sessions, with what your mentor wrote', 'bold')
      paper.table(
        ['When', 'What came of it', 'What was written'],
        episode.sessions.map(session => [
          momentInWords(session.heldAt),
          `${outcomeWords[session.outcome]}${session.minutes ? `, ${session.minutes} minutes` : ''}${session.retractedAt ? ' (taken back)' : ''}`,
          session.note ?? '',
        ]),
      )
    }
    paper.line('What happened', 'bold')
    paper.table(
      ['When', 'What', 'By', 'What was written'],
      episode.timeline.map(entry => [
        momentInWords(entry.at),
        entry.label,
        roleWords[entry.by],
        entry.notes.map(({ text }) => text).join('\n'),
      ]),
    )
  }
  if (file.goals.length > 0) {
    paper.heading('Your goals')
    paper.table(
      ['Goal', 'Set', 'How near you felt, 0 to 10'],
      file.goals.map(goal => [
        goal.text,
        momentInWords(goal.setAt),
        goal.ratings.map(({ rating }) => String(rating)).join(', '),
      ]),
    )
  }
  if (file.measures.length > 0) {
    paper.heading('How life was, in numbers')
    paper.table(
      ['Questions', 'When', 'Scores'],
      file.measures.map(measure => [
        measure.instrument,
        dayInWords(measure.askedOn),
        Object.entries(measure.scores)
          .map(([name, score]) => `${name} ${score}`)
          .join(', '),
      ]),
    )
  }
  paper.heading('Who looked at your record')
  paper.table(
    ['When', 'Organisation', 'Role', 'What'],
    file.looks.map(look => [momentInWords(look.at), look.organisation, roleWords[look.role], look.what]),
  )
  paper.heading('What is not in here')
  for (const line of notInside) paper.line(line)
  return paper.finish()
}
