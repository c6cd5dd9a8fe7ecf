import { checkWords } from '@alongside/domain/recruitment'
import {
  CheckboxesField,
  DateField,
  RadiosField,
  SelectField,
  TextField,
  TickField,
  YesNoField,
} from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import type { ReactNode } from 'react'
import type { RecruitmentRow } from './recruitment-board.tsx'

const scores = ['1', '2', '3', '4'].map(value => ({ value, label: value }))
const levels = [
  { value: 'basic', label: 'Basic' },
  { value: 'standard', label: 'Standard' },
  { value: 'enhanced', label: 'Enhanced' },
  { value: 'enhancedWithBarredList', label: 'Enhanced with barred list' },
]

/** The questions of each step of a recruitment. */
export function useRecruitmentFields(row: RecruitmentRow): Readonly<Record<string, ReactNode>> {
  const clinics = useAccount()?.clinics ?? []
  const checks = (stages: readonly string[]) =>
    row.checks
      .filter(({ stage }) => stages.includes(stage))
      .map(({ check }) => ({ value: check, label: checkWords[check].label }))
  return {
    recordChat: <DateField name="heldOn" label="When was it held?" />,
    interview: (
      <>
        <DateField name="heldOn" label="When was it held?" />
        <TextField name="interviewers" label="How many held it?" width={2} inputMode="numeric" />
        <TickField name="peerAmongThem" label="One of them has been there themself" />
        <TickField name="adjustmentsAsked" label="We asked first what would make it easier" />
        {(
          [
            ['readiness', 'Readiness'],
            ['selfAwareness', 'Self-awareness'],
            ['listening', 'Listening'],
            ['boundaries', 'Boundaries'],
          ] as const
        ).map(([name, label]) => (
          <RadiosField
            key={name}
            name={`grid.${name}`}
            label={label}
            labelSize="s"
            hint="1 is not yet, 4 is clearly there."
            look="chips"
            choices={scores}
          />
        ))}
      </>
    ),
    askForChecks: (
      <>
        <CheckboxesField
          name="checks"
          label="Which checks?"
          choices={checks(['notAsked', 'asked', 'accepted', 'notAccepted', 'ranOut'])}
        />
        <SelectField
          name="dbsLevel"
          optional
          label="Level of the DBS check"
          none="No DBS check now"
          hint="No higher than the role allows; to ask for more is against the law."
          choices={levels}
        />
      </>
    ),
    recordCheck: (
      <>
        <RadiosField
          name="check"
          label="Which check?"
          choices={checks(['asked', 'received', 'accepted', 'ranOut'])}
        />
        <DateField name="seenOn" label="When did you see it?" />
        <DateField name="expiresOn" optional label="Until when is it good?" />
        <SelectField
          name="dbsLevel"
          optional
          label="Level, for a DBS check"
          none="Not a DBS check"
          choices={levels}
        />
        <SelectField
          name="clinicId"
          optional
          label="Clinic, for its agreement"
          none="Not an agreement"
          choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </>
    ),
    decideCheck: (
      <>
        <RadiosField name="check" label="Which check?" choices={checks(['received'])} />
        <YesNoField name="accepted" label="Accepted?" />
        <TickField name="decidedByTwo" label="Two of us decided together" hint="For every DBS check." />
      </>
    ),
    notNow: <DateField name="until" label="When do you talk again?" />,
    notSelect: <TickField name="feedbackOffered" label="I offered to tell them why" />,
  }
}
