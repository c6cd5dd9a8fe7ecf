import { ChartMark, londonMonthOf, plusMonth, SeriesName, series } from '@alongside/domain/impact'
import { CommandField, Form, SelectField, SubmitButton, TextAreaField, TextField } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { Empty, Moment, More, monthInWords, Page, Panel, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import * as z from 'zod'
import { rightNow } from '../clocks.server.ts'

export const meta = titled('Aims and steps')

/** How far back a step may lie, and how far ahead an aim may begin. */
const MONTHS_BACK = 36
const MONTHS_AHEAD = 12

function seriesOf(params: LoaderFunctionArgs['params']): SeriesName {
  const name = SeriesName.safeParse(params.series)
  if (!name.success) throw new Response(null, { status: 404 })
  return name.data
}

export function loader(args: LoaderFunctionArgs) {
  const name = seriesOf(args.params)
  const now = rightNow()
  const clinic = z.uuid().safeParse(new URL(args.request.url).searchParams.get('clinic'))
  return load(args, async api => ({
    ...(await api.chartMarks.list.query({ series: name })),
    name,
    running: londonMonthOf(now),
    clinicId: clinic.success ? clinic.data : 'all',
  }))
}

const Clinic = z.union([z.uuid(), z.literal('all')])
const Asked = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('aim'),
    commandId: z.uuid(),
    clinicId: Clinic,
    from: z.string(),
    reason: z.string().default(''),
    value: z.union([z.number(), z.string()]).optional(),
  }),
  z.strictObject({
    what: z.literal('phase'),
    commandId: z.uuid(),
    clinicId: Clinic,
    from: z.string(),
    reason: z.string().default(''),
  }),
  z.strictObject({ what: z.literal('takeBack'), commandId: z.uuid(), id: z.uuid() }),
])

export function action(args: ActionFunctionArgs) {
  const name = seriesOf(args.params)
  const to = `/impact/charts/${name}`
  const marked = Asked.transform((asked, context) => {
    if (asked.what === 'takeBack') return asked
    const { what: kind, commandId, clinicId, ...rest } = asked
    const mark = ChartMark.safeParse({ kind, series: name, ...rest })
    if (mark.success)
      return {
        what: 'set' as const,
        commandId,
        clinicId: clinicId === 'all' ? null : clinicId,
        mark: mark.data,
      }
    for (const { path, message } of mark.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message })
    return z.NEVER
  })
  return submit(args, marked, async (asked, api) => {
    if (asked.what === 'takeBack') {
      await api.chartMarks.takeBack.mutate({ id: asked.id, commandId: asked.commandId })
      return { to, said: 'Taken back. It stays in the list below.' }
    }
    const { what: _what, ...given } = asked
    await api.chartMarks.set.mutate(given)
    return { to, said: 'Set. The chart shows it from now on.' }
  })
}

