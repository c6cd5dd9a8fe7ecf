import { Competency, competencyWords } from '@alongside/domain/training'
import { DateField, RadiosField, SelectField } from '@alongside/web/form'
import { Columns, dayInWords, Page, Panel, StateTag, SummaryList, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { withClocks } from '../clocks.server.ts'
import { DueClock } from '../lists/due-clock.tsx'
import { sendTraining } from '../team/steps.server.ts'
import { Steps } from '../team/steps.tsx'

export const meta = titled('Somebody who learns')

export function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? ''
  return load(args, async api => {
    const { row, reflections, cohorts } = await api.training.whole.query({ id })
    return { row: withClocks(row), reflections, cohorts }
  })
}

export function action(args: ActionFunctionArgs) {
  return sendTraining(args)
}

const ratings = [
  { value: 'notYet', label: 'Not yet' },
  { value: 'withSupport', label: 'With support' },
  { value: 'ready', label: 'Ready' },
]

/** One trainee: what they learned and practised, their own thoughts, the grid, and the two signatures. */
export default function Trainee() {
  const { row, reflections, cohorts } = useLoaderData<typeof loader>()
  const cohort = cohorts.find(({ id }) => id === row.cohortId)
  const fields: Record<string, ReactNode> = {
    joinCohort: (
      <SelectField
        name="cohortId"
        label="Which group?"
        choices={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
      />
    ),
    recordDay: (
      <>
        <SelectField
          name="dayId"
          label="Which day?"
          choices={(cohort?.days ?? []).map(({ id, title, heldOn }) => ({
            value: id,
            label: `${dayInWords(heldOn)}: ${title}`,
          }))}
        />
        <RadiosField
          name="attended"
          label="Were they there?"
          choices={[
            { value: 'attended', label: 'They were there' },
            { value: 'madeUp', label: 'They made it up another time' },
            { value: 'missed', label: 'They missed it' },
          ]}
        />
      </>
    ),
    recordWatched: <DateField name="heldOn" label="When did they watch?" />,
    recordLed: <DateField name="heldOn" label="When did they lead?" />,
    fillGrid: (
      // where the summary leads when nothing of the grid was filled in
      <div id="fillGrid-event-ratings" tabIndex={-1}>
        {Competency.options.map(each => (
          <RadiosField
            key={each}
            name={`ratings.${each}`}
            label={competencyWords[each]}
            labelSize="s"
            look="chips"
            choices={ratings}
          />
        ))}
      </div>
    ),
    defer: <DateField name="until" label="Until when?" />,
  }
  return (
    <Page
      title={row.name ?? 'Somebody'}
      caption="Training"
      lead={row.status === 'done' ? undefined : `Waits for ${row.waitsFor}.`}
      back={{ to: '/training', label: 'Training' }}
      tags={<StateTag tone="teal">{row.label}</StateTag>}
    >
      <Columns
        main={
          <>
            {row.status === 'active' ? (
              <Panel title="What you can do" aside={<DueClock daysLeft={row.daysLeft} />}>
                <Steps options={row.options} version={row.seq} fields={fields} warn={['withdraw']} />
              </Panel>
            ) : null}
            <Panel title="Thirteen things to be able to do">
              <SummaryList
                rows={row.grid.map(({ label, rating }) => ({
                  key: label,
                  value: ratings.find(({ value }) => value === rating)?.label ?? 'Not looked at yet',
                }))}
              />
            </Panel>
          </>
        }
        side={
          <>
            <Panel title="Facts">
              <SummaryList
                rows={[
                  { key: 'Joined', value: dayInWords(row.enrolledAt) },
                  {
                    key: 'Learned',
                    value: `${row.modulesDone} of ${row.modulesOf} modules, ${row.hoursLearned} of ${row.hoursAltogether} hours`,
                  },
                  { key: 'Group', value: cohort?.name ?? 'None yet' },
                  { key: 'Watched', value: `${row.watchedOn.length} of ${row.watchSessions}` },
                  { key: 'Led', value: `${row.ledOn.length} of ${row.leadSessions}` },
                  {
                    key: 'The clinic signed',
                    value: row.clinicSigned ? dayInWords(row.clinicSigned.on) : 'Not yet',
                  },
                  {
                    key: 'The team signed',
                    value: row.teamSigned ? dayInWords(row.teamSigned.on) : 'Not yet',
                  },
                  ...row.places.map(({ clinicName, until }) => ({
                    key: `Agreed: ${clinicName}`,
                    value: `until ${dayInWords(until)}`,
                  })),
                ]}
              />
            </Panel>
            {reflections.length > 0 ? (
              <Panel title="Their own thoughts">
                {reflections.map(({ at, text }) => (
                  <p key={at}>{text}</p>
                ))}
              </Panel>
            ) : null}
          </>
        }
      />
    </Page>
  )
}
