// What a mentor is told no to at the end of a support, and at a supervision; and what the rest of her noes stand on.
import { namedId } from '../../seed/named-id.ts'
import type { Behind } from '../behind.ts'
import { type Met, momentBoxes, type Otherwise } from '../refusals.ts'

export const mentor = namedId('mentor')

const DAY = 86_400_000
export const daysFromNow = (days: number) => new Date(Date.now() + days * DAY)

export interface Place {
  readonly id: string
  readonly person: string
  readonly clinic: string
}

export function inContext(table: string, id: string, facts: object): Otherwise {
  return { table, id, set: { context: `context || '${JSON.stringify(facts)}'` } }
}

export function closing({ id, person }: Place): Met[] {
  const step = 'discharge holdClosing'
  const at = `/people/${person}/closing`
  const held = {
    ...momentBoxes('heldAt', daysFromNow(-0.1)),
    'event.difference': 'They sleep again.',
    'event.howToComeBackTold': 'on',
    'event.followUpAgreed': 'no',
  }
  const now = daysFromNow(0).toISOString()
  return [
    {
      step,
      says: 'Record the closing meeting after it was held.',
      at,
      fill: { ...held, ...momentBoxes('heldAt', daysFromNow(1)) },
    },
    {
      step,
      says: 'Tell them how to come back before you end.',
      at,
      fill: { ...held, 'event.howToComeBackTold': [] },
    },
    {
      step,
      says: 'They withdrew their agreement. Nobody contacts them; they come back by a new referral.',
      at,
      when: [inContext('discharge', id, { withdrawnAt: now })],
    },
    { step, says: 'This person has died.', at, when: [inContext('discharge', id, { diedAt: now })] },
  ]
}

/** The summary and the end, on an ending that has come so far. */
export async function endings({ run }: Behind, { id, person }: Place): Promise<Met[]> {
  const place = (path: string, facts: object = {}): Otherwise => ({
    table: 'discharge',
    id,
    set: {
      state: `'${path}'`,
      path: `'${path}'`,
      value: `'{"open": "${path}"}'`,
      context: `context || '${JSON.stringify({ closingAt: daysFromNow(-1).toISOString(), howToComeBackTold: true, ...facts })}'`,
    },
  })
  const [consent] = await run(
    `select id from consent where person_id = $1 and scope = 'tellClinicSummary' order by at desc limit 1`,
    [person],
  )
  const [concern] = await run(`select id from concern where status = 'active' limit 1`)
  const [episode] = await run('select episode_id from discharge where id = $1', [id])
  const agreed = { table: 'consent', id: String(consent?.id), set: { given: 'true', withdrawn_at: 'null' } }
  const summary = `/people/${person}/summary`
  const close = `/people/${person}/close`
  const words = 'We met for half a year, and they go on with the choir.'
  return [
    {
      step: 'discharge agreeSummary',
      says: 'Only words that the person agreed are kept as the summary.',
      at: summary,
      when: [place('closingHeld')],
      fill: { 'event.summary': words, 'event.personAgreed': [], 'event.shareWithClinic': 'no' },
    },
    {
      step: 'discharge agreeSummary',
      says: 'Write the summary, or record that none is wanted.',
      inItsWords: 'Write the summary, or go on without one',
      at: summary,
      when: [place('closingHeld')],
      fill: { 'event.summary': '', 'event.personAgreed': 'on', 'event.shareWithClinic': 'no' },
    },
    {
      step: 'discharge agreeSummary',
      says: 'They have not agreed that the clinic gets the summary.',
      at: summary,
      when: [place('closingHeld'), agreed],
      // they took that one answer back while the two of them were reading
      meanwhile: [{ ...agreed, set: { withdrawn_at: 'now()' } }],
      fill: { 'event.summary': words, 'event.personAgreed': 'on', 'event.shareWithClinic': 'yes' },
    },
    {
      step: 'discharge close',
      says: 'Offer the mentor a debrief first.',
      at: close,
      when: [place('summaryAgreed')],
      fill: { 'event.mentorDebriefed': [] },
    },
    {
      step: 'discharge close',
      says: 'Give the day until which they may be contacted for the follow-up.',
      at: close,
      when: [place('summaryAgreed', { followUpAgreed: true })],
      fill: {
        'event.mentorDebriefed': 'on',
        'event.contactUntil-day': '',
        'event.contactUntil-month': '',
        'event.contactUntil-year': '',
      },
    },
    {
      step: 'discharge close',
      says: 'The safeguarding lead has to agree first.',
      at: close,
      when: [
        place('summaryAgreed'),
        {
          table: 'concern',
          id: String(concern?.id),
          set: { episode_id: `'${episode?.episode_id}'`, person_id: `'${person}'` },
        },
      ],
    },
  ]
}

export async function bringing({ run }: Behind, agenda: string, { clinic }: Place): Promise<Met[]> {
  const step = 'supervision addItem'
  const at = `/supervision/${agenda}`
  const asked = { 'event.about': 'How do I say no kindly?' }
  const mine = ['mentoring', 'discharge', 'onboarding'].map(async table => {
    const rows = await run(`select id from ${table} where mentor_id = $1 and clinic_id = $2`, [
      mentor,
      clinic,
    ])
    return rows.map(({ id }): Otherwise => ({ table, id: String(id), set: { mentor_id: 'null' } }))
  })
  return [
    {
      step,
      says: 'They have not agreed to be spoken of by name.',
      at,
      fill: { ...asked, 'event.byName': 'on' },
    },
    {
      step,
      says: 'This is not somebody whose support you take part in.',
      at,
      pick: 'event.alias',
      // somebody else supports them since the page was opened
      meanwhile: (await Promise.all(mine)).flat(),
      fill: asked,
    },
  ]
}
