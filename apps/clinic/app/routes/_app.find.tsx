import { Page, titled } from '@alongside/web/page'
import { FindForm, FoundPeople } from '@alongside/web/people'
import { Link } from '@remix-run/react'

export { findAction as action } from '@alongside/web/people.server'

export const meta = titled('Find')

export default function Find() {
  return (
    <Page
      title="Find by clinic number"
      lead="The whole number, as your clinic writes it. There is no list of names to look through."
      back={{ to: '/worklist', label: 'Worklist' }}
      narrow
    >
      <FindForm />
      <FoundPeople
        nameless="Name not known"
        empty={
          <>
            <p>Nobody has this number on your list.</p>
            <p>
              Look at the number again, or <Link to="/people/add">add one person</Link>.
            </p>
          </>
        }
      />
    </Page>
  )
}
