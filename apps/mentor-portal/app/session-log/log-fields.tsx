import { type SessionOutcome, sessionOutcomeWords } from '@alongside/domain/session'
import { modeWords, themeWords } from '@alongside/domain/themes'
import {
  CheckboxesField,
  MomentField,
  RadiosField,
  TextAreaField,
  TextField,
  TickField,
} from '@alongside/web/form'
import type { ComponentProps } from 'react'
import { GoalFields } from '../goals/goal-fields.tsx'
import { lengths } from './lengths.ts'

const outcomeHints: Partial<Record<SessionOutcome, string>> = {
  personDidNotCome: 'It happens. You do not need to know why.',
}

const outcomes = Object.keys(sessionOutcomeWords) as SessionOutcome[]

const feelings = Array.from({ length: 11 }, (_, index) => String(index))

/** The questions after a session, in the order in which one remembers it; what was planned is filled in already. */
export function LogFields({
  sessionId,
  whenHint,
  nextTimes,
  goals,
  isEnding,
}: {
  readonly sessionId: string
  readonly whenHint: string | null
  readonly nextTimes: readonly { readonly value: string; readonly words: string }[]
  readonly goals: ComponentProps<typeof GoalFields>['goals']
  /** The ending is planned: the next time is the closing meeting. */
  readonly isEnding: boolean
}) {
  return (
    <div className="al-log">
      <input type="hidden" name="event.sessionId" value={sessionId} />
      <RadiosField
        name="outcome"
        label="What came of it?"
        labelSize="m"
        choices={outcomes.map(value => ({
          value,
          label: sessionOutcomeWords[value],
          ...(outcomeHints[value] ? { hint: outcomeHints[value] } : {}),
        }))}
      />
      <MomentField
        name="heldAt"
        label="When?"
        labelSize="m"
        hint={whenHint ?? 'The day and time it was, or was meant to be.'}
      />
      <RadiosField
        name="mode"
        label="How?"
        labelSize="m"
        look="chips"
        choices={Object.entries(modeWords).map(([value, label]) => ({ value, label }))}
      />
      <div className="al-log__if-met">
        <RadiosField
          name="minutes"
          label="How many minutes, roughly?"
          labelSize="m"
          look="chips"
          choices={[
            ...lengths.map(value => ({ value, label: value })),
            {
              value: 'other',
              label: 'Other',
              more: (
                <TextField
                  name="minutesOther"
                  label="How many?"
                  suffix="minutes"
                  width={3}
                  inputMode="numeric"
                  optional
                />
              ),
            },
          ]}
        />
        <CheckboxesField
          name="themes"
          label="What did you talk about?"
          labelSize="m"
          hint="Tick all that came up."
          look="tiles"
          choices={Object.entries(themeWords).map(([value, label]) => ({ value, label }))}
        />
        {goals.length > 0 ? (
          <details className="al-fold">
            <summary>Did something move with their goals?</summary>
            <GoalFields goals={goals} />
          </details>
        ) : null}
      </div>
      <TextAreaField
        name="note"
        label="A note for next time"
        labelSize="m"
        hint="Write it as if they will read it: they may ask to."
        optional
      />
      {isEnding ? null : (
        <RadiosField
          name="next"
          label="When do you meet next?"
          labelSize="m"
          choices={[
            ...nextTimes.map(({ value, words }) => ({
              value,
              label: `In ${value === 'week' ? 'a week' : 'two weeks'}`,
              hint: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`,
            })),
            {
              value: 'other',
              label: 'At another time',
              more: <MomentField name="nextOther" label="Day and time" optional />,
            },
            { value: 'none', label: 'We have not agreed that yet' },
          ]}
        />
      )}
      <RadiosField
        name="concern"
        label="Are you worried about anyone’s safety?"
        labelSize="m"
        hint="Theirs, a child’s, or somebody else’s. If someone is in danger now, call 999 first."
        choices={[
          { value: 'no', label: 'No' },
          {
            value: 'yes',
            label: 'Yes',
            hint: 'The safeguarding lead and your coordinator hear of it at once, and talk with you today. You do not decide alone.',
          },
        ]}
      />
      <TickField
        name="messageForClinic"
        label="There is something that the clinic should hear"
        hint="Your coordinator asks you what it is, and makes sure that they agree."
      />
      <RadiosField
        name="mentorWellbeing"
        label="And you, how are you after it?"
        labelSize="m"
        hint="0 is very low, 10 is very well. If it is low twice in a row, your coordinator offers you a call."
        look="chips"
        optional
        choices={[
          ...feelings.map(value => ({ value, label: value })),
          { value: '', label: 'Rather not say' },
        ]}
      />
    </div>
  )
}
