import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { DataTable, dayInWords, Panel, StateTag, SummaryList } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'
import { Link } from '@remix-run/react'
import type { RecruitmentRow } from './recruitment-board.tsx'

const tones = {
  notAsked: 'grey',
  asked: 'amber',
  received: 'teal',
  accepted: 'green',
  notAccepted: 'red',
  ranOut: 'red',
} as const

/** Every check side by side: asked, chased, seen, decided by whom, until when. Never what it says. */
export function ChecksPanel({ row }: { readonly row: RecruitmentRow }) {
  return (
    <div className="ad-list">
      <DataTable
        caption="Checks"
        columns={[
          { key: 'label', header: 'Check', cell: each => each.label },
          {
            key: 'stage',
            header: 'State',
            cell: each => <StateTag tone={tones[each.stage]}>{each.stageLabel}</StateTag>,
          },
          { key: 'when', header: 'What happened', cell: each => <Happened each={each} /> },
        ]}
        rows={row.checks}
        rowKey={each => each.check}
      />
    </div>
  )
}

/** What happened to one check, in order, each with its day and whoever did it. */
function Happened({ each }: { readonly each: RecruitmentRow['checks'][number] }) {
  const lines = [
    each.askedOn ? `Asked for on ${dayInWords(each.askedOn)}` : '',
    each.chases > 0 && each.chasedOn
      ? `Chased ${each.chases === 1 ? 'once' : `${each.chases} times`}, last on ${dayInWords(each.chasedOn)}`
      : '',
    each.chaseOn ? `Next chased on ${dayInWords(each.chaseOn)}` : '',
    each.receivedOn ? `Seen on ${dayInWords(each.receivedOn)}${each.seenBy ? ` by ${each.seenBy}` : ''}` : '',
    each.decidedOn
      ? `Decided on ${dayInWords(each.decidedOn)}${each.decidedBy ? ` by ${each.decidedBy}` : ''}`
      : '',
    each.expiresOn ? `Good until ${dayInWords(each.expiresOn)}` : '',
  ].filter(line => line !== '')
  if (lines.length === 0) return <>–</>
  return (
    <span className="ad-cell">
      {lines.map(line => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}

type Referee = Awaited<ReturnType<Api['recruitment']['referees']['query']>>[number]

const letterSentences = {
  none: 'Nothing was sent to',
  waiting: 'A message is on its way to',
  sent: 'A message went to',
  here: 'A message went to',
  failed: 'The message did not reach',
} as const

const trust = { yes: 'Yes', withSupport: 'Yes, with support', no: 'No' }

/** Two people who know them, the link of each, and what they wrote. */
export function Referees({
  referees,
  trainingAddress,
}: {
  readonly referees: readonly Referee[]
  readonly trainingAddress: string
}) {
  return (
    <Panel title="Two people who know them">
      {referees.map(referee => (
        <section key={referee.id} aria-label={referee.place === 'first' ? 'First referee' : 'Second referee'}>
          <h3 className="nhsuk-heading-s">{referee.name ?? 'A referee'}</h3>
          {referee.answer ? (
            <SummaryList
              rows={[
                { key: 'Knows them', value: referee.answer.howYouKnow },
                { key: 'With people', value: referee.answer.reliable },
                { key: 'Would trust them', value: trust[referee.answer.wouldTrust] },
                ...(referee.answer.anythingElse ? [{ key: 'And', value: referee.answer.anythingElse }] : []),
              ]}
            />
          ) : referee.token ? (
            <p>
              {letterSentences[referee.letter]} {referee.email}.{' '}
              {referee.letter === 'here' ? (
                <>
                  <Link to="/post">Read it as it arrived</Link>.{' '}
                </>
              ) : null}
              If you hand it on yourself, this is their page:{' '}
              <code className="ad-address">{`${trainingAddress}/reference/${referee.token}`}</code>
            </p>
          ) : (
            <Form id={`ask-${referee.id}`}>
              <CommandField form={`ask-${referee.id}`} />
              <input type="hidden" name="refereeId" value={referee.id} />
              <SubmitButton tone="secondary" small>
                {`Write to ${referee.name ?? 'them'}`}
              </SubmitButton>
            </Form>
          )}
        </section>
      ))}
    </Panel>
  )
}
