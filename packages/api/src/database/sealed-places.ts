/** Every cell of the database that is sealed: whose key it is under, and which place is authenticated with it. */

type Row = Readonly<Record<string, string>>

export interface SealedPlace {
  readonly table: string
  readonly column: string
  /** The columns that name a row, with their types. */
  readonly key: Readonly<Record<string, 'uuid' | 'text' | 'integer'>>
  /** The owner is in the first of these columns that is not empty. */
  readonly owners: readonly string[]
  /** Where only some rows of the table are under this owner's key. */
  readonly only?: string
  /** The id with which a cell is authenticated, from the columns that name its row. */
  readonly id: (row: Row) => string
}

type Way = Pick<SealedPlace, 'owners' | 'only'> & Partial<Pick<SealedPlace, 'key' | 'id'>>

const byId: Pick<SealedPlace, 'key' | 'id'> = { key: { id: 'uuid' }, id: ({ id }) => id ?? '' }

function cells(table: string, columns: readonly string[], way: Way): SealedPlace[] {
  return columns.map(column => ({ ...byId, table, column, ...way }))
}

/** A test holds this to the columns that there are. */
export const sealedPlaces: readonly SealedPlace[] = [
  ...cells('account', ['name_sealed'], { owners: ['id'] }),
  ...cells('person', ['called_sealed', 'contact_sealed', 'name_sealed', 'clinic_number_sealed'], {
    owners: ['id'],
  }),
  ...cells('mentor', ['called_sealed', 'wishes_sealed', 'profile_sealed', 'self_sealed'], {
    owners: ['account_id'],
  }),
  ...cells('note', ['text_sealed'], { owners: ['person_id', 'holder_id', 'clinic_id'] }),
  ...cells('message', ['to_sealed', 'body_sealed'], { owners: ['person_id', 'sealed_by', 'account_id'] }),
  ...cells('local_post', ['to_sealed', 'body_sealed'], {
    key: { message_id: 'uuid' },
    owners: ['person_id', 'sealed_by'],
    id: ({ message_id }) => message_id ?? '',
  }),
  ...cells('private_link', ['from_sealed'], { owners: ['person_id'] }),
  ...cells('goal', ['text_sealed'], { owners: ['person_id'] }),
  ...cells('measure_answer', ['answers_sealed'], { owners: ['person_id'] }),
  ...cells('record_opening', ['words_sealed', 'review_sealed'], { owners: ['person_id'] }),
  ...cells('fhir_resource', ['kept_sealed'], {
    key: { type: 'text', id: 'uuid' },
    owners: ['person_id'],
    id: ({ type, id }) => `${type}/${id}`,
  }),
  ...cells('task_subscription', ['secret_sealed'], { owners: ['account_id'] }),
  ...cells('reflection', ['text_sealed'], { owners: ['account_id'] }),
  ...cells('application', ['body_sealed'], { owners: ['holder_id'] }),
  ...cells('referee', ['name_sealed', 'email_sealed', 'answer_sealed'], { owners: ['holder_id'] }),
  ...cells('draft', ['body_sealed'], { owners: ['account_id'], only: `form = 'application'` }),
  ...cells('draft', ['body_sealed'], { owners: ['about_id'], only: `form <> 'application'` }),
  ...cells('list_import', ['file_sealed'], { owners: ['clinic_id'] }),
  ...cells('list_import_row', ['row_sealed'], {
    key: { list_import_id: 'uuid', row_no: 'integer' },
    owners: ['clinic_id'],
    id: ({ list_import_id, row_no }) => `${list_import_id}|${row_no}`,
  }),
]

/** The owner of a row, and the rows of those in the first parameter: so that the index of each column can be walked. */
export function ownedBy({ owners, only }: SealedPlace): { owner: string; condition: string } {
  const ways = owners.map((column, nth) =>
    [`${column} = any ($1::uuid[])`, ...owners.slice(0, nth).map(before => `${before} is null`)].join(
      ' and ',
    ),
  )
  const condition = `(${ways.map(way => `(${way})`).join(' or ')})`
  return {
    owner: `coalesce(${owners.join(', ')})`,
    condition: only ? `${condition} and ${only}` : condition,
  }
}