/** What is aimed for on one chart, and from when on its limits begin afresh. */
export default function ChartMarks() {
  const { name, marks, maySet, running, clinicId } = useLoaderData<typeof loader>()
  const { title, unit } = series[name]
  const clinics = useAccount()?.clinics ?? []
  const standing = marks.filter(({ takenBackAt }) => takenBackAt === null)
  const gone = marks.filter(({ takenBackAt }) => takenBackAt !== null)
  return (
    <Page
      title="Aims and steps"
      caption={title}
      lead="An aim is a line to compare with. A step is a month in which the way of working changed: from it on, the limits of the chart begin afresh."
      back={{ to: '/impact#over-time', label: 'Impact' }}
      narrow
    >
      <Panel title="What holds now">
        {standing.length === 0 ? <Empty>Nobody has set an aim or a step on this chart.</Empty> : null}
        {standing.map(mark => (
          <Mark key={mark.id} mark={mark} unit={unit} clinics={clinics}>
            {maySet ? (
              <Form id={`back-${mark.id}`}>
                <CommandField form={`back-${mark.id}`} />
                <input type="hidden" name="what" value="takeBack" />
                <input type="hidden" name="id" value={mark.id} />
                <SubmitButton tone="secondary" small>
                  Take back
                  <span className="nhsuk-u-visually-hidden">
                    : {mark.kind === 'aim' ? 'the aim' : 'the step'} from {monthInWords(mark.from)}
                  </span>
                </SubmitButton>
              </Form>
            ) : null}
          </Mark>
        ))}
      </Panel>
      {maySet ? (
        <>
          <Panel title="Set an aim">
            <Form id="aim" values={{ clinicId, from: running }}>
              <CommandField form="aim" />
              <input type="hidden" name="what" value="aim" />
              <WhichClinic clinics={clinics} />
              <TextField
                name="value"
                label="The aim"
                labelSize="s"
                inputMode="numeric"
                width={5}
                {...(unit === '' ? {} : { suffix: unit.trim() })}
              />
              <FromMonth from={plusMonth(running, -MONTHS_BACK)} months={MONTHS_BACK + MONTHS_AHEAD + 1} />
              <Why hint="Such as who agreed it. Write nothing about a person." />
              <SubmitButton tone="secondary">Set the aim</SubmitButton>
            </Form>
          </Panel>
          <Panel title="Begin a step">
            <p>
              Only where you know what changed, such as a new clinic or a new way to offer. Never to make a
              chart look calmer. Limits are drawn as soon as a step has four points.
            </p>
            <Form id="phase" values={{ clinicId, from: running }}>
              <CommandField form="phase" />
              <input type="hidden" name="what" value="phase" />
              <WhichClinic clinics={clinics} />
              <FromMonth from={plusMonth(running, -MONTHS_BACK)} months={MONTHS_BACK + 1} />
              <Why hint="What changed in the way of working. Write nothing about a person." />
              <SubmitButton tone="secondary">Begin the step</SubmitButton>
            </Form>
          </Panel>
        </>
      ) : null}
      {gone.length > 0 ? (
        <More summary="What was taken back">
          {gone.map(mark => (
            <Mark key={mark.id} mark={mark} unit={unit} clinics={clinics} />
          ))}
        </More>
      ) : null}
    </Page>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Clinics = readonly { readonly id: string; readonly name: string }[]

function Mark({
  mark,
  unit,
  clinics,
  children,
}: {
  readonly mark: Loaded['marks'][number]
  readonly unit: string
  readonly clinics: Clinics
  readonly children?: ReactNode
}) {
  const where =
    mark.clinicId === null
      ? 'All clinics together'
      : (clinics.find(({ id }) => id === mark.clinicId)?.name ?? 'A clinic')
  return (
    <div className="imp-mark">
      <p className="nhsuk-u-margin-bottom-1">
        <strong>
          {mark.kind === 'aim' ? `Aim of ${mark.value}${unit}` : 'Step'} from {monthInWords(mark.from)}
        </strong>{' '}
        ({where})
      </p>
      <p className="nhsuk-u-margin-bottom-1">{mark.reason}</p>
      <p className="nhsuk-u-secondary-text-colour nhsuk-u-margin-bottom-2">
        Set <Moment at={mark.setAt} /> by {mark.isMine ? 'you' : 'a colleague'}
        {mark.takenBackAt === null ? null : (
          <>
            , taken back <Moment at={mark.takenBackAt} />
          </>
        )}
        .
      </p>
      {children}
    </div>
  )
}

function WhichClinic({ clinics }: { readonly clinics: Clinics }) {
  return (
    <SelectField
      name="clinicId"
      label="For"
      labelSize="s"
      choices={[
        { value: 'all', label: 'All clinics together' },
        ...clinics.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

/** The newest first: most are about now. */
function FromMonth({ from, months }: { readonly from: Loaded['running']; readonly months: number }) {
  return (
    <SelectField
      name="from"
      label="From which month on"
      labelSize="s"
      choices={Array.from({ length: months }, (_, at) => plusMonth(from, months - 1 - at)).map(month => ({
        value: month,
        label: monthInWords(month),
      }))}
    />
  )
}

function Why({ hint }: { readonly hint: string }) {
  return <TextAreaField name="reason" label="Why" labelSize="s" hint={hint} rows={3} />
}
