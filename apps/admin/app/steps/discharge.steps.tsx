import type { DischargeCommand } from '@alongside/domain/discharge'
import {
  DateField,
  MomentField,
  RadiosField,
  TextAreaField,
  TextField,
  TickField,
  YesNoField,
} from '@alongside/web/form'
import { experienceWords } from '../words.ts'
import { ending } from './ending-steps.ts'
import { SessionFields, sessionWords } from './mentoring.steps.tsx'
import type { Given, StepPages } from './step-page.ts'

export const dischargeSteps: StepPages<DischargeCommand['type']> = {
  logSession: {
    title: 'Log a session',
    lead: 'One that was held before the closing meeting, for a mentor who cannot write it up.',
    fields: () => <SessionFields isLast />,
    values: ({ now }) => ({ heldAt: now, outcome: 'held', mode: 'inClinic', minutes: '45' }),
    words: sessionWords,
    button: 'Save the session',
    said: 'The session is saved.',
  },
  holdClosing: {
    title: 'Record the closing meeting',
    lead: 'What changed, what comes next, and how to come back.',
    fields: () => (
      <>
        <MomentField name="heldAt" label="When did you meet?" labelSize="m" />
        <RadiosField
          name="experience"
          label="How did they find it, all in all?"
          labelSize="m"
          optional
          choices={Object.entries(experienceWords).map(([value, label]) => ({ value, label }))}
        />
        <TextAreaField
          name="difference"
          label="What made the difference?"
          labelSize="m"
          hint="In their words."
          optional
          rows={3}
        />
        <TextField
          name="goalsReached"
          label="How far did they come with what they wanted?"
          labelSize="m"
          hint="0 for not at all, 10 for all the way. Leave it empty when they would rather not say."
          width={2}
          inputMode="numeric"
          optional
        />
        <TextAreaField name="whatNext" label="What comes next for them?" labelSize="m" optional rows={3} />
        <TickField name="howToComeBackTold" label="They know how to come back" />
        <YesNoField name="followUpAgreed" label="May we ask after three months how they are?" labelSize="m" />
      </>
    ),
    values: ({ now }: Given) => ({ heldAt: now }),
    words: {
      'event.heldAt': 'Say when you met',
      'event.followUpAgreed': 'Say whether they agree to a follow-up',
    },
    button: 'Save the meeting',
    said: 'The closing meeting is saved. The summary comes next.',
  },
  agreeSummary: {
    title: 'Agree the summary',
    lead: 'A few sentences, in words that they agree. Nothing else is kept as the summary.',
    fields: ({ record }) => (
      <>
        <TextAreaField name="summary" label="The summary" labelSize="m" rows={7} />
        <TickField name="personAgreed" label="They agreed these very words" />
        {record.kind === 'discharge' && record.summaryMayBeShared ? (
          <YesNoField name="shareWithClinic" label="Shall the clinic have it?" labelSize="m" />
        ) : (
          <>
            <input type="hidden" name="event.shareWithClinic" value="no" />
            <p className="al-quiet">The clinic does not get it: they have not agreed to that.</p>
          </>
        )}
      </>
    ),
    words: {
      'event.summary': 'Write the summary, or go back and record that none is wanted',
      'event.shareWithClinic': 'Say whether the clinic shall have it',
    },
    button: 'Save the summary',
    said: 'The summary is saved.',
  },
  noSummary: {
    title: 'No summary wanted',
    lead: 'That is fine, too.',
    button: 'Go on without a summary',
    said: 'Saved. The record can be closed.',
  },
  close: {
    title: 'Close the record',
    lead: 'The clinic hears that support has ended, and nothing else.',
    fields: ({ record }) => (
      <>
        <TickField name="mentorDebriefed" label="The mentor was offered a debrief" />
        {record.kind === 'discharge' && record.followUpAgreed ? (
          <DateField
            name="contactUntil"
            label="Until when may they be contacted for the follow-up?"
            labelSize="m"
          />
        ) : null}
      </>
    ),
    button: 'Close',
    said: 'Closed. The clinic has been told that support has ended.',
  },
  closeDirectly: {
    title: 'Close without a meeting',
    lead: 'For endings that nobody planned.',
    fields: () => (
      <>
        <TickField name="mentorDebriefed" label="The mentor was offered a debrief" />
        <YesNoField
          name="sayGoodbye"
          label="Shall a neutral goodbye go to them?"
          labelSize="m"
          hint="Only by a way that is safe for them."
        />
      </>
    ),
    words: { 'event.sayGoodbye': 'Say whether a goodbye shall go to them' },
    button: 'Close',
    said: 'Closed. The clinic has been told that support has ended.',
  },
  reopen: {
    title: 'Open again',
    lead: 'Within thirty days, when they ask for it. Mentoring goes on where it ended.',
    fields: () => <TickField name="personAsked" label="They asked for it" />,
    button: 'Open again',
    said: 'Opened again. Mentoring goes on.',
  },
  recordFollowUp: {
    title: 'Record the follow-up',
    showsContact: true,
    fields: () => (
      <RadiosField
        name="outcome"
        label="How are they?"
        labelSize="m"
        choices={[
          { value: 'doingWell', label: 'Doing well' },
          { value: 'wouldLikeMore', label: 'They would like more support' },
          { value: 'notReached', label: 'Not reached' },
          { value: 'declined', label: 'They would rather not say' },
        ]}
      />
    ),
    words: { 'event.outcome': 'Choose what came of it' },
    button: 'Save the follow-up',
    said: 'The follow-up is saved.',
  },
  comeBack: {
    title: 'Back in use',
    lead: 'They came back: the time of keeping starts again.',
    button: 'Start the time again',
    said: 'The time of keeping has started again.',
  },
  keepLonger: {
    title: 'Keep the record longer',
    lead: 'With a reason, and never more than twenty years after it was closed.',
    fields: () => (
      <>
        <TextField name="years" label="How many years more?" labelSize="m" width={2} inputMode="numeric" />
        <TextAreaField name="why" label="Why must it be kept?" labelSize="m" rows={3} />
      </>
    ),
    words: { 'event.years': 'Say how many years', 'event.why': 'Say why it must be kept longer' },
    button: 'Keep it longer',
    said: 'The record is kept longer.',
  },
  destroy: {
    title: 'Destroy the record',
    lead: 'Their key is destroyed, and with it everything that says who they are, also in copies. Only counts remain. This cannot be undone.',
    button: 'Destroy the record',
    tone: 'warning',
    said: 'The record is destroyed. Only counts remain.',
  },
  ...ending,
}
