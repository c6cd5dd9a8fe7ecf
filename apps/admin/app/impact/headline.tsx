import { measures } from '@alongside/domain/impact'
import { Figure, Figures } from '@alongside/web/pictures'
import type { Impact } from '../answers.ts'
import { drawn, parts, percent, written } from './figures.ts'

/** The figures that people ask for first. Their whole definitions stand beside the sections below. */
export function Headline({ report }: { readonly report: Impact }) {
  const { people, interactions, clinicDna, waiting, offers } = report
  return (
    <div className="imp-headline">
      <Figures>
        <Figure
          value={written(people)}
          label={measures.people.title}
          definition="Different people with at least one session that was held in these months."
        />
        <Figure
          value={written(interactions.mean)}
          label="Interactions per person, mean"
          compared={`Median ${written(interactions.median)}; ${written(interactions.total)} in all`}
          definition="Sessions that were held, divided by the people supported."
        />
        <Figure
          value={changeOf(clinicDna)}
          label={measures.clinicDna.title}
          compared={beforeAndAfter(clinicDna)}
          definition="The same people, equally many months before and after their first session."
        />
        <Figure
          value={percent(offers.coverage)}
          label="Offer coverage"
          compared={told(offers.coverage)}
          definition="Of the people whom clinics put on the list and who could be offered support, those told about it."
        />
        <Figure
          value={percent(offers.optedOut)}
          label={measures.optOut.title}
          compared={told(offers.optedOut)}
          definition="Of the people who were told about the offer, those who said no to it."
        />
        <Figure
          value={written(waiting.medianDays, drawn(waiting.medianDays) === 1 ? ' day' : ' days')}
          label={measures.waiting.title}
          compared={
            waiting.people === 'hidden' ? undefined : `The middle of ${written(waiting.people)} people`
          }
          definition="Days from the list to the first session, for first sessions in these months."
        />
      </Figures>
    </div>
  )
}

function told(rate: Impact['offers']['coverage']): string {
  return rate.percent === 'hidden' ? 'Few are in it, or nearly all' : `${parts(rate)} people told`
}

function changeOf({ before, after }: Impact['clinicDna']): string {
  return drawn(before.percent) === null || drawn(after.percent) === null
    ? percent(drawn(before.percent) === null ? before : after)
    : `${whole(before)} → ${whole(after)}`
}

/** What is hidden is said once, and not of each part of it. */
function beforeAndAfter({ before, after, people }: Impact['clinicDna']): string {
  if (before.percent === 'hidden' && after.percent === 'hidden') return 'Numbers too small to show'
  const sides = `${share(before)} before, ${share(after)} after`
  return people === 'hidden' ? sides : `${sides}; ${written(people)} people`
}

function share(rate: Impact['clinicDna']['before']): string {
  return rate.percent === 'hidden' ? 'not shown' : `${percent(rate)} (${parts(rate)})`
}

/** A headline is round; the exact share stands below it, with both of its parts. */
function whole({ percent: share }: Impact['clinicDna']['before']): string {
  return `${Math.round(drawn(share) ?? 0)}%`
}
