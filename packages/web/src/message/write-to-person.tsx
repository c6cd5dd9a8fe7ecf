import { type Language, languages } from '@alongside/domain/messages'
import { RadiosField } from '../form/choice-fields.tsx'
import { CommandField } from '../form/command-field.tsx'
import { MomentField } from '../form/date-field.tsx'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextAreaField } from '../form/text-fields.tsx'
import { Moment } from '../page/days.tsx'
import { Notice } from '../page/panels.tsx'

/** What the API says of a message that would be sent now. */
export interface DraftShown {
  readonly text: string
  readonly reason: string | null
  readonly channel: 'text' | 'email' | null
  readonly language: Language
  readonly leavesAt: string | null
  readonly isNow: boolean
}

/**
 * Writes one message to one person: a settled text or a few words of one's own. Words that could tell a stranger
 * something are refused, here and once more as the message leaves.
 */
export function WriteToPerson({ draft }: { readonly draft: DraftShown }) {
  if (draft.reason !== null)
    return (
      <Notice title="No message can be sent now" tone="warning">
        {draft.reason}
      </Notice>
    )
  const language = languages[draft.language]
  return (
    <>
      <p>
        {draft.channel === 'email' ? 'An email' : 'A text message'}, in {language.inEnglish}.{' '}
        {draft.isNow || draft.leavesAt === null ? (
          'It leaves at once.'
        ) : (
          <>
            It leaves <Moment at={draft.leavesAt} />, the next hour that is safe for them.
          </>
        )}
      </p>
      <Form id="write">
        <CommandField form="write" />
        <RadiosField
          name="purpose"
          label="What would you like to say?"
          labelSize="m"
          choices={[
            { value: 'tryAgain', label: 'That I will try again another day', hint: draft.text },
            {
              value: 'checkTime',
              label: 'Ask whether a time still works',
              more: <MomentField name="when" label="Which time?" labelSize="s" />,
            },
            {
              value: 'ownWords',
              label: 'A few words of my own',
              more: (
                <TextAreaField
                  name="body"
                  label="Your words"
                  labelSize="s"
                  hint="Nothing about health, places, or why you write: anybody may read it over their shoulder."
                  rows={3}
                />
              ),
            },
          ]}
        />
        <SubmitButton busy="Sending…">Send it</SubmitButton>
      </Form>
    </>
  )
}
