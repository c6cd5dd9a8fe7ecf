import { type Chosen, fileAddress } from './period.ts'

/** The report and the return, as files: one click each. */
export function TakeAlong({ chosen, isMasked }: { readonly chosen: Chosen; readonly isMasked: boolean }) {
  return (
    <div className="imp-take">
      <section className="imp-take__one" aria-labelledby="take-report">
        <h2 className="nhsuk-heading-s" id="take-report">
          This report
        </h2>
        <p>
          Every figure of this page with its definition.{' '}
          {isMasked
            ? 'Small numbers are hidden, so it can be handed out.'
            : 'It shows small numbers: keep it in the team, or hide them first.'}
        </p>
        <Links chosen={chosen} of="report" />
      </section>
      <section className="imp-take__one" aria-labelledby="take-return">
        <h2 className="nhsuk-heading-s" id="take-return">
          Getting to Zero and Fast-Track Cities return
        </h2>
        <p>
          The fields that the funders ask for, for the months above. Small numbers are always hidden in it.
        </p>
        <Links chosen={chosen} of="return" />
      </section>
    </div>
  )
}

function Links({ chosen, of }: { readonly chosen: Chosen; readonly of: 'report' | 'return' }) {
  return (
    <p className="imp-take__links">
      <a href={fileAddress(chosen, of, 'pdf')}>
        On paper (PDF)<span className="nhsuk-u-visually-hidden">– {of}</span>
      </a>
      <a href={fileAddress(chosen, of, 'csv')}>
        As a table (CSV)<span className="nhsuk-u-visually-hidden">– {of}</span>
      </a>
    </p>
  )
}
