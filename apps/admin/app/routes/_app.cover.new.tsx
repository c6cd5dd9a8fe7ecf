import { PlainDate } from '@alongside/domain/time'
import { CommandField, DateField, Form, SelectField, SubmitButton } from '@alongside/web/form'
import { useAccount } from '@alongside/web/frame'
import { Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

export const meta = titled('Arrange cover')

export function loader(args: LoaderFunctionArgs) {
  const away = z.uuid().safeParse(new URL(args.request.url).searchParams.get('away'))
  return load(args, async api => ({
    away: away.success ? away.data : '',
    mentors: (await api.mentors.list.query())
      .filter(({ standing }) => standing !== 'left')
      .map(({ mentorId, called, standing }) => ({ mentorId, called: called ?? 'A mentor', standing })),
  }))
}

const Asked = z.strictObject({
  clinicId: z.uuid(),
  awayId: z.uuid(),
  coveringId: z.uuid(),
  fromOn: PlainDate,
  untilOn: PlainDate,
  commandId: z.uuid(),
})

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    Asked,
    async (value, api) => {
      const { people } = await api.caseload.arrangeCover.mutate(value)
      return {
        to: '/cover',
        said: `Cover is arranged for ${people === 1 ? '1 person' : `${people} people`}.`,
      }
    },
    {
      clinicId: 'Choose the clinic',
      awayId: 'Choose who is away',
      coveringId: 'Choose who covers',
      fromOn: 'Write the first day',
      untilOn: 'Write the last day',
    },
  )
}

/** Names a mentor who covers for another, at one clinic and for days. */
export default function ArrangeCover() {
  const { away, mentors } = useLoaderData<typeof loader>()
  const clinics = useAccount()?.clinics ?? []
  const [only] = clinics
  const choices = mentors.map(({ mentorId, called }) => ({ value: mentorId, label: called }))
  return (
    <Page
      title="Arrange cover"
      lead="Six weeks at most. For longer, ask the person whether they would like another mentor."
      back={{ to: '/cover', label: 'Cover' }}
      narrow
    >
      <Form
        id="cover"
        values={{ awayId: away, ...(clinics.length === 1 && only ? { clinicId: only.id } : {}) }}
      >
        <CommandField form="cover" />
        <SelectField
          name="clinicId"
          label="At which clinic?"
          choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField name="awayId" label="Who is away?" choices={choices} />
        <SelectField
          name="coveringId"
          label="Who covers?"
          hint="Somebody in full standing at this clinic, who knows none of these people. Ask them first."
          choices={mentors
            .filter(({ standing }) => standing === 'full')
            .map(({ mentorId, called }) => ({ value: mentorId, label: called }))}
        />
        <DateField name="fromOn" label="First day" />
        <DateField name="untilOn" label="Last day" />
        <SubmitButton>Arrange cover</SubmitButton>
      </Form>
    </Page>
  )
}
