import { alikeWords, lackWords } from '@alongside/domain/data-quality'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { DataTable, Empty, Moment, Notice, Page, Panel, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { TakeAlong } from '../lists/take-along.tsx'

export const meta = titled('Tidy records')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.quality.list.query())
}

const Finding = z.discriminatedUnion('deed', [
  z.strictObject({
    deed: z.literal('find'),
    commandId: z.uuid(),
    oneId: z.uuid(),
    otherId: z.uuid(),
    finding: z.enum(['samePerson', 'twoPeople']),
  }),
  z.strictObject({
    deed: z.literal('merge'),
    commandId: z.uuid(),
    pairId: z.uuid(),
    keptId: z.uuid(),
  }),
  z.strictObject({ deed: z.literal('unmerge'), commandId: z.uuid(), id: z.uuid() }),
  z.strictObject({ deed: z.literal('takeBack'), commandId: z.uuid(), id: z.uuid() }),
])

export function action(args: ActionFunctionArgs) {
  return submit(args, Finding, async (form, api) => {
    if (form.deed === 'takeBack') {
      await api.quality.takeBack.mutate({ id: form.id, commandId: form.commandId })
      return { to: '/quality', said: 'Taken back. The two stand in the list again.' }
    }
    if (form.deed === 'merge') {
      const { deed: _, ...asked } = form
      await api.quality.merge.mutate(asked)
      return {
        to: '/quality',
        said: 'Put together. You can take them apart below until something is written.',
      }
    }
    if (form.deed === 'unmerge') {
      await api.quality.unmerge.mutate({ id: form.id, commandId: form.commandId })
      return { to: '/quality', said: 'Taken apart. Both records are as they were.' }
    }
    const { deed: _, ...found } = form
    await api.quality.find.mutate(found)
    return { to: '/quality', said: 'Noted. Nothing was changed; you can take it back below.' }
  })
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['pairs'][number]['one']

/** Records that look alike, and records that lack something. */
export default function Quality() {
  const { pairs, found, merged, lacking, isWhole } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Tidy records"
      back={{ to: '/records', label: 'Records' }}
      lead="Records that may be one person, and records that lack something. These are suggestions: nothing changes by itself."
    >
      <TakeAlong list="quality" />
      {isWhole ? null : (
        <Notice title="Only the newest records were compared">
          There are more than can be compared at once.
        </Notice>
      )}
      <h2 className="nhsuk-heading-m">May be one person</h2>
      {pairs.length === 0 ? <Empty>No two records of one clinic look alike.</Empty> : null}
      {pairs.map(({ one, other, reasons }) => (
        <Panel key={one.id + other.id} title={one.clinicName}>
          <p>{reasons.map(reason => alikeWords[reason]).join('. ')}.</p>
          <Both one={one} other={other} />
          <div className="ad-deeds">
            <Find one={one} other={other} finding="twoPeople" label="They are two people" />
            <Find one={one} other={other} finding="samePerson" label="It is one person" />
          </div>
        </Panel>
      ))}
      {found.length === 0 ? null : (
        <>
          <h2 className="nhsuk-heading-m">What was found</h2>
          {found.map(pair => (
            <Panel key={pair.id} title={pair.finding === 'samePerson' ? 'One person' : 'Two people'}>
              <p>
                Found <Moment at={pair.foundAt} />.{' '}
                {pair.finding === 'samePerson'
                  ? 'Put them together: choose which of the two you go on with. It gets everything that the other one holds.'
                  : ''}
              </p>
              <Both one={pair.one} other={pair.other} />
              {pair.finding === 'samePerson' ? (
                <div className="ad-deeds">
                  <Merge pairId={pair.id} kept={pair.one} />
                  <Merge pairId={pair.id} kept={pair.other} />
                </div>
              ) : null}
              <Form id={`back-${pair.id}`}>
                <input type="hidden" name="deed" value="takeBack" />
                <input type="hidden" name="id" value={pair.id} />
                <CommandField form={`back-${pair.id}`} />
                <SubmitButton small tone="secondary">
                  Take it back
                </SubmitButton>
              </Form>
            </Panel>
          ))}
        </>
      )}
      {merged.length === 0 ? null : (
        <>
          <h2 className="nhsuk-heading-m">Put together</h2>
          {merged.map(({ id, kept, at }) => (
            <Panel key={id} title={kept.clinicName}>
              <p>
                Another record became part of <Who person={kept} /> <Moment at={at} />.
              </p>
              <Form id={`apart-${id}`}>
                <input type="hidden" name="deed" value="unmerge" />
                <input type="hidden" name="id" value={id} />
                <CommandField form={`apart-${id}`} />
                <SubmitButton small tone="secondary">
                  Take them apart
                </SubmitButton>
              </Form>
            </Panel>
          ))}
        </>
      )}
      <h2 className="nhsuk-heading-m">Something is missing</h2>
      <DataTable
        caption="Records that lack something"
        isCaptionHidden
        rows={lacking}
        rowKey={({ person }) => person.id}
        empty="Nothing is missing in any open record."
        columns={[
          { key: 'who', header: 'Who', cell: ({ person }) => <Who person={person} /> },
          { key: 'clinic', header: 'Clinic', cell: ({ person }) => person.clinicName },
          {
            key: 'lacks',
            header: 'What is missing',
            cell: ({ lacks }) => lacks.map(lack => lackWords[lack]).join('. '),
          },
        ]}
      />
    </Page>
  )
}

function Who({ person }: { readonly person: Shown }) {
  return (
    <Link to={`/people/${person.id}`}>
      {person.called ?? person.clinicNumber ?? 'Somebody without a name'}
    </Link>
  )
}

function Both({ one, other }: { readonly one: Shown; readonly other: Shown }) {
  return (
    <div className="ad-pair">
      {[one, other].map(person => (
        <div key={person.id}>
          <Who person={person} />
          <span className="ad-under">Number {person.clinicNumber ?? 'not known'}</span>
        </div>
      ))}
    </div>
  )
}

function Merge({ pairId, kept }: { readonly pairId: string; readonly kept: Shown }) {
  const id = `merge-${pairId}-${kept.id}`
  return (
    <Form id={id}>
      <input type="hidden" name="deed" value="merge" />
      <input type="hidden" name="pairId" value={pairId} />
      <input type="hidden" name="keptId" value={kept.id} />
      <CommandField form={id} />
      <SubmitButton small>
        Keep {kept.called ?? 'the one without a name'}, number {kept.clinicNumber ?? 'not known'}
      </SubmitButton>
    </Form>
  )
}

function Find({
  one,
  other,
  finding,
  label,
}: {
  readonly one: Shown
  readonly other: Shown
  readonly finding: 'samePerson' | 'twoPeople'
  readonly label: string
}) {
  const id = `${finding}-${one.id}-${other.id}`
  return (
    <Form id={id}>
      <input type="hidden" name="deed" value="find" />
      <input type="hidden" name="oneId" value={one.id} />
      <input type="hidden" name="otherId" value={other.id} />
      <input type="hidden" name="finding" value={finding} />
      <CommandField form={id} />
      <SubmitButton small tone="secondary">
        {label}
      </SubmitButton>
    </Form>
  )
}
