import type { ReferralReason } from '@alongside/domain/referral'
import { CommandField, Form, SelectField, SubmitButton } from '@alongside/web/form'
import { DataTable, More, Notice, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { kindWords } from '../intake/import.words.ts'
import { reasonWords } from '../referral/referral.words.ts'

export const meta = titled('Columns')

export function loader(args: LoaderFunctionArgs) {
  return load(args, api => api.intake.suggestMapping.query({ id: args.params.id ?? '' }))
}

/** Before a value that holds for every row; no heading begins like this. */
const FOR_ALL = 'same for every row: '

const ColumnsForm = z.strictObject({
  commandId: z.uuid(),
  column: z.record(z.string(), z.string()).default({}),
})

export function action(args: ActionFunctionArgs) {
  const id = args.params.id ?? ''
  return submit(args, ColumnsForm, async ({ commandId, column }, api) => {
    const chosen = Object.entries(column)
    const fixed = chosen.filter(([, value]) => value.startsWith(FOR_ALL))
    const mapping = {
      columns: Object.fromEntries(chosen.filter(([, value]) => !value.startsWith(FOR_ALL))),
      forAll: Object.fromEntries(fixed.map(([field, value]) => [field, value.slice(FOR_ALL.length)])),
    }
    await api.intake.setMapping.mutate({ id, mapping, commandId })
    return { to: `/lists/${id}/check` }
  })
}

export default function ListColumns() {
  const {
    import: list,
    header,
    fields,
    mapping,
    from,
    missing,
    ignored,
    sample,
  } = useLoaderData<typeof loader>()
  const named = header.map((name, at) => ({ name, at })).filter(({ name }) => name.trim() !== '')
  const first = (at: number) => {
    const values = sample.map(row => (row[at] ?? '').trim()).filter(value => value !== '')
    return values.length > 0 ? ` – ${values.slice(0, 2).join(', ')}` : ' – empty in the first rows'
  }
  const columns = named.map(({ name, at }) => ({ value: name, label: `${name}${first(at)}`.slice(0, 90) }))
  const forAll = (Object.keys(reasonWords) as ReferralReason[]).map(reason => ({
    value: `${FOR_ALL}${reasonWords[reason].toLowerCase()}`,
    label: `The same for every row: ${reasonWords[reason].toLowerCase()}`,
  }))
  const values = Object.fromEntries([
    ...Object.entries(mapping.columns).map(([field, name]) => [`column.${field}`, name]),
    ...Object.entries(mapping.forAll).map(([field, value]) => [`column.${field}`, `${FOR_ALL}${value}`]),
  ])
  return (
    <Page
      title="Which column means what?"
      caption={kindWords[list.kind]}
      lead={
        from === 'headings'
          ? 'We guessed from the headings. Check each one; it is remembered for your next file.'
          : 'As you settled it for your last file.'
      }
      back={{ to: '/lists', label: 'Lists' }}
    >
      {missing.length > 0 ? (
        <Notice title="Something is not found yet" tone="warning">
          {`Say which column holds: ${fields
            .filter(({ field }) => missing.includes(field))
            .map(({ heading }) => heading)
            .join(', ')}.`}
        </Notice>
      ) : null}
      <More summary="Look at the first rows of your file">
        <DataTable
          caption="The first rows of your file"
          isCaptionHidden
          rows={sample.map((cells, row) => ({ cells, row }))}
          rowKey={({ row }) => String(row)}
          columns={named.map(({ name, at }) => ({
            key: String(at),
            header: name,
            cell: ({ cells }: { cells: string[]; row: number }) => cells[at] || '–',
          }))}
          empty="The file has headings and no rows."
        />
      </More>
      <Form id="columns" values={values}>
        <CommandField form="columns" />
        {fields.map(({ field, heading, says, required, maySetForAll }) => (
          <SelectField
            key={field}
            name={`column.${field}`}
            label={heading}
            labelSize="s"
            hint={says}
            optional={!required}
            none={required ? 'Choose the column' : 'Not in this file'}
            choices={maySetForAll ? [...columns, ...forAll] : columns}
          />
        ))}
        {ignored.length > 0 ? (
          <p className="al-quiet">Not kept, because nothing here needs it: {ignored.join(', ')}.</p>
        ) : null}
        <SubmitButton busy="Looking at every row…">Look at the rows</SubmitButton>
      </Form>
    </Page>
  )
}
