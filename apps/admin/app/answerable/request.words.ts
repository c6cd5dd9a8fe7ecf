export const askedHowWords = {
  inWriting: 'In writing',
  inPerson: 'In person',
  byPhone: 'By phone',
  bySomebodyForThem: 'Somebody asked for them',
} as const

export const identityWords = {
  document: 'They showed a document',
  knownToTheTeam: 'The team knows them well',
  authorityInWriting: 'Their authority in writing was shown',
} as const
