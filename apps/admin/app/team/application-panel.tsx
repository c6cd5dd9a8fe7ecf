import { Panel, SummaryList } from '@alongside/web/page'
import type { Api } from '@alongside/web/request.server'

type Application = NonNullable<Awaited<ReturnType<Api['recruitment']['whole']['query']>>['application']>

const hours = {
  twoHours: 'About two hours',
  fourHours: 'About four hours',
  aDay: 'About a day',
  more: 'More',
}
const times = { weekdays: 'weekdays', evenings: 'evenings', weekends: 'weekends' }

/** What somebody wrote about themself. */
export function ApplicationPanel({
  application: { about, why, when },
}: {
  readonly application: Application
}) {
  return (
    <Panel title="The application">
      <SummaryList
        rows={[
          { key: 'Name', value: about.name },
          { key: 'Called', value: about.called },
          {
            key: 'Phone',
            value: about.phone
              ? `${about.phone}${about.safeToCall ? ' (may call)' : ' (text only)'}`
              : 'None given',
          },
          { key: 'Languages', value: about.languages || 'English' },
          { key: 'Why', value: why.why },
          { key: 'Who is there for them', value: why.support },
          { key: 'Time', value: `${hours[when.hours]}, ${when.times.map(each => times[each]).join(', ')}` },
          { key: 'What would make it easier', value: when.adjustments || 'Nothing said' },
          ...(when.notAtMyClinic
            ? [{ key: 'Where', value: 'Please not in a place that they use themself' }]
            : []),
        ]}
      />
    </Panel>
  )
}
