import { Link } from '@remix-run/react'

/** Leads to this list on paper or as a table, as it is looked at now. */
export function TakeAlong({
  list,
  view,
  clinicId,
  of,
  label = 'Take this list along',
}: {
  readonly list: string
  readonly view?: string
  readonly clinicId?: string | null
  /** What the list belongs to, where it stands on the page of one record. */
  readonly of?: string
  readonly label?: string
}) {
  const query = new URLSearchParams({
    ...(view ? { view } : {}),
    ...(clinicId ? { clinic: clinicId } : {}),
    ...(of ? { of } : {}),
  }).toString()
  return (
    <p>
      <Link to={`/take/${list}${query === '' ? '' : `?${query}`}`}>{label}</Link>
    </p>
  )
}
