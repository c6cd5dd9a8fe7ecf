import type { ReactNode } from 'react'
import { Form } from '../form/form.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'
import { useAnswer } from '../form/use-answer.ts'
import { WorkList } from '../page/work-list.tsx'

/** Somebody who has the number that was asked for. */
export interface Found {
  readonly personId: string
  readonly clinicName: string
  readonly called: string | null
}

/** Looks for one person by the whole number that their clinic uses. There is no list of names to leaf through. */
export function FindForm({ tone = 'primary' }: { readonly tone?: 'primary' | 'secondary' }) {
  return (
    <Form id="find" action="/find">
      <TextField
        name="clinicNumber"
        label="Clinic number"
        labelSize="s"
        hint="The whole number, as the clinic writes it"
        width={20}
      />
      <SubmitButton tone={tone} busy="Looking…">
        Find
      </SubmitButton>
    </Form>
  )
}

interface FoundPeopleProps {
  /** What somebody is called here whose name is not known. */
  readonly nameless: string
  /** Said when nobody has the number. */
  readonly empty: ReactNode
}

/** The answer to a `FindForm`, once one was sent. A single one leads straight to the person. */
export function FoundPeople({ nameless, empty }: FoundPeopleProps) {
  const answer = useAnswer<{ readonly found?: readonly Found[] }>()
  if (!answer?.found) return null
  return (
    <div role="status">
      <WorkList
        items={answer.found.map(({ personId, clinicName, called }) => ({
          id: personId,
          to: `/people/${personId}`,
          title: called ?? nameless,
          detail: clinicName,
        }))}
        empty={empty}
      />
    </div>
  )
}
