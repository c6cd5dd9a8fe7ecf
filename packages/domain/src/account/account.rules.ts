/** Whom an administrator may invite, and which invitation needs a second person. Pure; the API and the screens read it. */
import * as z from 'zod'
import { Id, type Role } from '../people.ts'

/**
 * The roles that are given by invitation of an administrator. Mentors and trainees come through recruitment, clinic
 * systems through their keys, and a person never has an account.
 */
export const InvitedRole = z.enum(
  ['clinician', 'coordinator', 'safeguardingLead', 'analyst', 'administrator'],
  {
    error: 'Choose what they will do',
  },
)
export type InvitedRole = z.infer<typeof InvitedRole>

/** What each role is for, in the words of the page that gives it. */
export const invitedRoleWords = {
  clinician: {
    label: 'Clinic staff',
    hint: 'Sees the people of their own clinics, offers support and releases records.',
  },
  coordinator: {
    label: 'Coordinator',
    hint: 'Sees the people that their clinics released, and runs the support.',
  },
  safeguardingLead: { label: 'Safeguarding lead', hint: 'Decides on concerns at their clinics.' },
  analyst: { label: 'Analyst', hint: 'Sees figures, and no person.' },
  administrator: {
    label: 'Administrator',
    hint: 'Looks after accounts and settings, and sees no person. A second administrator has to confirm.',
  },
} as const satisfies Record<InvitedRole, { label: string; hint: string }>

/** Roles that reach across all clinics, or none: no clinic is chosen for them. */
const withoutClinics: readonly Role[] = ['analyst', 'administrator']

export function worksAtClinics(role: Role): boolean {
  return !withoutClinics.includes(role)
}

/** Nobody gives their own rank alone: another administrator confirms before the account opens. */
export function needsSecondPerson(role: Role): boolean {
  return role === 'administrator'
}

/** The same of a change: the rank is neither given nor taken away by one person alone. */
export function needsSecondPersonToBecome(from: Role, to: Role): boolean {
  return needsSecondPerson(from) || needsSecondPerson(to)
}

export const Invitation = z
  .strictObject({
    name: z.string().trim().min(2, 'Write their name').max(80, 'Write a shorter name'),
    email: z
      .string()
      .trim()
      .max(120)
      .regex(/^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/, 'Write one email address, like name@example.org'),
    role: InvitedRole,
    clinicIds: z.array(Id).max(200).default([]),
  })
  .refine(({ role, clinicIds }) => !worksAtClinics(role) || clinicIds.length > 0, {
    path: ['clinicIds'],
    message: 'Choose at least one clinic for this role',
  })
  .refine(({ role, clinicIds }) => worksAtClinics(role) || clinicIds.length === 0, {
    path: ['clinicIds'],
    message: 'This role has no clinics of its own. Take the ticks away',
  })
export type Invitation = z.infer<typeof Invitation>

/** After so many days without a look an account should be reviewed before anything else. */
export const REVIEW_EVERY_DAYS = 91
