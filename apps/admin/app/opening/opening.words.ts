/** What this app calls the reasons for opening a record. */
export const openingReasons = {
  riskToLife: 'A risk to life',
  childAtRisk: 'A child is at risk',
  adultAtRisk: 'An adult is at risk',
  authorityAsked: 'The police or another authority asked',
  mentorUnreachable: 'Their mentor cannot be reached, and it cannot wait',
} as const
