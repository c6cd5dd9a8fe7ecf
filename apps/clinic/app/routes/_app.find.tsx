import { Form, SubmitButton, TextField } from '@alongside/web/form'
import { Page, titled, WorkList } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Find')

interface Found {
  readonly personId: string
  readonly clinicName: string
  readonly called: string | null
}

const FindForm = z.strictObject({ clinicNumber: z.string({ error: 'Enter the clinic number' }) })

/** The number travels in the form and never in an address. One answer leads straight to the person. */
export function action(args: ActionFunctionArgs) {
  return submit(args, FindForm, async ({ clinicNumber }, api) => {
    const found: Found[] = await api.people.search.query({ clinicNumber })
    if (found.length === 1) return { to: `/people/${found[0]?.personId}` }
    return json({ found, form: 'find', values: { clinicNumber }, errors: {} })
  })
}

export default function Find() {
  const answer = useActionData() as { readonly found?: readonly Found[] } | undefined
  return (
    <Page
      title="Find by clinic number"
      lead="The whole number, as your clinic writes it. There is no list of names to look through."
      back={{ to: '/worklist', label: 'Worklist' }}
      narrow
    >
      <Form id="find">
        <TextField name="clinicNumber" label="Clinic number" labelSize="s" width={20} />
        <SubmitButton busy="Looking…">Find</SubmitButton>
      </Form>
      {answer?.found ? (
        <div role="status">
          <WorkList
            items={answer.found.map(({ personId, clinicName, called }) => ({
              id: personId,
              to: `/people/${personId}`,
              title: called ?? 'Name not known',
              detail: clinicName,
            }))}
            empty={
              <>
                <p>Nobody has this number on your list.</p>
                <p>
                  Look at the number again, or <Link to="/people/add">add one person</Link>.
                </p>
              </>
            }
          />
        </div>
      ) : null}
    </Page>
  )
}
