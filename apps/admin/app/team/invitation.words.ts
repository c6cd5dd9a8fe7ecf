/** How an invitation stands. */
export const invitationWords = {
  open: 'Open',
  used: 'Taken up',
  expired: 'Lapsed',
  revoked: 'Taken back',
} as const
