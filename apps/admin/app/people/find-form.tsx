import { Form, SubmitButton, TextField } from '@alongside/web/form'

/** Looks for one person by the whole number that their clinic uses. There is no list of names to leaf through. */
export function FindForm() {
  return (
    <Form id="find" action="/find">
      <TextField
        name="clinicNumber"
        label="Clinic number"
        hint="The whole number, as the clinic writes it."
        width={20}
      />
      <SubmitButton tone="secondary" busy="Looking…">
        Find
      </SubmitButton>
    </Form>
  )
}
