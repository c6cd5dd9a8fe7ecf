import type { Month } from '@alongside/domain/impact'
import { useAccount } from '@alongside/web/frame'
import { More, Views } from '@alongside/web/page'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Chosen, impactAddress, type Period } from './period.ts'

const choices: readonly (readonly [Period, string])[] = [
  ['all', 'Everything'],
  ['published', 'To 31 March 2025'],
  ['year', 'Last 12 months'],
  ['quarter', 'Last quarter'],
]

/** These begin years before anything was counted, and a form need not offer those. */
function isFromTheBeginning({ period }: Chosen): boolean {
  return period === 'all' || period === 'published'
}

/** Which months, which clinic, as of when and for whom. It changes nothing, so it is an address that one can keep. */
export function PeriodChoice({
  chosen,
  begun,
  clinics,
}: {
  readonly chosen: Chosen
  /** The first month in which there was anything to count, once that is known. */
  readonly begun: Month | undefined
  readonly clinics: readonly { readonly id: string; readonly name: string }[]
}) {
  const account = useAccount()
  return (
    <div className="imp-choice">
      <Views
        label="Period"
        views={choices.map(([period, label]) => ({
          to: impactAddress(chosen, { period }),
          label,
          isCurrent: period === chosen.period,
        }))}
      />
      <More summary="Choose months, a clinic or an earlier day">
        <Form method="get" className="imp-form" key={impactAddress(chosen, {})}>
          <input type="hidden" name="period" value="own" />
          <Box id="from" label="First month">
            <input
              className="nhsuk-input"
              type="month"
              id="from"
              name="from"
              defaultValue={isFromTheBeginning(chosen) ? (begun ?? chosen.from) : chosen.from}
              placeholder="2024-04"
            />
          </Box>
          <Box id="to" label="Last month">
            <input
              className="nhsuk-input"
              type="month"
              id="to"
              name="to"
              defaultValue={chosen.to}
              placeholder="2025-03"
            />
          </Box>
          <Box id="clinic" label="Clinic">
            <select className="nhsuk-select" id="clinic" name="clinic" defaultValue={chosen.clinicId ?? ''}>
              <option value="">All clinics</option>
              {clinics.map(clinic => (
                <option key={clinic.id} value={clinic.id}>
                  {clinic.name}
                </option>
              ))}
            </select>
          </Box>
          <Box id="asof" label="As it was known on">
            <input
              className="nhsuk-input"
              type="date"
              id="asof"
              name="asof"
              defaultValue={chosen.asOf ?? ''}
              placeholder="2025-03-31"
            />
          </Box>
          {account?.role === 'analyst' ? null : (
            <div className="nhsuk-checkboxes nhsuk-checkboxes--small imp-form__tick">
              <div className="nhsuk-checkboxes__item">
                <input
                  className="nhsuk-checkboxes__input"
                  type="checkbox"
                  id="small"
                  name="small"
                  value="hidden"
                  defaultChecked={chosen.forHandingOut}
                />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="small">
                  Hide small numbers, to hand it out
                </label>
              </div>
            </div>
          )}
          <button type="submit" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small">
            Show
          </button>
        </Form>
      </More>
    </div>
  )
}

function Box({
  id,
  label,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  )
}
