/** The way of one person, as a picture: where they are, what was, what may come. */
import { londonDateOf } from '@alongside/domain/time'
import { dayInWords } from '@alongside/web/page'
import type { OpenRecord, Support } from './support.server.ts'

/** One stage, with words alone: it travels to the browser. */
interface Stage {
  readonly key: string
  readonly label: string
  readonly standing: 'visited' | 'current' | 'ahead'
  readonly when?: string
}

export interface Way {
  readonly stages: readonly Stage[]
  readonly exits: readonly string[]
}

const last = ['Ending planned', 'Closing meeting', 'Summary agreed', 'Closed'] as const

/** How many of the last stages are behind each state of an ending. */
const endingAt = { planned: 0, closingHeld: 1, summaryAgreed: 2 } as const

/** What else may come, by the state of mentoring. */
const exits: Readonly<Record<string, readonly string[]>> = {
  active: ['a pause', 'another mentor'],
  reviewDue: ['a pause', 'another mentor'],
  paused: ['going on', 'an ending'],
  notHeardFrom: ['a sign from them', 'a kind ending with the door left open'],
  changingMentor: ['going on together', 'another mentor', 'an ending'],
}

export function wayOf({
  record,
  mentoring,
  sessions,
}: Pick<Support, 'record' | 'mentoring' | 'sessions'>): Way {
  if (record.kind === 'onboarding') return { stages: stages(0, { 0: 'to come' }), exits: [] }
  const met = mentoring ? dayInWords(londonDateOf(mentoring.openedAt)) : ''
  const held = sessions.filter(({ outcome, retractedAt }) => outcome === 'held' && !retractedAt).length
  const count = `${held} ${held === 1 ? 'session' : 'sessions'}`
  if (record.kind === 'discharge') {
    const done = endingAt[record.state as keyof typeof endingAt] ?? 0
    const closing = record.closingAt ? dayInWords(londonDateOf(record.closingAt)) : undefined
    // an ending is planned once it stands: the next stage is where they are
    return {
      stages: stages(3 + done, {
        0: met,
        1: count,
        2: dayInWords(londonDateOf(record.openedAt)),
        ...(closing ? { 3: closing } : {}),
      }),
      exits: [],
    }
  }
  return {
    stages: stages(1, { 0: met, 1: count }, nameOf(record)),
    exits: exits[record.state] ?? [],
  }
}

/** Off the usual way the stage of meeting carries the name of where they are. */
function nameOf({ state, label }: OpenRecord): string {
  return state === 'active' ? 'Meeting' : label
}

function stages(at: number, when: Readonly<Record<number, string>>, here = 'Meeting'): Stage[] {
  return [at === 0 ? 'The introduction' : 'Introduced', here, ...last].map((label, index) => ({
    key: String(index),
    label,
    standing: index < at ? 'visited' : index === at ? 'current' : 'ahead',
    ...(when[index] ? { when: when[index] } : {}),
  }))
}
