import { MentorRoom } from '@alongside/domain/mentor-self'
import { CommandField, Form, RadiosField, SubmitButton, TextField } from '@alongside/web/form'
import { Notice, Page, SummaryList, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { AboutMe } from '../room/about-me.tsx'
import { datesOf } from '../room/room.server.ts'

export const meta = titled('My room')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { seq, standing, room, openPeople, placesTaken, clinics } = await api.mentors.mine.query()
    return { seq, isNew: standing === 'provisional', room, openPeople, placesTaken, dates: datesOf(clinics) }
  })
}

const RoomForm = z
  .strictObject({
    seq: z.int().min(0),
    commandId: z.uuid(),
    capacity: MentorRoom.shape.capacity,
    hoursAWeek: z.int().min(0).max(40, 'Forty hours are the most').optional(),
    asked: z.enum(['yes', 'notNow'], { error: 'Say whether we may ask you' }),
  })
  .transform(({ seq, commandId, capacity, hoursAWeek, asked }) => ({
    seq,
    commandId,
    room: { capacity, hoursAWeek: hoursAWeek ?? null, notNow: asked === 'notNow' },
  }))

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    RoomForm,
    async (form, api) => {
      await api.mentors.keepRoom.mutate(form)
      return {
        to: '/room',
        said: form.room.notNow ? 'Kept. Nobody new is proposed to you.' : 'Kept. Thank you for saying so.',
      }
    },
    { capacity: 'Write how many people, 0 for none' },
  )
}

/** How much room there is: people, hours, and a "not now" that needs no reason. */
export default function Room() {
  const { seq, isNew, room, openPeople, placesTaken, dates } = useLoaderData<typeof loader>()
  return (
    <Page
      narrow
      title="My room"
      lead="Only you know how much you can carry. Change it whenever you like; nobody asks why."
    >
      <AboutMe at="room" />
      <SummaryList
        rows={[
          {
            key: 'You support now',
            value: `${openPeople} ${openPeople === 1 ? 'person' : 'people'}${placesTaken > openPeople ? `, which takes ${placesTaken} places` : ''}`,
          },
          ...dates,
        ]}
      />
      {isNew ? (
        <Notice title="At the beginning: one person">
          Until your first review you support one person at a time. That protects you both.
        </Notice>
      ) : null}
      <Form
        id="room"
        values={{
          capacity: String(room.capacity),
          hoursAWeek: room.hoursAWeek === null ? '' : String(room.hoursAWeek),
          asked: room.notNow ? 'notNow' : 'yes',
        }}
      >
        <input type="hidden" name="seq" value={seq} />
        <CommandField form="room" />
        <RadiosField
          name="asked"
          label="May we ask you about somebody new?"
          labelSize="m"
          choices={[
            { value: 'yes', label: 'Yes, you may ask' },
            {
              value: 'notNow',
              label: 'Not now',
              hint: 'You need no reason. Those you support stay with you.',
            },
          ]}
        />
        <TextField
          name="capacity"
          label="How many people at a time?"
          labelSize="m"
          hint="A person who weighs double for you takes two places. You say so on their page."
          width={2}
          inputMode="numeric"
        />
        <TextField
          name="hoursAWeek"
          label="About how many hours a week?"
          labelSize="m"
          hint="With the writing up and the way there. Leave it empty if you would rather not say."
          suffix="hours"
          width={2}
          inputMode="numeric"
          optional
        />
        <SubmitButton>Save my room</SubmitButton>
      </Form>
    </Page>
  )
}
