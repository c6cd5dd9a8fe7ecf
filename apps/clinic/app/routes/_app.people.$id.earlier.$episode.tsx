import { Day, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { OpenEarlier } from '@alongside/web/people'
import type { OpenedEpisode } from '@alongside/web/people.server'
import { ConsentList } from '../person/consent-list.tsx'
import { History } from '../person/history.tsx'
import { reasonWords, stateTones } from '../referral/referral.words.ts'
import { whom } from '../referral/step-page.tsx'

export { earlierAction as action, earlierLoader as loader } from '@alongside/web/people.server'

export const meta = titled('Before this')

export default function Earlier() {
  return <OpenEarlier whom={whom}>{opened => <What opened={opened} />}</OpenEarlier>
}

function What({ opened }: { readonly opened: OpenedEpisode }) {
  const offer = opened.lifecycles.find(each => each.kind === 'referral')
  return (
    <>
      {offer?.kind === 'referral' ? (
        <Panel
          title="The offer"
          aside={<StateTag tone={stateTones[offer.state] ?? 'grey'}>{offer.label}</StateTag>}
        >
          <SummaryList
            rows={[
              { key: 'Why then', value: reasonWords[offer.reason] },
              { key: 'Offer made', value: `${offer.offers} of ${offer.maxOffers} times` },
            ]}
          />
        </Panel>
      ) : null}
      <Panel title="What they agreed to then">
        {opened.consents.length === 0 ? <p>Nothing was asked.</p> : <ConsentList answers={opened.consents} />}
      </Panel>
      {opened.receipts.length > 0 ? (
        <Panel title="What the team told us">
          <ul className="nhsuk-list al-receipts">
            {opened.receipts.map(({ id, label, at }) => (
              <li key={id}>
                <strong>{label}</strong>{' '}
                <span className="al-quiet">
                  <Day on={at} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {opened.sharedSummary ? (
        <Panel title="The summary that they agreed">
          <p className="al-asks">{opened.sharedSummary.text}</p>
        </Panel>
      ) : null}
      <h2 className="nhsuk-heading-m">What happened</h2>
      <History entries={opened.timeline} />
    </>
  )
}
