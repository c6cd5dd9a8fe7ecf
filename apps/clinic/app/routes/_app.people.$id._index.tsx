import {
  ButtonLink,
  Columns,
  Day,
  More,
  Notice,
  Page,
  Panel,
  StateTag,
  StepLinks,
  SummaryList,
  titled,
} from '@alongside/web/page'
import { EarlierEpisodes } from '@alongside/web/people'
import { Journey } from '@alongside/web/pictures'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ConsentList } from '../person/consent-list.tsx'
import { ContactSummary } from '../person/contact-summary.tsx'
import { History } from '../person/history.tsx'
import { journeyOf } from '../person/journey-of.ts'
import { dueOn } from '../referral/due.server.ts'
import { Due } from '../referral/due.tsx'
import { GoesAhead } from '../referral/goes-ahead.tsx'
import {
  optOutWords,
  reasonWords,
  sourceWords,
  stateTones,
  tracingWords,
} from '../referral/referral.words.ts'
import { type StepName, stepPages, stepsOf } from '../referral/steps.ts'

export const meta = titled('A person')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const view = await api.people.byId.query({ personId: args.params.id ?? '' })
    const found = view.episodes[0]?.lifecycles.find(each => each.kind === 'referral') ?? null
    const latest = found?.kind === 'referral' ? found : null
    return { ...view, latest, due: dueOn(found), journey: latest && journeyOf(latest, view.receipts) }
  })
}

