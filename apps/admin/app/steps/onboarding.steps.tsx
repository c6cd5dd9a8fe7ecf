import type { OnboardingCommand } from '@alongside/domain/onboarding'
import {
  CheckboxesField,
  DateField,
  MomentField,
  RadiosField,
  TextAreaField,
  TextField,
  TickField,
  YesNoField,
} from '@alongside/web/form'
import { CandidateFields } from './candidate-fields.tsx'
import { modes, ofSelf, otherServices, themes, times, wishes } from './choices.ts'
import { ContactFields, contactWords } from './contact-fields.tsx'
import { ending } from './ending-steps.ts'
import type { Given, StepPages } from './step-page.ts'

export const onboardingSteps: StepPages<OnboardingCommand['type']> = {
  logAttempt: {
    title: 'Log a contact',
    lead: 'Read how it is safe to reach them before you dial. A try that does not get through counts, too.',
    showsContact: true,
    fields: given => <ContactFields {...given} />,
    words: contactWords,
    button: 'Save the contact',
    said: 'The contact is saved.',
  },
  askClinicToMention: {
    title: 'Ask the clinic to mention it',
    lead: 'The clinic brings it up at the next visit. They hear nothing but that.',
    button: 'Ask the clinic',
    said: 'The clinic has been asked to mention it.',
  },
  loseTouch: {
    title: 'Not heard from any more',
    lead: 'They were reached once, and have gone quiet. You try again from the start, by ways that are safe. What was arranged is let go of, and is nobody’s no.',
    button: 'Try to reach them again',
    said: 'Recorded. Now try to reach them, by ways that are safe.',
  },
  stopTrying: {
    title: 'Stop trying',
    lead: 'The clinic hears that they could not be reached. Their details leave the team; the door stays open.',
    button: 'Stop trying',
    tone: 'warning',
    said: 'Recorded. The clinic has been told that they could not be reached.',
  },
  book: {
    title: 'Book the first conversation',
    showsContact: true,
    fields: () => (
      <>
        <TickField
          name="identityReconfirmed"
          label="It is them I speak to"
          hint="They said something that only they would know."
        />
        <TickField name="safeToTalk" label="It is safe for them to talk now" />
        <MomentField name="heldAt" label="When will you talk?" labelSize="m" />
        <RadiosField name="mode" label="How?" labelSize="m" choices={modes} />
      </>
    ),
    words: { 'event.heldAt': 'Say when you will talk', 'event.mode': 'Choose how you will talk' },
    button: 'Book it',
    said: 'The first conversation is booked.',
  },
  assessmentMissed: {
    title: 'The conversation did not happen',
    lead: 'Nobody is blamed. Book another time when it suits them.',
    fields: () => (
      <RadiosField
        name="why"
        label="What happened?"
        labelSize="m"
        choices={[
          { value: 'personDidNotCome', label: 'They did not come' },
          { value: 'personCancelled', label: 'They cancelled' },
          { value: 'teamCancelled', label: 'We cancelled' },
        ]}
      />
    ),
    words: { 'event.why': 'Choose what happened' },
    button: 'Save',
    said: 'Saved. You can book another time.',
  },
  assess: {
    title: 'The first conversation',
    lead: 'What they need and whom they would like to meet. Write it as if they will read it.',
    fields: () => <AssessmentFields />,
    words: {
      'event.needs': 'Choose at least one thing they would like support with',
      'event.why': 'Say in their words why they would like support from a peer',
      'event.language': 'Write the language they would rather speak',
    },
    button: 'Save the conversation',
    said: 'The conversation is saved. Now a match can be proposed.',
  },
  proposeMatch: {
    title: 'Propose a match',
    lead: 'The mentor hears what they need and wish for, and no name, until both have said yes.',
    needsCandidates: true,
    fields: given => <CandidateFields {...given} question="Whom would you propose?" />,
    words: { 'event.mentorId': 'Choose a mentor' },
    button: 'Propose this match',
    said: 'Proposed. The mentor has been asked.',
  },
  personAnswers: {
    title: 'Record their answer',
    lead: 'Tell them about the mentor: what the mentor chose to share, and no more. A no needs no reason and is never counted against anyone.',
    showsContact: true,
    fields: () => (
      <>
        <YesNoField name="accepts" label="Would they like to meet this mentor?" labelSize="m" />
        <TickField
          name="knowsThem"
          label="They know this mentor"
          hint="Then it is a no for ever, and neither is told why."
        />
      </>
    ),
    words: { 'event.accepts': 'Choose yes or no' },
    button: 'Save their answer',
    said: 'Their answer is saved.',
  },
  putOnWaitingList: {
    title: 'Put on the waiting list',
    fields: () => (
      <>
        <TickField name="personTold" label="They know that there is a wait" />
        <TickField name="groupOffered" label="I offered a group or workshop meanwhile" />
      </>
    ),
    button: 'Put on the waiting list',
    said: 'On the waiting list. You will be asked to look again.',
  },
  introduce: {
    title: 'Record the introduction',
    lead: 'After the three of you have met. Mentoring begins, and the clinic hears that it started.',
    fields: () => (
      <>
        <MomentField name="heldAt" label="When did you meet?" labelSize="m" />
        <RadiosField name="mode" label="How?" labelSize="m" choices={modes} />
        <TickField
          name="checkInAgreed"
          label="Somebody waits for the mentor’s check-out"
          hint="Needed when they meet away from the clinic."
        />
      </>
    ),
    values: ({ now }: Given) => ({ heldAt: now, mode: 'inClinic' }),
    words: { 'event.heldAt': 'Say when you met', 'event.mode': 'Choose how you met' },
    button: 'Begin mentoring',
    said: 'Mentoring has begun. The clinic has been told that it started.',
  },
  putOnHold: {
    title: 'Put on hold',
    lead: 'Until a day that they choose. What was arranged is let go, and it is nobody’s no.',
    fields: () => <DateField name="until" label="Until when?" labelSize="m" />,
    words: { 'event.until': 'Give the day they chose' },
    button: 'Put on hold',
    said: 'On hold. You will be reminded on that day.',
  },
  resume: { isAtOnce: true, said: 'The hold has ended.' },
  decline: {
    title: 'They do not want support now',
    lead: 'No reason is needed. Everything pending stops at once and their details leave the team. The clinic hears only that they declined.',
    button: 'Record that they decline',
    tone: 'warning',
    said: 'Recorded. Everything that was pending has stopped.',
  },
  redirect: {
    title: 'Another service fits better',
    lead: 'Their details leave the team, and the clinic hears that they were redirected.',
    fields: () => (
      <>
        <RadiosField name="to" label="What fits better?" labelSize="m" choices={otherServices} />
        <YesNoField name="warmHandover" label="Did you hand over warmly?" labelSize="m" />
      </>
    ),
    words: {
      'event.to': 'Choose what fits better',
      'event.warmHandover': 'Say whether you handed over warmly',
    },
    button: 'Redirect',
    said: 'Redirected. The clinic has been told.',
  },
  ...ending,
}

