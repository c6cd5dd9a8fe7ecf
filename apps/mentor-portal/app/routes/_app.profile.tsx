import { AgeBand, ageBandWords, MentorProfile, MentorTold } from '@alongside/domain/mentor-self'
import { MentorWish } from '@alongside/domain/onboarding'
import {
  CheckboxesField,
  CommandField,
  Form,
  RadiosField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '@alongside/web/form'
import { Page, Panel, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { AboutMe } from '../room/about-me.tsx'
import { offersByMentor, offerWords } from '../room/offers.ts'

export const meta = titled('My profile')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const { seq, profile, languages, offers, told, clinics } = await api.mentors.mine.query()
    return { seq, profile, languages, offers, told, clinics: clinics.map(({ id, name }) => ({ id, name })) }
  })
}

const ProfileForm = z
  .strictObject({
    seq: z.int().min(0),
    commandId: z.uuid(),
    called: MentorProfile.shape.called,
    about: MentorProfile.shape.about.default(''),
    languages: z.string().max(300),
    offers: z.array(MentorWish).default([]),
    ageBand: AgeBand.optional(),
    background: MentorTold.shape.background.default(''),
    seen: z.enum(['notSaid', 'none', 'some']).default('notSaid'),
    seenAt: z.array(z.uuid()).default([]),
  })
  .transform(({ seq, commandId, called, about, languages, offers, ageBand, background, seen, seenAt }) => ({
    seq,
    commandId,
    profile: { called, about },
    languages: languages
      .split(/[,;\n]/)
      .map(each => each.trim())
      .filter(each => each !== ''),
    offers,
    told: {
      ageBand: ageBand ?? null,
      background,
      seenAt: seen === 'notSaid' ? null : seen === 'none' ? ('none' as const) : seenAt,
    },
  }))

export function action(args: ActionFunctionArgs) {
  return submit(
    args,
    ProfileForm,
    async (form, api) => {
      await api.mentors.keepProfile.mutate(form)
      return { to: '/profile', said: 'Your profile is kept.' }
    },
    {
      called: 'Write your first name, or the name you go by',
      languages: 'Write at least one language',
    },
  )
}

/** What people see of a mentor before they say yes, and what only helps to find the right match. */
export default function Profile() {
  const { seq, profile, languages, offers, told, clinics } = useLoaderData<typeof loader>()
  const shown = offers.filter(offer => offersByMentor.includes(offer)).map(offer => offerWords[offer])
  return (
    <Page
      narrow
      title="My profile"
      lead="What somebody is told of you before they say yes. Your last name and your number are never in it."
    >
      <AboutMe at="profile" />
      <Panel title="As they see it">
        <p className="al-profile__name">{profile.called || 'Your first name'}</p>
        <p className="al-note">{profile.about || 'Nothing yet. A few sentences help somebody to say yes.'}</p>
        <p className="al-quiet">
          Speaks {languages.join(', ') || '…'}
          {shown.length > 0 ? ` · ${shown.join(' · ')}` : ''}
        </p>
      </Panel>
      <Form
        id="profile"
        values={{
          called: profile.called,
          about: profile.about,
          languages: languages.join(', '),
          offers,
          ageBand: told.ageBand ?? '',
          background: told.background,
          seen: told.seenAt === null ? 'notSaid' : told.seenAt === 'none' ? 'none' : 'some',
          seenAt: Array.isArray(told.seenAt) ? told.seenAt : [],
        }}
      >
        <input type="hidden" name="seq" value={seq} />
        <CommandField form="profile" />
        <TextField name="called" label="First name, or the name you go by" labelSize="m" width={20} />
        <TextAreaField
          name="about"
          label="A few words about you"
          labelSize="m"
          hint="What you like, how you talk, what you have come through. Only what you are happy for somebody to hear."
          optional
        />
        <TextField
          name="languages"
          label="Languages you can talk in"
          labelSize="m"
          hint="With commas between them, such as English, Spanish."
        />
        <CheckboxesField
          name="offers"
          label="What I can offer"
          labelSize="m"
          hint="People may ask for it. Tick only what you would like to be asked for."
          look="tiles"
          choices={offersByMentor.map(value => ({ value, label: offerWords[value] }))}
        />
        <h2 className="nhsuk-heading-m">Only for finding a match</h2>
        <p>
          Some people wish for somebody of their age, or somebody who is not from their community or their
          clinic. Only your coordinator reads this, and every part may be left out.
        </p>
        <SelectField
          name="ageBand"
          label="Your age"
          none="Rather not say"
          optional
          choices={Object.entries(ageBandWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="background"
          label="Where you feel at home: communities, faith, countries"
          hint="In your own words."
          optional
        />
        <RadiosField
          name="seen"
          label="Are you seen yourself at one of our clinics?"
          choices={[
            { value: 'notSaid', label: 'Rather not say' },
            { value: 'none', label: 'At none of them' },
            {
              value: 'some',
              label: 'Yes',
              more: (
                <CheckboxesField
                  name="seenAt"
                  label="At which?"
                  small
                  choices={clinics.map(({ id, name }) => ({ value: id, label: name }))}
                />
              ),
            },
          ]}
        />
        <SubmitButton>Save my profile</SubmitButton>
      </Form>
    </Page>
  )
}
