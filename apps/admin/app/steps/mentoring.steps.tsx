import type { MentoringCommand } from '@alongside/domain/mentoring'
import {
  CheckboxesField,
  DateField,
  MomentField,
  RadiosField,
  TextAreaField,
  TextField,
  TickField,
  useCommandId,
} from '@alongside/web/form'
import { dayInWords } from '@alongside/web/page'
import { outcomeWords } from '../words.ts'
import { CandidateFields } from './candidate-fields.tsx'
import { askedBy, endings, modes, themes } from './choices.ts'
import { ContactFields, contactWords } from './contact-fields.tsx'
import { ending } from './ending-steps.ts'
import type { StepPages } from './step-page.ts'

/** What to say where the form of a session has no answer. */
export const sessionWords = {
  'event.heldAt': 'Say when it was',
  'event.outcome': 'Choose what came of it',
  'event.mode': 'Choose how they met',
  'event.minutes': 'Say roughly how long it was; 0 when they did not meet',
}

export const mentoringSteps: StepPages<MentoringCommand['type']> = {
  planSession: {
    title: 'Plan a session',
    fields: () => (
      <>
        <MomentField name="heldAt" label="When will they meet?" labelSize="m" />
        <RadiosField name="mode" label="How?" labelSize="m" choices={modes} />
        <RadiosField
          name="checkInWith"
          label="Who waits for the mentor’s check-out?"
          labelSize="m"
          choices={[
            { value: 'notNeeded', label: 'Nobody needs to' },
            { value: 'coordinator', label: 'I do' },
            { value: 'clinicDesk', label: 'The clinic’s desk' },
          ]}
        />
      </>
    ),
    words: {
      'event.heldAt': 'Say when they will meet',
      'event.mode': 'Choose how they will meet',
      'event.checkInWith': 'Choose who waits for the check-out',
    },
    button: 'Save the plan',
    said: 'The session is planned.',
  },
  logSession: {
    title: 'Log a session',
    lead: 'For a mentor who cannot do it themself. Write it as if they will read it.',
    fields: () => <SessionFields />,
    values: ({ now }) => ({ heldAt: now, outcome: 'held', mode: 'inClinic', minutes: '45' }),
    words: sessionWords,
    button: 'Save the session',
    said: 'The session is saved.',
  },
  retractSession: {
    title: 'Take a session back',
    lead: 'The figures are put right; the history keeps both.',
    fields: ({ sessions }) => (
      <>
        <RadiosField
          name="sessionId"
          label="Which session?"
          labelSize="m"
          choices={sessions
            .filter(({ retractedAt }) => retractedAt === null)
            .map(session => ({
              value: session.sessionId,
              label: dayInWords(session.heldAt),
              hint: outcomeWords[session.outcome],
            }))}
        />
        <RadiosField
          name="why"
          label="Why?"
          labelSize="m"
          choices={[
            { value: 'loggedTwice', label: 'It was logged twice' },
            { value: 'wrongPerson', label: 'It was about somebody else' },
            { value: 'didNotHappen', label: 'It did not happen' },
          ]}
        />
      </>
    ),
    words: { 'event.sessionId': 'Choose the session', 'event.why': 'Choose why' },
    button: 'Take it back',
    said: 'Taken back. The figures are put right.',
  },
  checkOut: { isAtOnce: true, said: 'Checked out.' },
  review: {
    title: 'Record a review',
    lead: 'Their view first, then how you go on.',
    fields: () => (
      <>
        <TextAreaField name="personView" label="How do they see it?" labelSize="m" hint="In their words." />
        <TextField
          name="goalProgress"
          label="How far have they come with what they wanted?"
          labelSize="m"
          hint="0 for not at all, 10 for all the way. Leave it empty when they would rather not say."
          width={2}
          inputMode="numeric"
          optional
        />
        <TextField
          name="goOnFor"
          label="How many more sessions until the next review?"
          labelSize="m"
          width={2}
          inputMode="numeric"
        />
      </>
    ),
    values: () => ({ goOnFor: '4' }),
    words: {
      'event.personView': 'Begin with how they see it',
      'event.goOnFor': 'Say how many more sessions, from 1 to 12',
    },
    button: 'Save the review',
    said: 'The review is saved.',
  },
  pause: {
    title: 'Pause',
    lead: 'For up to three months; you will be asked to look in before.',
    fields: () => (
      <>
        <RadiosField name="askedBy" label="Who asked for it?" labelSize="m" choices={askedBy} />
        <DateField name="until" label="Until when?" labelSize="m" optional />
      </>
    ),
    words: { 'event.askedBy': 'Choose who asked for it' },
    button: 'Pause',
    said: 'Paused.',
  },
  resume: { isAtOnce: true, said: 'They go on.' },
  logAttempt: {
    title: 'Log a contact',
    lead: 'Read how it is safe to reach them before you dial.',
    showsContact: true,
    fields: given => <ContactFields {...given} />,
    words: contactWords,
    button: 'Save the contact',
    said: 'The contact is saved.',
  },
  changeMentor: {
    title: 'Change mentor',
    lead: 'Anyone may ask, without a reason.',
    fields: () => (
      <>
        <RadiosField name="askedBy" label="Who asked for it?" labelSize="m" choices={askedBy} />
        <TickField
          name="goodbyeOffered"
          label="A goodbye was offered"
          hint="A last session with the mentor who leaves, if they want one."
        />
      </>
    ),
    words: { 'event.askedBy': 'Choose who asked for it' },
    button: 'Look for another mentor',
    said: 'Recorded. Now another mentor can be found.',
  },
  stepBack: {
    title: 'They know each other',
    lead: 'It stops at once and the mentor sees nothing any more. Nobody needs to say how they know each other, and they are never matched again.',
    button: 'Stop it here',
    tone: 'warning',
    said: 'Stopped. Now another mentor can be found.',
  },
  rematch: {
    title: 'Record the new mentor',
    lead: 'Ask both first. Then mentoring goes on with the new mentor.',
    needsCandidates: true,
    fields: given => (
      <>
        <CandidateFields {...given} question="Who is the new mentor?" />
        <TickField name="personAgreed" label="They said yes" />
        <TickField name="mentorAgreed" label="The new mentor said yes" />
      </>
    ),
    words: { 'event.mentorId': 'Choose a mentor' },
    button: 'Go on with this mentor',
    said: 'The new mentor is recorded.',
  },
  planEnding: {
    title: 'Plan the ending',
    lead: 'A closing meeting follows, then a summary in words that they agree.',
    fields: () => <RadiosField name="reason" label="Why does it end?" labelSize="m" choices={endings} />,
    words: { 'event.reason': 'Choose why it ends' },
    button: 'Plan the ending',
    said: 'The ending is planned. The closing meeting comes next.',
  },
  endDisengaged: {
    title: 'End: not heard from',
    lead: 'Kindly, with the door left open. They may come back whenever they like.',
    button: 'End it',
    tone: 'warning',
    said: 'Ended. Now close the record.',
  },
  endWithoutRematch: {
    title: 'End: no other mentor',
    lead: 'They did not want another mentor.',
    button: 'End it',
    tone: 'warning',
    said: 'Ended. Now close the record.',
  },
  ...ending,
}

/** `isLast`: the ending is planned, so the next meeting is the closing one. */
export function SessionFields({ isLast = false }: { readonly isLast?: boolean }) {
  const sessionId = useCommandId('session')
  return (
    <>
      <input type="hidden" name="event.sessionId" value={sessionId} />
      <MomentField name="heldAt" label="When was it?" labelSize="m" />
      <RadiosField
        name="outcome"
        label="What came of it?"
        labelSize="m"
        choices={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
      />
      <RadiosField name="mode" label="How?" labelSize="m" choices={modes} />
      <TextField
        name="minutes"
        label="How long was it?"
        labelSize="m"
        width={3}
        inputMode="numeric"
        suffix="minutes"
      />
      <CheckboxesField
        name="themes"
        label="What did they talk about?"
        labelSize="m"
        optional
        choices={themes}
        small
      />
      <TextAreaField name="note" label="A note" labelSize="m" optional rows={3} />
      {isLast ? null : <MomentField name="nextAt" label="When do they meet next?" labelSize="m" optional />}
      <TickField name="concern" label="There is a worry about somebody’s safety" />
      <TickField name="messageForClinic" label="There is something to pass on to the clinic" />
    </>
  )
}
