import { Day } from '@alongside/web/page'

interface Counted {
  readonly months: number
  readonly seenLatelyFrom: string
  readonly appointmentsUntil: string | null
}

/** What "not seen" means here: the clinic's own number of months stands beside everything that is counted by it. */
export function Definition({ clinic, name }: { readonly clinic: Counted; readonly name: string | null }) {
  return (
    <p className="al-quiet">
      {name ? <strong>{name}: </strong> : null}
      People of your lists with no attended visit (codes 5 and 6) since <Day on={clinic.seenLatelyFrom} />,
      which is <strong>{clinic.months} months</strong> as your clinic settled.{' '}
      {clinic.appointmentsUntil ? (
        <>
          Your appointments are known until <Day on={clinic.appointmentsUntil} />.
        </>
      ) : (
        'No appointments were imported yet.'
      )}
    </p>
  )
}
