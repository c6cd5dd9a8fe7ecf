import { ConcernCommand, concernCategoryWords } from '@alongside/domain/concern'
import { NextSteps } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import {
  Columns,
  Moment,
  momentInWords,
  Notice,
  Page,
  Panel,
  StateTag,
  Timeline,
  titled,
} from '@alongside/web/page'
import { eventForm, load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ConcernFacts } from '../concern/concern-facts.tsx'
import { concernSteps } from '../concern/concern-steps.tsx'
import { roleWords } from '../words.ts'

export const meta = titled('A concern')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.concern.byId.query({ id: args.params.id ?? '' }))
}

const words = {
  'event.rationale': 'Say why, in a sentence or two',
  'event.feedback': 'Tell whoever raised it what you decided',
  'event.account': 'Write what was said and seen',
  'event.decision': 'Choose what is done',
  'event.outcome': 'Choose what came of it',
}

export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(
    args,
    eventForm(ConcernCommand),
    async ({ event, version, commandId }, api) => {
      await api.concern.send.mutate({ id, seq: version, commandId, event })
      return { to: `/concerns/${id}`, said: 'Saved.' }
    },
    words,
  )
}

const fieldWords: Readonly<Record<string, string>> = {
  account: 'Account',
  rationale: 'Why it was decided',
  feedback: 'Told to whoever raised it',
  reference: 'Reference',
}

/** One concern: what was said, what is decided, what is still owed. */
export default function Concern() {
  const concern = useLoaderData<typeof loader>()
  const isLead = useAccount()?.role === 'safeguardingLead'
  const accounts = concern.words.filter(({ field }) => field === 'account')
  const others = concern.words.filter(({ field }) => field !== 'account')
  return (
    <Page
      title={concern.name ?? 'A concern'}
      caption="Concern"
      back={{ to: '/concerns', label: 'Concerns' }}
      tags={
        <>
          <StateTag tone={concern.status === 'done' ? 'green' : 'teal'}>{concern.label}</StateTag>
          {concern.urgentSince !== null ? <StateTag tone="red">Urgent</StateTag> : null}
        </>
      }
      lead={`${concernCategoryWords[concern.category]}. ${concern.clinicName}, raised ${momentInWords(concern.openedAt)}${
        concern.raisedByName ? ` by ${concern.raisedByName}` : ''
      }.`}
    >
      {concern.immediateDanger ? (
        <Notice title="Somebody is in immediate danger" tone="warning">
          <p>
            {concern.emergencyCalled
              ? '999 was called, as it was raised. Call back to make sure that help has come.'
              : 'Nobody has said that 999 was called. Call whoever raised it, or 999, now.'}
          </p>
        </Notice>
      ) : null}
      <Columns
        main={
          <>
            {accounts.length === 0 ? (
              <Notice title="The written account is still to come">
                <p>
                  {concern.accountDueAt
                    ? `It is owed by ${momentInWords(concern.accountDueAt)}. Decide on what you know.`
                    : 'Decide on what you know.'}
                </p>
              </Notice>
            ) : null}
            {accounts.map(account => (
              <Panel key={account.at} title="What was said and seen" aside={<Moment at={account.at} />}>
                <p className="al-note">{account.text}</p>
              </Panel>
            ))}
            <NextSteps
              heading="What you do"
              version={concern.seq}
              events={concern.options.map(({ type, label, open, reasons }) => ({
                event: type,
                label,
                allowed: open,
                reasons,
              }))}
              parts={concernSteps(concern)}
            />
            {others.length > 0 ? (
              <section aria-labelledby="words">
                <h2 className="nhsuk-heading-m" id="words">
                  Written down
                </h2>
                <ul className="al-agenda">
                  {others.map(({ field, at, text }) => (
                    <li key={`${field} ${at}`} className="al-agenda__item">
                      <p className="al-quiet">
                        {fieldWords[field] ?? 'Note'} · <Moment at={at} />
                      </p>
                      <p className="al-note">{text}</p>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </>
        }
        side={
          <>
            <ConcernFacts concern={concern} />
            {concern.name === null ? null : (
              <Panel title="The person">
                <p>
                  <Link to={`/people/${concern.personId}`}>Who they are and how to reach them safely</Link>
                </p>
                {isLead ? (
                  <p>
                    In an emergency, when that is not enough:{' '}
                    <Link to="/openings">open the whole record</Link>.
                  </p>
                ) : null}
              </Panel>
            )}
            {concern.history.length > 0 ? (
              <>
                <h2 className="nhsuk-heading-m">History</h2>
                <Timeline
                  items={concern.history.map(entry => ({
                    id: String(entry.seq),
                    when: <Moment at={entry.at} />,
                    title: entry.label,
                    who: roleWords[entry.by],
                    isMark: entry.type === 'start',
                  }))}
                />
              </>
            ) : null}
          </>
        }
      />
    </Page>
  )
}
