import { CommandField, Form, SubmitButton } from '../form/index.ts'
import { Page } from '../page/index.ts'
import { ConcernFields, DangerFirst, WhatHappensNext } from './concern-fields.tsx'

/** The page on which a concern is raised: danger first, then the form, then what follows. */
export function RaiseConcern({
  about,
  back,
}: {
  readonly about: string | null
  readonly back: { readonly to: string; readonly label: string }
}) {
  return (
    <Page
      title="Raise a concern"
      back={back}
      narrow
      lead={
        about ? `About ${about}. Two minutes; you need not be sure.` : 'Two minutes; you need not be sure.'
      }
    >
      <DangerFirst />
      <Form id="raise">
        <CommandField form="raise" />
        <ConcernFields />
        <SubmitButton>Pass it on now</SubmitButton>
      </Form>
      <h2 className="nhsuk-heading-m">What happens then</h2>
      <WhatHappensNext />
    </Page>
  )
}
