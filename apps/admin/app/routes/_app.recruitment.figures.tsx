import { useAccount } from '@alongside/web/frame'
import { ButtonLink, dayInWords, Notice, Page, Panel, titled, Views } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Groups } from '../team/group-figures.tsx'
import { Pipeline } from '../team/pipeline-figures.tsx'
import { monthsOf, periods } from '../team/recruitment-figures.words.ts'

export const meta = titled('Recruitment figures')

export function loader(args: LoaderFunctionArgs) {
  const view = new URL(args.request.url).searchParams.get('view')
  const months = monthsOf(view)
  return load(args, async api => ({ months, report: await api.recruitmentFigures.report.query({ months }) }))
}

/** How far people come, how long it takes, and who they are beside those who are supported. */
export default function RecruitmentFigures() {
  const { months, report } = useLoaderData<typeof loader>()
  const isCoordinator = useAccount()?.role === 'coordinator'
  const current = periods.find(([, , each]) => each === months)?.[0] ?? 'year'
  return (
    <Page
      title="Recruitment figures"
      lead={`People whose interest began from ${dayInWords(report.from)} to ${dayInWords(report.until)}.`}
      {...(isCoordinator ? { back: { to: '/recruitment', label: 'Recruitment' } } : {})}
    >
      <div className="ad-no-print">
        <Views
          label="Period"
          views={periods.map(([view, label]) => ({
            to: `/recruitment/figures?view=${view}`,
            label,
            isCurrent: view === current,
          }))}
        />
        <p className="wi-doors">
          <ButtonLink to={`/take/recruitment-figures?view=${current}`} tone="secondary" small>
            Take the figures along
          </ButtonLink>{' '}
          <ButtonLink to={`/take/recruitment-groups?view=${current}`} tone="secondary" small>
            Take the comparison along
          </ButtonLink>
        </p>
      </div>
      {report.masked ? (
        <Notice title="Small numbers are hidden">
          Counts below five are not shown, and others that would give them away, so that nobody can be found
          in them.
        </Notice>
      ) : null}
      <Panel title="How it goes">
        {report.pipeline.began === 0 ? (
          <p>Nobody’s interest began in these months. Choose a longer time.</p>
        ) : (
          <Pipeline figures={report.pipeline} />
        )}
      </Panel>
      <Panel
        title="Who applies, who is in the team, who is supported"
        aside={
          isCoordinator ? (
            <ButtonLink to="/recruitment/figures/paper" tone="secondary" small>
              Write down a paper form
            </ButtonLink>
          ) : undefined
        }
      >
        <Groups groups={report.groups} />
      </Panel>
    </Page>
  )
}
