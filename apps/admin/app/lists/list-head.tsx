import { useAccount } from '@alongside/web/frame'
import { Views } from '@alongside/web/page'
import { Form } from '@remix-run/react'
import { addressOf } from './list-address.ts'
import { TakeAlong, takenListAt } from './take-along.tsx'

/** The views of a list with their counts, and the choice of a clinic. */
export function ListHead<View extends string>({
  path,
  label,
  views,
  counts,
  view,
  clinicId,
  hasClinicChoice = true,
  takeLabel,
}: {
  readonly path: string
  readonly label: string
  readonly views: readonly (readonly [view: View, label: string])[]
  readonly counts: Readonly<Partial<Record<View, number>>>
  readonly view: View
  readonly clinicId: string | null
  readonly hasClinicChoice?: boolean
  readonly takeLabel?: string
}) {
  const list = takenListAt(path)
  return (
    <div className="ad-list-head">
      <Views
        label={label}
        views={views.map(([name, words]) => {
          const count = counts[name]
          return {
            to: addressOf(path, { view: name, clinicId }),
            label: words,
            isCurrent: name === view,
            ...(count === undefined ? {} : { count }),
          }
        })}
      />
      {hasClinicChoice ? <ClinicChoice view={view} clinicId={clinicId} /> : null}
      {list ? (
        <TakeAlong list={list} view={view} clinicId={clinicId} {...(takeLabel ? { label: takeLabel } : {})} />
      ) : null}
    </div>
  )
}

/** One clinic or all of them. A form that reads: it changes the address and nothing else. */
function ClinicChoice({ view, clinicId }: { readonly view: string; readonly clinicId: string | null }) {
  const clinics = useAccount()?.clinics ?? []
  if (clinics.length < 2) return null
  return (
    <Form method="get" className="ad-clinic-choice">
      <input type="hidden" name="view" value={view} />
      <label className="nhsuk-label" htmlFor="clinic">
        Clinic
      </label>
      <div className="ad-clinic-choice__row">
        <select
          className="nhsuk-select"
          id="clinic"
          name="clinic"
          defaultValue={clinicId ?? ''}
          key={clinicId}
        >
          <option value="">All my clinics</option>
          {clinics.map(clinic => (
            <option key={clinic.id} value={clinic.id}>
              {clinic.name}
            </option>
          ))}
        </select>
        <button type="submit" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small">
          Show
        </button>
      </div>
    </Form>
  )
}

/** The name of a clinic, for a row of a list; nothing when there is only one. */
export function useClinicName(): (clinicId: string) => string {
  const clinics = useAccount()?.clinics ?? []
  return id => clinics.find(clinic => clinic.id === id)?.name ?? ''
}
