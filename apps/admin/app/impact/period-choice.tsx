import { useAccount } from '@alongside/web/frame'
import { More, Views } from '@alongside/web/page'
import { Form } from '@remix-run/react'
import { type Chosen, impactAddress, type Period } from './period.ts'

const choices: readonly (readonly [Period, string])[] = [
  ['all', 'Everything'],
  ['published', 'To 31 March 2025'],
  ['year', 'Last 12 months'],
  ['quarter', 'Last quarter'],
]

/** Which months and which clinic. It reads and changes nothing, so it is an address one can keep. */
export function PeriodChoice({ chosen }: { readonly chosen: Chosen }) {
  const clinics = useAccount()?.clinics ?? []
  return (
    <div className="ad-list-head ad-no-print">
      <Views
        label="Period"
        views={choices.map(([period, label]) => ({
          to: impactAddress(period, chosen.clinicId),
          label,
          isCurrent: period === chosen.period,
        }))}
      />
      <More summary="Choose months or a clinic">
        <Form method="get" className="ad-months" key={`${chosen.from} ${chosen.to} ${chosen.clinicId}`}>
          <input type="hidden" name="period" value="own" />
          <div>
            <label className="nhsuk-label" htmlFor="from">
              First month
            </label>
            <input
              className="nhsuk-input"
              type="month"
              id="from"
              name="from"
              defaultValue={chosen.from}
              placeholder="2024-04"
            />
          </div>
          <div>
            <label className="nhsuk-label" htmlFor="to">
              Last month
            </label>
            <input
              className="nhsuk-input"
              type="month"
              id="to"
              name="to"
              defaultValue={chosen.to}
              placeholder="2025-03"
            />
          </div>
          <div>
            <label className="nhsuk-label" htmlFor="clinic">
              Clinic
            </label>
            <select className="nhsuk-select" id="clinic" name="clinic" defaultValue={chosen.clinicId ?? ''}>
              <option value="">All clinics</option>
              {clinics.map(clinic => (
                <option key={clinic.id} value={clinic.id}>
                  {clinic.name}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small">
            Show
          </button>
        </Form>
      </More>
    </div>
  )
}
