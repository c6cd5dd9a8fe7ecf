import {
  ConcernCategory,
  ConcernDecision,
  ConcernOutcome,
  concernCategoryWords,
  concernDecisionWords,
  concernOutcomeWords,
  WithoutAgreement,
  withoutAgreementWords,
} from '@alongside/domain/concern'
import {
  MomentField,
  type NextStepsProps,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  TickField,
  YesNoField,
} from '@alongside/web/form'
import type { ConcernPage } from '../answers.ts'

/** What each step of a concern asks. */
export function concernSteps(concern: ConcernPage): NonNullable<NextStepsProps['parts']> {
  return {
    triage: {
      about: 'From now on you see to it.',
      values: { category: concern.category, urgent: concern.urgentSince === null ? 'no' : 'yes' },
      fields: (
        <>
          <SelectField
            name="category"
            label="What kind of worry is it?"
            choices={ConcernCategory.options.map(value => ({ value, label: concernCategoryWords[value] }))}
          />
          <YesNoField name="urgent" label="Is it urgent?" />
          <TickField name="dangerSeenTo" label="Nobody is in immediate danger, or help has been called" />
        </>
      ),
    },
    makeUrgent: {
      about: 'Everybody who has to know hears of it at once.',
      fields: <YesNoField name="immediateDanger" label="Is somebody in danger now?" />,
      tone: 'warning',
    },
    writeAccount: {
      fields: (
        <TextAreaField
          name="account"
          label="What was said and seen?"
          hint="In their words where you can."
          rows={8}
        />
      ),
    },
    decide: {
      about: 'More than one decision may be made: record one after the other.',
      fields: (
        <>
          <RadiosField
            name="decision"
            label="What is done?"
            choices={ConcernDecision.options.map(value => ({ value, label: concernDecisionWords[value] }))}
          />
          <TextAreaField
            name="rationale"
            label="Why?"
            hint="At least a sentence. It may be read years from now."
            rows={4}
          />
          <YesNoField name="personTold" label="Was the person told?" />
          <YesNoField name="personAgreed" label="Do they agree?" />
          <SelectField
            name="withoutAgreement"
            label="If not: what allows it all the same?"
            none="They agree"
            optional
            choices={WithoutAgreement.options.map(value => ({ value, label: withoutAgreementWords[value] }))}
          />
        </>
      ),
    },
    noFurtherAction: {
      fields: (
        <>
          <TextAreaField name="rationale" label="Why is there nothing more to do?" rows={4} />
          <YesNoField name="personTold" label="Was the person told?" />
          <TextAreaField
            name="feedback"
            label="What do you tell whoever raised it?"
            hint="They read these words."
            rows={4}
          />
        </>
      ),
    },
    recordReferral: {
      values: { ...(concern.owed[0] ? { to: concern.owed[0] } : {}) },
      fields: (
        <>
          <SelectField
            name="to"
            label="Where was it passed on to?"
            choices={ConcernDecision.options
              .filter(value => value !== 'advice')
              .map(value => ({ value, label: concernDecisionWords[value] }))}
          />
          <MomentField name="madeAt" label="When?" />
          <TextField name="reference" label="Their reference" optional />
        </>
      ),
    },
    giveFeedback: {
      fields: (
        <TextAreaField
          name="feedback"
          label="What do you tell whoever raised it?"
          hint="What was decided, as far as they may know. They read these words."
          rows={4}
        />
      ),
    },
    close: {
      fields: (
        <>
          <RadiosField
            name="outcome"
            label="What came of it?"
            choices={ConcernOutcome.options.map(value => ({ value, label: concernOutcomeWords[value] }))}
          />
          <TickField
            name="forSupervision"
            label="Worth talking over at the next supervision, without a name"
          />
        </>
      ),
    },
  }
}
