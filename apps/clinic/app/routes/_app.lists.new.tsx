import { ListKind, listFormats } from '@alongside/domain/intake'
import { CommandField, FileField, Form, RadiosField, SubmitButton } from '@alongside/web/form'
import { More, Page, SummaryList, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { ClinicField } from '../clinic-field.tsx'
import { kindWords } from '../intake/import.words.ts'

export const meta = titled('Import a list')

export function loader(args: LoaderFunctionArgs) {
  const kind = ListKind.safeParse(new URL(args.request.url).searchParams.get('kind'))
  const isAttendance = kind.success && kind.data === 'attendance'
  return load(args, async api => ({
    clinics: (await api.me.get.query()).clinics,
    kind: isAttendance ? ('attendance' as const) : ('people' as const),
    formats: ListKind.options.map(each => ({
      kind: each,
      fields: Object.values(listFormats[each].fields).map(({ heading, says, required }) => ({
        heading,
        says,
        required,
      })),
    })),
  }))
}

const UploadForm = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.uuid('Choose the clinic'),
  kind: z.enum(ListKind.options, { error: 'Choose what is in the file' }),
  file: z.instanceof(File, { error: 'Choose the file' }),
})

export function action(args: ActionFunctionArgs) {
  return submit(args, UploadForm, async ({ commandId, clinicId, kind, file }, api) => {
    const bytes = Buffer.from(await file.arrayBuffer())
    const sent = await api.intake.upload.mutate({ commandId, clinicId, kind, file: bytes.toString('base64') })
    const { id, state } = sent.import
    return { to: state === 'reading' ? `/lists/${id}/columns` : `/lists/${id}/check` }
  })
}

export default function NewList() {
  const { clinics, kind, formats } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Import a list"
      lead="You see every row before anything is kept."
      back={{ to: '/lists', label: 'Lists' }}
      narrow
    >
      <Form id="upload" upload values={{ kind }}>
        <CommandField form="upload" />
        <ClinicField clinics={clinics} />
        <RadiosField
          name="kind"
          label="What is in the file?"
          labelSize="s"
          choices={[
            {
              value: 'people',
              label: kindWords.people,
              hint: 'This week’s people who are newly diagnosed or coming back to care',
            },
            {
              value: 'attendance',
              label: kindWords.attendance,
              hint: 'With the code for attended or did not attend, of people who are on your list already',
            },
          ]}
        />
        <FileField
          name="file"
          label="The file"
          labelSize="s"
          hint="CSV, as a spreadsheet or your clinic system saves it. One row for each person or appointment, headings in the first row. At most 10 MB."
          accept=".csv,text/csv,text/plain"
        />
        <SubmitButton busy="Reading the file…">Send and look at it</SubmitButton>
      </Form>
      {formats.map(format => (
        <More key={format.kind} summary={`What may be in it: ${kindWords[format.kind].toLowerCase()}`}>
          <SummaryList
            rows={format.fields.map(({ heading, says, required }) => ({
              key: heading,
              value: `${says}${required ? '' : ' May be missing.'}`,
            }))}
          />
          <p>
            Your own headings are fine: you say once which column means what. Columns that are not needed are
            not kept.
          </p>
          <p>
            <Link to={`/lists/sample/${format.kind}.csv`} reloadDocument>
              Download an example file
            </Link>
          </p>
        </More>
      ))}
    </Page>
  )
}
