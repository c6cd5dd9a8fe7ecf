import { Page, titled, WorkList } from '@alongside/web/page'
import { submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import * as z from 'zod'
import { FindForm } from '../people/find-form.tsx'

export const meta = titled('Find')

interface Found {
  readonly personId: string
  readonly clinicName: string
  readonly called: string | null
}

const Asked = z.strictObject({ clinicNumber: z.string({ error: 'Enter the clinic number' }) })

/** The number travels in the form and never in an address. One answer leads straight to the person. */
export function action(args: ActionFunctionArgs) {
  return submit(args, Asked, async ({ clinicNumber }, api) => {
    const found: Found[] = await api.people.search.query({ clinicNumber })
    if (found.length === 1) return { to: `/people/${found[0]?.personId}` }
    return json({ found, form: 'find', values: { clinicNumber }, errors: {} })
  })
}

/** Finds one person by their whole number. */
export default function Find() {
  const answer = useActionData() as { readonly found?: readonly Found[] } | undefined
  return (
    <Page
      title="Find somebody"
      lead="By the whole number that their clinic uses. There is no list of names to look through."
      back={{ to: '/', label: 'My work today' }}
      narrow
    >
      <FindForm />
      {answer?.found ? (
        <div role="status">
          <WorkList
            items={answer.found.map(({ personId, clinicName, called }) => ({
              id: personId,
              to: `/people/${personId}`,
              title: called ?? 'Somebody without a name here',
              detail: clinicName,
            }))}
            empty={
              <>
                <p>
                  <strong>Nobody whom your clinics have released to you has this number.</strong>
                </p>
                <p>Look at the number again. Before a clinic releases somebody, you cannot see them.</p>
              </>
            }
          />
        </div>
      ) : null}
    </Page>
  )
}
