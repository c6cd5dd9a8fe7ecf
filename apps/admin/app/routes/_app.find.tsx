import { Page, titled } from '@alongside/web/page'
import { FindForm, FoundPeople } from '@alongside/web/people'

export { findAction as action } from '@alongside/web/people.server'

export const meta = titled('Find')

/** Finds one person by their whole number. */
export default function Find() {
  return (
    <Page
      title="Find somebody"
      lead="By the whole number that their clinic uses. There is no list of names to look through."
      back={{ to: '/', label: 'My work today' }}
      narrow
    >
      <FindForm />
      <FoundPeople
        nameless="Somebody without a name here"
        empty={
          <>
            <p>
              <strong>Nobody whom your clinics have released to you has this number.</strong>
            </p>
            <p>Look at the number again. Before a clinic releases somebody, you cannot see them.</p>
          </>
        }
      />
    </Page>
  )
}
