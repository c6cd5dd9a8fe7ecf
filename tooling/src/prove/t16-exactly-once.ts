/** Messages to a mail server that is difficult in every way it knows, until each has come to an end. */
import {
  aMessage,
  deliverMessages,
  type MailHouse,
  openMailHouse,
  smtpCarrier,
  storedMessage,
} from '@alongside/api/testing/messages'
import { plusMs } from '@alongside/domain/time'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { withProgramme } from './programme.ts'
import { proofOf, type Row } from './row.ts'

type Mood = MailHouse['mood']

/** What the server does with one try; the first half of the tries meet trouble, the same trouble again and again. */
const troubles: readonly Mood[] = [
  'silent',
  'busy',
  'dropsBeforeData',
  'takesThenDrops',
  'refusesAddress',
  'refusesLetter',
]

interface Letter {
  readonly id: string
  readonly address: string
  /** What the server meant to do at each try, and what we heard of it. */
  readonly tries: { readonly mood: Mood; readonly came: 'sent' | 'notYet' | 'unknown' | 'never' }[]
}

export const row: Row = {
  id: 'T16',
  title: 'No message is lost, and none comes twice but where the carrier took it and hung up',
  counts: 'messages',
  goal: '0 lost; twice only where it was taken and then cut off, and then the same letter under the same number',
  prove: ({ long, seed, say }) =>
    withProgramme(async programme => {
      const house = await openMailHouse()
      const chance = chanceOf(seed)
      const carrier = smtpCarrier({
        url: house.url,
        from: 'Sam <notes@pages.example>',
        patienceMs: 400,
      })
      const letters = new Map<string, Letter>()
      programme.clock.set('2025-01-14T10:00:00.000Z')
      const perTrouble = long ? 1000 : 40
      for (let at = 0; at < perTrouble * troubles.length; at++) {
        const { id, address } = await aMessage(programme, { channel: 'email' })
        letters.set(id, { id, address, tries: [] })
      }
      say(`${letters.size} messages wait`)
      const post = {
        email: {
          carry: async (letter: Parameters<typeof carrier.carry>[0]) => {
            const known = letters.get(letter.id)
            house.mood = moodOf(chance, known?.tries.length ?? 0)
            const outcome = await carrier.carry(letter)
            known?.tries.push({ mood: house.mood, came: outcome.came })
            return outcome
          },
        },
        text: carrier,
      }
      try {
        for (let round = 0; round < 200 && (await waits(programme)) > 0; round++) {
          await deliverMessages(programme.worker, post)
          programme.clock.set(plusMs(programme.clock.now(), 15 * 60_000))
        }
        const faults: string[] = []
        let [twice, tries] = [0, 0]
        for (const letter of letters.values()) {
          const taken = house.taken.filter(({ messageId }) => messageId === `<${letter.id}@pages.example>`)
          const stored = await storedMessage(programme, letter.id)
          tries += letter.tries.length
          if (taken.length > 1) twice++
          faults.push(...faultsOf(letter, taken, stored))
        }
        return proofOf(
          letters.size,
          faults,
          `${faults.length} lost or doubled without a reason; ${tries} tries, ${twice} came twice, as they may`,
        )
      } finally {
        await house.close()
      }
    }),
}

function moodOf(chance: Chance, tried: number): Mood {
  if (tried >= 6 || chance.below(3) === 0) return 'takes'
  // waiting for nothing is the slowest of them
  if (chance.below(3) > 0) return troubles[1 + chance.below(troubles.length - 1)] ?? 'takes'
  return troubles[chance.below(troubles.length)] ?? 'takes'
}

async function waits({
  behind,
}: {
  behind: { query(sql: string): Promise<{ rows: { n: number }[] }> }
}): Promise<number> {
  const { rows } = await behind.query(
    'select count(*)::int as n from message where sent_at is null and given_up_at is null and cancelled_at is null',
  )
  return rows[0]?.n ?? 0
}

function faultsOf(
  { id, address, tries }: Letter,
  taken: MailHouse['taken'],
  stored: Awaited<ReturnType<typeof storedMessage>>,
): string[] {
  const many = (came: Letter['tries'][number]['came']) => tries.filter(each => each.came === came).length
  const story = `${id} after ${tries.map(({ mood, came }) => `${mood}: ${came}`).join(', ')}`
  const wrong = (isWrong: boolean, what: string) => (isWrong ? [`${story}: ${what}`] : [])
  return [
    ...wrong(many('sent') > 1, 'it was sent again although we knew that it had left'),
    ...wrong(taken.length < many('sent'), 'we believe that it left and nobody has it'),
    // taken, and the line went dead before we heard of it
    ...wrong(taken.length > many('sent') + many('unknown'), 'it came twice without a reason'),
    ...wrong(new Set(taken.map(({ text }) => bodyOf(text))).size > 1, 'two letters differ'),
    ...wrong(
      taken.some(({ to }) => to.length !== 1 || to[0] !== address),
      'it went to somebody else',
    ),
    ...(many('never') > 0
      ? wrong(
          stored.given_up_at === null || stored.last_problem !== 'refused',
          'it was refused and nobody is told',
        )
      : wrong(stored.sent_at === null || taken.length === 0, 'it is lost')),
  ]
}

/** Without the lines on top that a mail program writes anew for each try, such as the date. */
function bodyOf(text: string): string {
  return text.slice(text.indexOf('\r\n\r\n'))
}
