import { themeWords } from '@alongside/domain/themes'
import {
  CheckboxesField,
  DateField,
  MomentField,
  SelectField,
  TextAreaField,
  TextField,
  TickField,
} from '../form/index.ts'
import type { Supervision } from './supervision-parts.tsx'

/** Bringing something to the agenda. `id` is made by the loader, so that one form is one thing. */
export function ItemFields({
  id,
  aliases,
}: {
  readonly id: string
  readonly aliases: Supervision['aliases']
}) {
  return (
    <>
      <input type="hidden" name="event.itemId" value={id} />
      {aliases.length > 0 ? (
        <>
          <SelectField
            name="alias"
            label="Whose support is it about?"
            hint="Everybody else sees the alias, and no name."
            none="The work in general"
            optional
            choices={aliases.map(({ alias, name }) => ({
              value: alias,
              label: name === null ? alias : `${name} – ${alias}`,
            }))}
          />
          <TickField
            name="byName"
            label="Speak of them by name"
            hint={
              aliases.some(({ mayBeNamed }) => mayBeNamed)
                ? 'Only for those who agreed to that.'
                : 'Nobody of these has agreed to that.'
            }
          />
        </>
      ) : (
        <input type="hidden" name="event.byName" value="false" />
      )}
      <TextAreaField
        name="about"
        label="What would you like to talk about?"
        hint="A few words. No names, and nothing that tells who it is."
        rows={3}
      />
    </>
  )
}

/** Recording that it was held. */
export function HoldFields({ supervision }: { readonly supervision: Supervision }) {
  const { participants, sort } = supervision
  return (
    <>
      <MomentField name="heldAt" label="When was it?" />
      <CheckboxesField
        name="attended"
        label="Who was there?"
        small
        choices={participants.map(({ accountId, name, role, isMe }) => ({
          value: accountId,
          label: `${name ?? 'Somebody'}${isMe ? ' (you)' : ''}`,
          hint: sides[role as keyof typeof sides],
        }))}
      />
      <CheckboxesField
        name="themes"
        label="What was it about?"
        look="tiles"
        small
        choices={Object.entries(themeWords).map(([value, label]) => ({ value, label }))}
      />
      <TextAreaField
        name="learning"
        label="What was learnt?"
        hint="For both sides, without names. You share it when the actions are written down."
        optional
      />
      <MomentField
        name="nextAt"
        label="When is the next one?"
        {...(sort === 'joint' ? {} : { optional: true as const })}
      />
    </>
  )
}

const sides = {
  clinician: 'From the clinic',
  mentor: 'Mentor',
  coordinator: 'Coordinator',
} as const

/** An action: what, who, until when. */
export function ActionFields({
  id,
  participants,
}: {
  readonly id: string
  readonly participants: Supervision['participants']
}) {
  const [only] = participants
  return (
    <>
      <input type="hidden" name="event.actionId" value={id} />
      <TextField name="what" label="What is to be done?" hint="Without a name." />
      {participants.length === 1 && only ? (
        <input type="hidden" name="event.ownerId" value={only.accountId} />
      ) : (
        <SelectField
          name="ownerId"
          label="Who does it?"
          choices={participants.map(({ accountId, name, isMe }) => ({
            value: accountId,
            label: `${name ?? 'Somebody'}${isMe ? ' (you)' : ''}`,
          }))}
        />
      )}
      <DateField name="dueOn" label="Until when?" />
    </>
  )
}
