/** The four trusts of the programme with their clinics, and what was settled with each. The clinics are made up. */
import { ClinicSettings } from '@alongside/domain/clinic-settings'
import { type PlainDate, plainDate } from '@alongside/domain/time'
import { namedId } from './named-id.ts'

export interface Place {
  readonly key: ClinicKey
  readonly id: string
  readonly name: string
  readonly trust: { readonly id: string; readonly name: string }
  readonly openedOn: PlainDate
  readonly settings: ClinicSettings
}

export type ClinicKey = 'kingston' | 'croydon' | 'kings' | 'lewisham' | 'greenwich'

const explicit = ClinicSettings.parse({})

const lewishamAndGreenwich = 'Lewisham and Greenwich NHS Trust'

function place(
  key: ClinicKey,
  name: string,
  trust: string,
  openedOn: string,
  settings: ClinicSettings = explicit,
): Place {
  return {
    key,
    id: namedId(`clinic ${key}`),
    name,
    trust: { id: namedId(`trust ${trust}`), name: trust },
    openedOn: plainDate(openedOn),
    settings,
  }
}

export const places: readonly Place[] = [
  place('kingston', 'Kingston, Riverside clinic', 'Kingston Hospital NHS Foundation Trust', '2024-04-15'),
  place('croydon', 'Croydon, Park Lane clinic', 'Croydon Health Services NHS Trust', '2024-04-22'),
  place('kings', 'King’s, Camberwell clinic', 'King’s College Hospital NHS Foundation Trust', '2024-04-15'),
  place(
    'lewisham',
    'Lewisham, Ladywell clinic',
    lewishamAndGreenwich,
    '2024-05-07',
    ClinicSettings.parse({
      release: { basis: 'withinService', approvedBy: 'Dr Philippa Venncombe', approvedOn: '2024-05-02' },
      lostToFollowUpMonths: 12,
      // settled for the first years, so that a record comes to the end of its time
      discharge: { retentionYears: 2 },
    }),
  ),
  place(
    'greenwich',
    'Greenwich, Woolwich clinic',
    lewishamAndGreenwich,
    '2025-04-28',
    ClinicSettings.parse({ lostToFollowUpMonths: 15 }),
  ),
]

export function placeOf(key: ClinicKey): Place {
  const found = places.find(place => place.key === key)
  if (!found) throw new Error(`There is no clinic ${key}`)
  return found
}
