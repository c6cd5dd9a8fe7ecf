import { concernCategoryWords } from '@alongside/domain/concern'
import { EventForm, TextAreaField } from '../form/index.ts'
import { Columns, Moment, momentInWords, Notice, Page, Panel, StateTag } from '../page/index.ts'
import type { Api } from '../request/api.server.ts'

export type Concern = Awaited<ReturnType<Api['concern']['byId']['query']>>

const states = {
  raised: 'Passed on',
  triaged: 'Being looked at',
  acting: 'Being acted on',
  closed: 'Looked after',
  noFurtherAction: 'Looked at',
} as const

/** A concern as whoever raised it sees it: what they said, what is still owed, and what they were told. */
export function OwnConcern({
  concern,
  back,
}: {
  readonly concern: Concern
  readonly back: { readonly to: string; readonly label: string }
}) {
  const accounts = concern.words.filter(({ field }) => field === 'account')
  const answers = concern.words.filter(({ field }) => field === 'feedback')
  const may = (type: string) => concern.options.some(option => option.type === type && option.open)
  return (
    <Page
      title="A concern that was raised"
      back={back}
      tags={
        <>
          <StateTag tone={concern.status === 'done' ? 'green' : 'teal'}>
            {states[concern.state as keyof typeof states] ?? concern.label}
          </StateTag>
          {concern.urgentSince === null ? null : <StateTag tone="amber">Urgent</StateTag>}
        </>
      }
      lead={
        <>
          {concern.name ? `About ${concern.name}. ` : null}
          {concernCategoryWords[concern.category]}. Raised {momentInWords(concern.openedAt)}.
        </>
      }
    >
      <Columns
        main={
          <>
            {answers.map(answer => (
              <Notice key={answer.at} title="What came of it">
                <p className="al-note">{answer.text}</p>
                <p className="al-quiet">
                  <Moment at={answer.at} />
                </p>
              </Notice>
            ))}
            {accounts.map(account => (
              <Panel key={account.at} title="What you wrote" aside={<Moment at={account.at} />}>
                <p className="al-note">{account.text}</p>
              </Panel>
            ))}
            {may('writeAccount') ? (
              <section aria-labelledby="account">
                <h2 className="nhsuk-heading-m" id="account">
                  {accounts.length === 0 ? 'Write the account' : 'Add something'}
                </h2>
                {concern.accountDueAt === null ? null : (
                  <p>
                    Please write it by <strong>{momentInWords(concern.accountDueAt)}</strong>, while you
                    remember it well.
                  </p>
                )}
                <EventForm event="writeAccount" version={concern.seq} label="Save the account">
                  <TextAreaField
                    name="account"
                    label="What was said, and what did you see?"
                    hint="In their words where you can. Only what you heard and saw yourself."
                    rows={8}
                  />
                </EventForm>
              </section>
            ) : null}
          </>
        }
        side={
          concern.status === 'done' ? null : (
            <>
              <Panel title="What happens now">
                <p>
                  {answers.length > 0
                    ? 'The safeguarding lead still looks after what was decided.'
                    : 'The safeguarding lead decides what is done and tells you what came of it. Support may go on meanwhile.'}
                </p>
              </Panel>
              {may('makeUrgent') ? (
                <Panel title="If it gets worse">
                  <p>
                    If somebody is in danger now, call <a href="tel:999">999</a> first.
                  </p>
                  <EventForm
                    event="makeUrgent"
                    version={concern.seq}
                    label={
                      concern.urgentSince === null ? 'It has become urgent' : 'Somebody is in danger now'
                    }
                    tone="warning"
                    small
                  >
                    <input
                      type="hidden"
                      name="event.immediateDanger"
                      value={concern.urgentSince === null ? 'false' : 'true'}
                    />
                  </EventForm>
                </Panel>
              ) : null}
            </>
          )
        }
      />
    </Page>
  )
}