export default function Person() {
  const {
    person,
    latest,
    earlier,
    due,
    journey,
    timeline,
    receipts,
    sharedSummary,
    mayWithdraw,
    mayRecordDeath,
  } = useLoaderData<typeof loader>()
  const asked = person.contact.rules.askedAt !== null
  const steps = stepsOf(latest)
  return (
    <Page
      title={person.called ?? 'Name not known'}
      caption={person.clinicNumber ?? person.clinicName}
      back={{ to: '/worklist', label: 'Worklist' }}
      {...(latest
        ? {
            tags: (
              <>
                <StateTag tone={stateTones[latest.state] ?? 'grey'}>{latest.label}</StateTag>
                {latest.unwell && latest.status === 'active' ? <StateTag tone="red">Unwell</StateTag> : null}
                <Due due={due} />
              </>
            ),
          }
        : {})}
    >
      {person.diedOn ? (
        <Notice title="This person has died" tone="warning">
          Nothing is sent, and nobody gets in touch.
        </Notice>
      ) : null}
      {latest ? <GoesAhead referral={latest} asked={asked} /> : null}
      <Columns
        main={
          <>
            {steps.forward.length > 0 ? (
              <section aria-labelledby="next-steps">
                <h2 className="nhsuk-heading-m" id="next-steps">
                  Next steps
                </h2>
                <StepLinks
                  steps={steps.forward}
                  isFirstPrimary={steps.forward[0]?.type !== 'optOut'}
                  to={({ type }) => `/referrals/${latest?.id}/${stepPages[type as StepName]}`}
                />
                {latest && ['told', 'openOffer'].includes(latest.state) ? (
                  <p>
                    <Link to={`/referrals/${latest.id}/link`}>
                      Send a private link, so that they can answer themself
                    </Link>
                  </p>
                ) : null}
              </section>
            ) : null}
            {mayWithdraw || mayRecordDeath || person.released || steps.apart.length > 0 ? (
              <More summary="Other things to record">
                <ul className="nhsuk-list al-others">
                  {person.released ? (
                    <li>
                      <Link to={`/people/${person.id}/concern`}>Raise a concern about their safety</Link>
                    </li>
                  ) : null}
                  {mayWithdraw ? (
                    <li>
                      <Link to={`/people/${person.id}/withdraw`}>They take back their agreement</Link>
                    </li>
                  ) : null}
                  {steps.apart
                    .filter(({ open }) => open)
                    .map(({ type, label }) => (
                      <li key={type}>
                        <Link to={`/referrals/${latest?.id}/${stepPages[type as StepName]}`}>{label}</Link>
                      </li>
                    ))}
                  {mayRecordDeath ? (
                    <li>
                      <Link to={`/people/${person.id}/death`}>Record a death</Link>
                    </li>
                  ) : null}
                </ul>
              </More>
            ) : null}
            {journey ? (
              <Panel title="Where they are">
                <Journey
                  title="The way of this offer"
                  stages={journey.stages.map(({ at, ...stage }) => ({
                    ...stage,
                    ...(at ? { when: <Day on={at} /> } : {}),
                  }))}
                  exits={journey.exits}
                  {...(journey.ended === null ? {} : { ended: journey.ended })}
                />
                {latest?.status === 'active' ? (
                  <p className="al-quiet">Waits for {latest.waitsFor}.</p>
                ) : null}
              </Panel>
            ) : null}
            {receipts.length > 0 ? (
              <Panel title="What the team told us">
                <ul className="nhsuk-list al-receipts">
                  {receipts.map(({ id, label, at }) => (
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
            {sharedSummary ? (
              <Panel title="The summary that they agreed">
                <p className="al-asks">{sharedSummary.text}</p>
                <p className="al-quiet">
                  In their words, shared on <Day on={sharedSummary.at} /> because they said yes to it.
                </p>
              </Panel>
            ) : null}
            <h2 className="nhsuk-heading-m">What happened</h2>
            <History entries={timeline} />
            <EarlierEpisodes personId={person.id} episodes={earlier} />
          </>
        }
        side={
          <>
            <Panel
              title="Safe contact"
              aside={asked ? <Link to={`/people/${person.id}/contact`}>Change</Link> : undefined}
            >
              {asked ? (
                <ContactSummary contact={person.contact} />
              ) : (
                <>
                  <p>Nobody has asked yet. Until then: one plain text on a weekday, or a word at a visit.</p>
                  <ButtonLink to={`/people/${person.id}/contact`} tone="secondary" small>
                    Ask about safe contact
                  </ButtonLink>
                </>
              )}
            </Panel>
            <Panel title="What they agreed to">
              {person.consents.length === 0 ? (
                <p>Nothing has been asked yet.</p>
              ) : (
                <ConsentList answers={person.consents} />
              )}
            </Panel>
            {latest ? (
              <Panel title="About this offer">
                <SummaryList
                  rows={[
                    { key: 'Why now', value: reasonWords[latest.reason] },
                    ...(latest.reasonOn ? [{ key: 'Since', value: <Day on={latest.reasonOn} /> }] : []),
                    { key: 'How they came', value: sourceWords[latest.source] },
                    ...(latest.tracing ? [{ key: 'Tracing', value: tracingWords[latest.tracing] }] : []),
                    { key: 'Offer made', value: timesOf(latest.offers, latest.maxOffers) },
                    ...(latest.releasedOn
                      ? [{ key: 'Released', value: releasedWords[latest.releasedOn] }]
                      : []),
                    ...(latest.optOutReason && latest.optOutReason !== 'didNotSay'
                      ? [{ key: 'Reason given', value: optOutWords[latest.optOutReason] }]
                      : []),
                    ...(latest.askAgain ? [{ key: 'Ask again', value: askAgainWords(latest) }] : []),
                  ]}
                />
              </Panel>
            ) : null}
          </>
        }
      />
    </Page>
  )
}

/** On what somebody's name was passed on. */
const releasedWords = {
  explicitAgreement: 'On their own word',
  withinService: 'By itself, after the days to say no',
} as const

function timesOf(offers: number, most: number): string {
  return offers === 0 ? 'Not yet' : `${offers} of ${most} times`
}

function askAgainWords({ askAgain, askAgainOn }: { askAgain: string | null; askAgainOn: string | null }) {
  if (askAgain === 'never') return 'Never'
  return askAgainOn ? <Day on={askAgainOn} /> : 'In six months'
}
