/**
 * The deeds of the table of rights that need more than the right to them: a proof, given just now, that it is still the
 * same person at the keyboard, and for some the word of somebody else. The API asks this table before it does them, the
 * screens learn of it from the API, and the printed matrix shows it. Whoever else may see a row stands in `permissions.ts`.
 */
import type { Kind } from './lifecycles.ts'
import type { Role } from './people.ts'
import type { Scope } from './permissions.ts'

export interface DeedRight {
  /** What it is called on paper. */
  readonly label: string
  readonly who: { readonly [R in Role]?: Scope }
  /** Whether it asks for a fresh proof of who they are. */
  readonly freshProof: boolean
  /** Whose word it takes besides, in a few words; absent: nobody’s. */
  readonly secondPerson?: string
}

const administrators = { administrator: 'all' } as const

export const deeds = {
  openInEmergency: {
    label: 'Open a record in an emergency',
    who: { safeguardingLead: 'clinic' },
    freshProof: true,
    secondPerson: 'another reviews it afterwards',
  },
  confirmCopy: {
    label: 'Confirm a copy of everything for a person',
    who: { coordinator: 'released', safeguardingLead: 'clinic' },
    freshProof: true,
    secondPerson: 'another asked for it',
  },
  mergeRecords: {
    label: 'Put two records of one person together, and take them apart',
    who: { coordinator: 'released' },
    freshProof: true,
  },
  makeCopy: {
    label: 'Make the copy of everything for a person',
    who: { coordinator: 'released' },
    freshProof: true,
    secondPerson: 'another confirmed it',
  },
  takeNames: {
    label: 'Take a list with names along',
    who: { clinician: 'clinic', coordinator: 'released', mentor: 'assigned', safeguardingLead: 'concern' },
    freshProof: true,
  },
  invite: {
    label: 'Invite somebody',
    who: administrators,
    freshProof: true,
    secondPerson: 'another confirms an administrator',
  },
  confirmRank: {
    label: 'Confirm an administrator',
    who: administrators,
    freshProof: true,
    secondPerson: 'another asked for it',
  },
  changeRole: {
    label: 'Change what somebody does',
    who: administrators,
    freshProof: true,
    secondPerson: 'another confirms, to or from an administrator',
  },
  changeClinics: { label: 'Change where somebody works', who: administrators, freshProof: true },
  endAccount: { label: 'End an account', who: administrators, freshProof: true },
  reopenAccount: {
    label: 'Open an account again',
    who: administrators,
    freshProof: true,
    secondPerson: 'another confirms an administrator',
  },
  handOutKey: { label: 'Make a key for a clinic’s system', who: administrators, freshProof: true },
  letBackIn: {
    label: 'Let somebody back in who lost their ways in',
    who: { coordinator: 'clinic', administrator: 'all' },
    freshProof: true,
    secondPerson: 'two different people confirm',
  },
} as const satisfies Record<string, DeedRight>

export type Deed = keyof typeof deeds

/** How far a role may do it; undefined is a no. */
export function mayDoDeed(role: Role, deed: Deed): Scope | undefined {
  const right: DeedRight = deeds[deed]
  return right.who[role]
}

/** Events that ask for a fresh proof: what they do cannot be undone by anybody. */
const provedEvents: { readonly [K in Kind]?: readonly string[] } = {
  discharge: ['destroy'],
}

export function needsFreshProof(kind: Kind, event: string): boolean {
  return provedEvents[kind]?.includes(event) ?? false
}
