import { codeLists, codesInLines } from '@alongside/domain/clinic-codes'
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { SettingGroup } from '@alongside/domain/clinic-settings-words'
import { Check, checkWords, DbsLevel } from '@alongside/domain/recruitment'
import {
  CheckboxesField,
  DateField,
  type FormValues,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  TimeField,
} from '@alongside/web/form'

/** The boxes of one part of the settings. */
export function SettingFields({ group }: { readonly group: SettingGroup }) {
  if (group.key === 'release') return <ReleaseFields />
  if (group.key === 'lostToFollowUp')
    return (
      <RadiosField
        name="value.months"
        label="Somebody counts as not seen after"
        inline
        choices={[
          { value: '12', label: '12 months' },
          { value: '15', label: '15 months' },
        ]}
      />
    )
  return (
    <>
      {group.settings.map(setting => {
        const field = {
          name: `value.${setting.name}`,
          label: setting.label,
          labelSize: 's' as const,
          ...(setting.hint ? { hint: setting.hint } : {}),
        }
        if (setting.codes) return <TextAreaField key={setting.name} {...field} rows={6} optional />
        if (setting.isTime) return <TimeField key={setting.name} {...field} hint={undefined} />
        if (setting.ifEmpty !== undefined)
          return <TextField key={setting.name} {...field} width={20} inputMode="text" optional />
        if (setting.choices)
          return <CheckboxesField key={setting.name} {...field} small choices={setting.choices} />
        if (setting.isList) return <TextField key={setting.name} {...field} width={20} inputMode="text" />
        return (
          <TextField
            key={setting.name}
            {...field}
            width={4}
            inputMode="numeric"
            {...(setting.unit ? { suffix: setting.unit } : {})}
          />
        )
      })}
      {group.key === 'recruitment' ? <CheckFields /> : null}
    </>
  )
}

/** Silence never releases anybody on the first ground; the second needs a name and a day. */
function ReleaseFields() {
  return (
    <RadiosField
      name="value.basis"
      label="A name may leave the clinic"
      choices={[
        {
          value: 'explicitAgreement',
          label: 'Only when the person has agreed in so many words',
          hint: 'The usual ground. Silence releases nobody.',
        },
        {
          value: 'withinService',
          label: 'As part of the clinic’s own service',
          hint: 'When the time to say no has run out, the name leaves by itself. It needs an approval.',
          more: (
            <>
              <TextField
                name="value.approvedBy"
                label="The Caldicott Guardian who approved it"
                labelSize="s"
              />
              <DateField name="value.approvedOn" label="Approved on" labelSize="s" />
            </>
          ),
        },
      ]}
    />
  )
}

function CheckFields() {
  return (
    <>
      <CheckboxesField
        name="value.checks"
        label="Checks that this clinic asks for"
        labelSize="s"
        small
        choices={Check.options.map(check => ({ value: check, label: checkWords[check].label }))}
      />
      <SelectField
        name="value.eligibleDbs"
        label="Highest level of DBS check for the role"
        labelSize="s"
        choices={DbsLevel.options.map(level => ({ value: level, label: levelWords[level] }))}
      />
    </>
  )
}

const levelWords = {
  basic: 'Basic',
  standard: 'Standard',
  enhanced: 'Enhanced',
  enhancedWithBarredList: 'Enhanced with barred list',
} as const satisfies Record<DbsLevel, string>

/** What the boxes hold at first. */
export function valuesOf(key: SettingGroup['key'], settings: ClinicSettings): FormValues {
  if (key === 'lostToFollowUp') return { 'value.months': String(settings.lostToFollowUpMonths) }
  if (key === 'codes')
    return Object.fromEntries(
      codeLists.map(list => [`value.${list}`, codesInLines(list, settings.codes[list]).join('\n')]),
    )
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(settings[key] as Record<string, unknown>)) {
    if (['checks', 'languages'].includes(name) && Array.isArray(value))
      values[`value.${name}`] = value.map(String)
    else values[`value.${name}`] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return values
}