/** What somebody may wish to avoid; the other wishes say so already, or make no sense turned round. */
const unwanted = wishes.filter(
  ({ value }) => !['onlyRemote', 'sameLanguage', 'notFromMyCommunity', 'notFromMyClinic'].includes(value),
)

function AssessmentFields() {
  return (
    <>
      <h2 className="nhsuk-heading-m">Before you begin</h2>
      <TickField name="privacyNoticeGiven" label="They have the privacy notice" />
      <TickField
        name="limitsExplained"
        label="I explained confidentiality and its limits"
        hint="When somebody is in danger we tell those who can help, and say so first where we can."
      />
      <TickField
        name="scopesReconfirmed"
        label="I asked again what may be shared, and with whom"
        hint="What they agreed to stands at the side of their page."
      />
      <CheckboxesField
        name="needs"
        label="What would they like support with?"
        labelSize="m"
        choices={themes}
      />
      <TextAreaField
        name="why"
        label="Why would they like support from a peer?"
        labelSize="m"
        hint="In their words."
      />
      <TextAreaField
        name="goals"
        label="What would they like to be different?"
        labelSize="m"
        optional
        rows={3}
      />
      <CheckboxesField
        name="mustHave"
        label="Whom would they like to meet?"
        labelSize="m"
        optional
        hint="Ask, never guess. No preference is an answer, too: then leave all of them. Many would rather meet somebody from outside their own community."
        choices={wishes}
        small
      />
      <CheckboxesField
        name="mustNot"
        label="Whom would they rather not meet?"
        labelSize="m"
        optional
        choices={unwanted}
        small
      />
      <TextField
        name="language"
        label="Which language would they rather speak?"
        labelSize="m"
        hint="If they need it, tick above that the mentor speaks their language, too."
        width={20}
      />
      <CheckboxesField
        name="modes"
        label="How could they meet?"
        labelSize="m"
        optional
        hint="None ticked means any way."
        choices={modes}
        small
        inline
      />
      <CheckboxesField
        name="times"
        label="When could they meet?"
        labelSize="m"
        optional
        hint="None ticked means any time."
        choices={times}
        small
        inline
      />
      <CheckboxesField
        name="ofSelf"
        label="What would they like to say of themselves?"
        labelSize="m"
        optional
        hint="Some mentors meet only some people. Tick only what they told you. No mentor reads it."
        choices={ofSelf}
        small
        inline
      />
      <TextAreaField
        name="riskNote"
        label="Is there anything to know to meet safely?"
        labelSize="m"
        optional
        rows={3}
        hint="Only what the mentor needs. A worry about harm goes to the safeguarding lead today, not here."
      />
    </>
  )
}
