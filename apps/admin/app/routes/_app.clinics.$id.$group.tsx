import { settingGroups } from '@alongside/domain/clinic-settings-words'
import { CommandField, DateField, Form, SubmitButton } from '@alongside/web/form'
import { dayInWords, Page, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeOf, settingForm } from '../clinics/setting.form.server.ts'
import { SettingFields, valuesOf } from '../clinics/setting-fields.tsx'

export const meta = titled('Settle anew')

function partIn({ params }: Pick<LoaderFunctionArgs, 'params'>) {
  const key = settingGroups.find(group => group.key === params.group)?.key
  if (key === undefined || key === 'words') throw new Response('', { status: 404 })
  return key
}

export function loader(args: LoaderFunctionArgs) {
  const key = partIn(args)
  return load(args, async api => ({
    key,
    clinic: await api.places.toSettle.query({ id: args.params.id ?? '' }),
  }))
}

export function action(args: ActionFunctionArgs) {
  const key = partIn(args)
  const clinicId = args.params.id ?? ''
  return submit(
    args,
    settingForm(key),
    async ({ commandId, version, effectiveOn, value }, api) => {
      await api.places.settle.mutate({
        clinicId,
        commandId,
        version: (version ?? null) as never,
        effectiveOn,
        change: changeOf(key, value),
      })
      return { to: `/clinics/${clinicId}`, said: 'Settled. What held before stays in the history.' }
    },
    { effectiveOn: 'Write the day from which it holds', 'value.checks': 'Choose at least one check' },
  )
}

/** Settles one part of a clinic anew, from a day on. */
export default function Settle() {
  const { key, clinic } = useLoaderData<typeof loader>()
  const group = settingGroups.find(each => each.key === key)
  if (!group) return null
  return (
    <Page
      title={group.title}
      caption={clinic.name}
      lead={group.lead}
      back={{ to: `/clinics/${clinic.id}`, label: clinic.name }}
      narrow
    >
      <Form id="settle" values={{ ...valuesOf(key, clinic.latest), effectiveOn: clinic.mayHoldFrom }}>
        <CommandField form="settle" />
        {clinic.version ? <input type="hidden" name="version" value={clinic.version} /> : null}
        <SettingFields group={group} />
        <DateField
          name="effectiveOn"
          label="From which day does it hold?"
          hint={`${dayInWords(clinic.mayHoldFrom)} or later. Records that are under way keep the clocks they began with.`}
        />
        <SubmitButton>Settle it</SubmitButton>
      </Form>
    </Page>
  )
}
