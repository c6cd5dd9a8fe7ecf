/**
 * Looks behind the screens of a walk: what the journal says of a record, which messages there are, and a clock set so that
 * it rings now instead of next week. The worker of the walk rings it, as it would on the day.
 */
import { runOn } from '@alongside/api/postgres'
import { Channel, ContactRules } from '@alongside/domain/contact-rules'
import { mayLeaveAt } from '@alongside/domain/messages'
import { instant } from '@alongside/domain/time'

interface JournalLine {
  readonly type: string
  readonly role: string
  readonly to_state: string
}

interface MessageLine {
  readonly purpose: string | null
  readonly channel: string
  readonly isSent: boolean
  readonly isStopped: boolean
}

interface WaitingLine {
  readonly purpose: string | null
  /** Whether it is to leave in an hour of their own and of the programme's. */
  readonly isForASafeHour: boolean
}

export interface Behind {
  /** Everything that happened to the person on this page's record, in order; by the path `/people/:id`. */
  journal(personPath: string): Promise<JournalLine[]>
  messages(personPath: string): Promise<MessageLine[]>
  /** What has neither left nor been stopped. In an evening or on a Sunday a message waits for their next safe hour. */
  waiting(personPath: string): Promise<WaitingLine[]>
  /** Lets the clocks of a person's records run out now. */
  letClocksRunOut(personPath: string): Promise<void>
  run(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
}

export function behindOf(database: string): Behind {
  const personIn = (path: string) => /[0-9a-f-]{36}/.exec(path)?.[0] ?? ''
  const run: Behind['run'] = async (sql, values = []) =>
    runOn<Record<string, unknown>>(database, sql, [...values])
  return {
    run,
    journal: async path =>
      (await run(
        `select type, role, to_state from journal where person_id = $1
         order by at, array_position(array['referral', 'onboarding', 'mentoring', 'discharge'], kind), seq`,
        [personIn(path)],
      )) as unknown as JournalLine[],
    messages: async path =>
      (await run(
        `select purpose, channel, sent_at is not null as "isSent", cancelled_at is not null as "isStopped"
         from message where person_id = $1 order by at`,
        [personIn(path)],
      )) as unknown as MessageLine[],
    waiting: async path => {
      const lines = await run(
        `select m.purpose, m.channel, m.next_attempt_at, p.contact_rules from message m
         join person p on p.id = m.person_id
         where m.person_id = $1 and m.sent_at is null and m.cancelled_at is null order by m.at`,
        [personIn(path)],
      )
      return lines.map(({ purpose, channel, next_attempt_at, contact_rules }) => {
        const leavesAt = instant((next_attempt_at as Date).toISOString())
        const may = mayLeaveAt(ContactRules.parse(contact_rules), Channel.parse(channel), leavesAt)
        return { purpose: purpose as string | null, isForASafeHour: may === leavesAt }
      })
    },
    letClocksRunOut: async path => {
      await run('update timer set run_at = now() where person_id = $1', [personIn(path)])
      // the very word with which an event wakes the jobs
      await run(`select pg_notify('alongside_wake', '')`)
    },
  }
}
